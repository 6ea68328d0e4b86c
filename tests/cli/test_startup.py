"""What a run must not load."""

import subprocess
import sys

import pytest

from tests.cases import ROOT

FIT = "cases/first-relapse-fit.toml"


def loaded(*words: str) -> set[str]:
    """The modules that a run of the command line has loaded when it ends."""
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv = {['allcli', *words]!r}\n"
        "from allcli.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("--help",),
        ("assess", "--help"),
        ("validate", "--help"),
        ("new", "--help"),
        ("batch", "--help"),
    ],
)
def test_what_needs_no_case_loads_no_case(words: tuple[str, ...]) -> None:
    """Help and version come without model, renderer or rulebook."""
    assert not {"pydantic", "rich", "tomllib", "allcli.case.model"} & loaded(*words)


def test_json_loads_no_renderer() -> None:
    """A script pays for what it uses."""
    assert "rich" not in loaded("assess", FIT, "-f", "json")


def test_assess_loads_nothing_of_the_other_commands() -> None:
    """Schemas, reference and writer are for those who ask for them."""
    others = {
        "allcli.case.describe", "allcli.case.reference", "allcli.case.schema", "allcli.case.write",
        "allcli.rulebook.schema", "allcli.triage.schema", "tomli_w",
    }  # fmt: skip

    assert not others & loaded("assess", FIT)


def test_no_pydantic_plugin_is_looked_for() -> None:
    """Nothing installed beside allcli may watch patients being validated."""
    modules = loaded("assess", FIT)

    assert "pydantic" in modules
    assert "importlib.metadata" not in modules


def test_nothing_that_talks_to_a_network_is_loaded() -> None:
    """No patient data can leave the machine by what is not there."""
    assert not {"socket", "ssl", "http.client", "urllib.request"} & loaded("assess", FIT)
