"""What programs read is UTF-8, whatever the terminal is; no page depends on what it is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allcli.cli.app import app
from tests.cases import ROOT
from tests.cli.commands import CASE, command, names, words
from tests.cli.process import ENV, run_process, started
from tests.cli.shell import called, run
from tests.profile import crossed, dear, more, slow

LEGACY = ("cp1252", "latin-1", "cp437", "cp949", "ascii", "utf-16")


def offers_json(name: str) -> bool:
    choices = [getattr(option.type, "choices", ()) for option in command(name).params]
    return any("json" in given for given in choices if "text" in given or "ndjson" in given)


def in_json(name: str, result: str) -> tuple[str, ...]:
    return (*words(name, result), *(("--format", "json") if offers_json(name) else ()))


def printed(spoken: tuple[str, ...], encoding: str) -> bytes:
    code, out, err = called(spoken, encoding=encoding)
    assert code != 3, err
    return out


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file that `replay` reads."""
    path = tmp_path_factory.mktemp("result") / "result.json"
    path.write_bytes(printed(("assess", CASE, "-f", "json"), "utf-8"))
    return str(path)


@pytest.mark.parametrize(
    "name", dear([*filter(offers_json, names()), "schema", "convert", "simulate", "new"])
)
def test_what_programs_read_is_utf_8(name: str, result: str) -> None:
    """Every command with a form for them, on a terminal that lacks the characters and another."""
    spoken = in_json(name, result)
    texts = [printed(spoken, encoding).decode("utf-8") for encoding in ("cp1252", "cp949")]

    assert texts[0]
    assert texts[0] == texts[1]
    if name not in ("simulate", "new"):
        json.loads(texts[0])


@pytest.mark.parametrize(("form", "encoding"), crossed(["json", "ndjson", "csv"], LEGACY))
def test_a_batch_is_utf_8_on_every_terminal(form: str, encoding: str) -> None:
    """Its arrows and signs are those of the case."""
    text = printed(("batch", CASE, "-q", "-f", form), encoding).decode("utf-8")

    assert "→" in text


@more
@pytest.mark.parametrize("encoding", LEGACY)
def test_a_page_is_shown_on_every_terminal(encoding: str) -> None:
    """What an encoding lacks has another form in it; nothing is a fault."""
    spoken = ("assess", CASE, "--brief")
    env = ENV | {"PYTHONIOENCODING": encoding}
    stdout, _ = started(*spoken, env=env, stdout=subprocess.PIPE).communicate()
    text = stdout.decode(encoding)

    assert "inotuzumab" in text or "blinatumomab" in text
    assert stdout == printed(spoken, encoding)


@pytest.mark.parametrize(
    ("name", "columns"),
    crossed(
        ["assess", "whatif", "whynot", "needs", "grade", "matrix", "criteria show"],
        ["0", "1", "2", "4", "-5", "9" * 30, "wide", ""],
    ),
)
def test_a_page_fits_any_width_that_is_stated(
    name: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The narrowest page is twenty columns wide; what is no number is not heeded."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", columns)

    done = CliRunner().invoke(app, list(words(name, "")))

    assert done.exit_code == 0
    assert len(done.stdout.split()) > 5


@pytest.mark.parametrize(
    "spoken",
    [
        ("whynot", "--help"),
        *(
            pytest.param(words, marks=slow)
            for words in (("criteria", "list", "--help"), ("schema", "rulebook"),
                          ("new", "--template"), ("--help",))
        ),
    ],
)  # fmt: skip
def test_python_without_docstrings_helps_as_well(spoken: tuple[str, ...]) -> None:
    """Help, schemas and the template are made of them."""
    bare = run_process(*spoken, PYTHONOPTIMIZE="2", PYTHONDONTWRITEBYTECODE="1")

    assert bare.returncode == 0
    assert bare.stdout == run_process(*spoken).stdout


@pytest.mark.parametrize("length", [245, 300])
@pytest.mark.parametrize(
    "spoken",
    [
        ("new", "FILE", "--template"), ("convert", CASE, "FILE"), ("criteria", "init", "FILE"),
        pytest.param(
            ("criteria", "test", "tests/vignettes/accepted.toml", "--generate", "FILE"), marks=slow
        ),
        ("batch", CASE, "-f", "csv", "-q", "-o", "FILE"), ("criteria", "test", "FILE"),
    ],
    ids=lambda spoken: " ".join(spoken[:2]),
)  # fmt: skip
def test_too_long_a_name_is_told(spoken: tuple[str, ...], length: int, tmp_path: Path) -> None:
    """And a name that the system takes is written, though not by much."""
    file = tmp_path / f"{'a' * length}.toml"
    done = run(*(str(file) if word == "FILE" else word for word in spoken))

    left = [path.name for path in tmp_path.iterdir()]
    if left:
        assert left == [file.name]
        assert done.returncode in (0, 1)
    else:
        assert done.returncode == 2
        assert "no such file" in done.stderr or "file name too long" in done.stderr


@pytest.mark.parametrize(
    "spoken",
    [
        ("assess", f"{ROOT}/{CASE}"), ("convert", f"{ROOT}/{CASE}", "x.toml"),
        *(
            pytest.param(words, marks=slow)
            for words in (("--version",), ("new",), ("validate", "."), ("criteria", "init"),
                          ("assess", "x.toml"))
        ),
    ],
)  # fmt: skip
def test_a_folder_that_is_gone_is_no_fault(spoken: tuple[str, ...], tmp_path: Path) -> None:
    """Nor is a home, a terminal or a language that nobody states."""
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'rmdir "{gone}"; exec "$0" -c "from allcli.cli import main; main()" "$@"'
    bare = {"PATH": ENV["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "POSIX", "PYTHONUTF8": "0"}
    done = subprocess.run(
        ["bash", "-c", script, sys.executable, *spoken], cwd=gone, env=bare,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode in (0, 2)
    assert "internal error" not in done.stderr
    assert "Traceback" not in done.stderr
