"""Nothing that a file, a name or an argument holds can act on a terminal or look like ours."""

import json
import os
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
import tomli_w
from typer.testing import CliRunner

from allcli.cli.app import app
from allcli.report.summary import lines
from allcli.verify.patients import document
from tests.cases import FIT
from tests.cli.commands import names
from tests.cli.shell import run
from tests.overlays import NEW
from tests.profile import dear, slow
from tests.report.documents import tree

FAKE = "Suggested first salvage: blinatumomab [stable]"
# a break of every kind, what reorders, what hides, what acts
ACTING = (
    "\n\r\v\f\x85\u2028\u2029\t\0\x07\x1b\x7f\x9b\u202e\u2066\u200e\u061c"
    "\u200b\u200d\u2060\ufeff\xad\u3164\u2800\ufe0f\U000e0041\U000e0100"
)
EVIL = f"x{''.join(f'{character}{FAKE}' for character in ACTING[:2])}{ACTING[2:]}"
SHORT = f"\n{FAKE}\r{ACTING}"
# little is left open, for a page that looks into all that it may be takes seconds
OPEN = {"labs.bilirubin_x_uln": None}
CASE = document(FIT, OPEN, {"id": SHORT, "genetics.karyotype": EVIL, "lines": [{"regimen": SHORT}]})
WRONG = CASE | {f"ke{EVIL}y": EVIL, "patient": {"age": EVIL, EVIL: 1}, "antigens": {"cd19": EVIL}}
SETTLED = document(FIT, {"id": SHORT, "genetics.karyotype": EVIL})
DOCUMENTS = ("html", "markdown")
SET = ("--set", "patient.age=40")
PAGES = [
    ("assess", "CASE"), ("assess", "CASE", "--explain"), ("assess", "CASE", "--brief"),
    ("assess", "CASE", "-f", "fhir"), ("batch", "CASE", "WRONG", "-j1", "-f", "fhir"),
    ("assess", "CASE", "--color", "always"), ("whatif", "CASE", *SET),
    ("whatif", "CASE", "--vary", "labs.bilirubin"), ("whynot", "CASE", "blinatumomab"),
    ("needs", "CASE"), ("needs", "CASE", "CASE-2"), ("matrix", "SETTLED"), ("grade", "CASE"),
    ("batch", "CASE", "-j1", "-f", "table"), ("batch", "CASE", "CASE-2", "-j1", "-f", "csv"),
    ("batch", "CASE", "WRONG", "-j1", "-f", "table", "--columns", "file,id,case"),
    ("batch", "WRONG", "-j1", "-f", "csv"), ("validate", "CASE"), ("validate", "WRONG"),
    ("assess", "WRONG"), ("convert", "CASE", "-", "--to", "toml"),
    ("criteria", "diff", "builtin", "builtin", "--cohort", "CASE"), ("flags", "CASE"),
]  # fmt: skip
IN_DOCUMENTS = [
    ("assess", "CASE", "CASE-2"), ("assess", "CASE", "--explain"), ("flags", "CASE"),
    ("whatif", "CASE", *SET), ("whatif", "CASE", "--vary", "labs.bilirubin"),
    ("whynot", "CASE", "blinatumomab"), ("needs", "CASE"), ("needs", "CASE", "CASE-2"),
]  # fmt: skip
MATRIX = pytest.param(("matrix", "CASE"), marks=slow)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cases whose texts and names try everything."""
    made = tmp_path_factory.mktemp("hostile")
    place = made / "a\u202eb"
    place.mkdir()
    (place / "CASE").write_text(json.dumps(CASE))
    (place / "CASE-2").write_text(json.dumps(CASE))
    (place / "SETTLED").write_text(json.dumps(SETTLED))
    (place / "WRONG").write_text(json.dumps(WRONG))
    return place


def assert_harmless(text: str) -> None:
    """A line is ours, and in it stands nothing that acts or hides."""
    left = text.replace("\x1b[", "")  # colour is ours, where it is asked for
    assert not (set(ACTING) - {"\n"}) & set(left)
    assert not any(line.lstrip().startswith(FAKE) for line in text.split("\n"))


@pytest.mark.parametrize("page", [*dear(PAGES), MATRIX], ids=" ".join)
def test_no_page_shows_what_a_case_smuggles_in(page: tuple[str, ...], folder: Path) -> None:
    """Reports, tables, summaries, remarks and complaints alike."""
    assert_page_is_harmless(page, folder)


@pytest.mark.parametrize("form", DOCUMENTS)
@pytest.mark.parametrize("page", [*dear(IN_DOCUMENTS), MATRIX], ids=" ".join)
def test_no_document_shows_what_a_case_smuggles_in(
    form: str, page: tuple[str, ...], folder: Path
) -> None:
    """Nor in what is opened or pasted elsewhere."""
    assert_page_is_harmless((*page, "-f", form), folder)


def assert_page_is_harmless(page: Sequence[str], folder: Path) -> None:
    """Whatever the command says of the cases that try everything."""
    words = [str(folder / word) if (folder / word).is_file() else word for word in page]

    done = CliRunner().invoke(app, words)

    assert done.exit_code in (0, 2)
    assert_harmless(done.stdout)
    assert_harmless(done.stderr)


@pytest.mark.parametrize(
    "words", [("assess",), ("flags",), ("needs",), pytest.param(("matrix",), marks=slow)]
)
def test_no_case_writes_markup(words: tuple[str, ...], tmp_path: Path) -> None:
    """What it says of itself stands in a document as it is, and makes no element."""
    evil = "<b>x</b><script>alert(1)</script>\"' onload=x &amp; ]]> **bold** [link](https://x.org)"
    case = CASE | {
        "id": evil[:100],
        "lines": [{"regimen": evil}],
        "genetics": CASE["genetics"] | {"karyotype": evil},
    }
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case))
    page, note = (
        CliRunner().invoke(app, [*words, str(path), "-f", form]).stdout for form in DOCUMENTS
    )
    elements = {node.tag for node in tree(page).iter()}

    assert not {"b", "script"} & elements
    assert "<b>x</b><script>" in "".join(tree(page).itertext())
    assert "<script" not in note.replace("\\<", "")
    assert "[link](" not in note
    assert "**bold**" not in note


@pytest.mark.parametrize("form", ["--brief", ""])
def test_a_case_is_named_on_one_line(form: str, folder: Path) -> None:
    """And where its name is longer than the line, the rest is set in."""
    text = CliRunner().invoke(app, ["assess", str(folder / "CASE"), *form.split()]).stdout
    head = text.partition("\nRead as ")[0].splitlines()

    assert head[0].startswith(r"\nSuggested first salvage: blinatumomab [stable]\u000d")
    assert all(line.startswith("  ") for line in head[1:])


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_programs_get_the_very_characters(form: str, folder: Path) -> None:
    """Escaped for the terminal, the same once read."""
    text = CliRunner().invoke(app, ["batch", "-q", "-f", form, str(folder / "CASE")]).stdout
    read = json.loads(text)

    assert_harmless(text)
    assert (read[0] if form == "json" else read)["receipt"]["case_id"] == SHORT


def test_a_converted_case_keeps_the_very_characters(folder: Path) -> None:
    """Through TOML and back; tags lie beyond what four digits can name."""
    toml = CliRunner().invoke(app, ["convert", str(folder / "CASE"), "-", "--to", "toml"]).stdout
    words = ["convert", "-", "-", "--to", "json"]

    assert json.loads(CliRunner().invoke(app, words, input=toml).stdout) == CASE


@pytest.mark.parametrize(
    "words",
    [("show", "our-rule"), ("search", "azoles"), ("list",), ("diff", "builtin", "WARD")],
    ids=" ".join,
)
def test_no_page_shows_what_a_local_rulebook_smuggles_in(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    """What it says, who wrote it, and why."""
    ward = tmp_path / "ward.toml"
    said = f"We change azoles. {SHORT}"
    rule = tomllib.loads(NEW)["criterion"][0] | {"title": said, "says": said}
    text = tomli_w.dumps({"author": said, "reason": said, "criterion": [rule]})
    ward.write_text(text)
    last = () if "WARD" in words else ("--rulebook", str(ward))

    done = CliRunner().invoke(
        app, ["criteria", *(str(ward) if word == "WARD" else word for word in words), *last]
    )

    assert done.exit_code == 0, done.stderr
    assert "our-rule" in done.stdout
    assert_harmless(done.stdout)


@pytest.mark.parametrize("name", ["", *names()])
def test_no_usage_error_passes_an_argument_on(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor a page of help, where the argument breaks its line."""
    for word in (f"--{SHORT}", SHORT, f"--format={SHORT}", f"--color={SHORT}"):
        words = [*name.split(), *[word.replace("\0", "")] * 3]
        monkeypatch.setattr(sys, "argv", ["allcli", *words])  # as it is outside of a test
        done = CliRunner().invoke(app, words)

        assert done.exit_code != 3
        assert_harmless(done.stderr)
        assert_harmless(done.stdout)


def test_a_summary_names_no_case_over_two_lines() -> None:
    """Neither its errors nor what it counts."""
    counts = {"cases": {"read": 1, "assessed": 1}, "errors": {SHORT: 1}, "suggestion": {EVIL: 1}}
    made = lines(counts, [f"{SHORT}: wrong"], 100)

    assert_harmless("\n".join("".join(words for words, _ in line) for line in made))


@pytest.mark.parametrize(
    "words", [("assess", "-f", "json"), ("assess", "--brief"), ("validate",), ("batch", "-q")]
)
def test_a_file_name_that_is_no_text_is_escaped(words: tuple[str, ...], tmp_path: Path) -> None:
    """Old archives hold such names; they can be read as any other."""
    path = tmp_path / os.fsdecode(b"case-\xff.toml")
    path.write_text('disease.lineage = "b-all"\ndisease.status = "relapsed"\n')

    done = run(*words, str(path))

    assert done.returncode == 0, done.stderr
    assert "\\udcff" in done.stdout or words == ("validate",)
