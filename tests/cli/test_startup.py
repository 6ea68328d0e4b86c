"""What a run must not load."""

import os
import subprocess
import sys
from functools import cache

import pytest

from allcli.cli.app import COMMANDS
from tests.cases import ROOT
from tests.profile import slow

FIT = "cases/first-relapse-fit.toml"


@cache
def loaded(*words: str) -> frozenset[str]:
    """The modules that a run of the command line has loaded when it ends."""
    return modules_of(*words)


def modules_of(*words: str, **env: str) -> frozenset[str]:
    """The same, with some variables set."""
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv = {['allcli', *words]!r}\n"
        "from allcli.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False,
        env={**os.environ, **env},
    )  # fmt: skip
    return frozenset(done.stderr.split())


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


@pytest.mark.parametrize("form", ["json", "text"])
def test_what_another_program_reads_loads_nothing_that_draws(form: str) -> None:
    """A script pays for what it uses."""
    assert "rich" not in loaded("assess", FIT, "-f", form)


def test_a_screen_loads_no_document() -> None:
    """Nor does a document load the screen's terminal."""
    documents = {"allcli.report.document.html", "allcli.report.pages.assessment"}

    assert not documents & loaded("assess", FIT)
    assert "allcli.report.terminal" not in loaded("assess", FIT, "-f", "html")


def test_assess_loads_nothing_of_the_other_commands() -> None:
    """Schemas, reference and writer are for those who ask for them."""
    others = {
        # only where something is wrong
        "allcli.case.files.json_lines", "allcli.case.files.toml_lines",
        "allcli.case.files.describe", "allcli.case.files.reference", "allcli.case.files.schema",
        "allcli.case.files.write", "allcli.rulebook.schema", "allcli.triage.schema", "tomli_w",
    }  # fmt: skip

    assert not others & loaded("assess", FIT)


@pytest.mark.parametrize("words", [("--version",), ("assess", "--help"), ("assess", FIT)])
def test_a_command_loads_no_other_command(words: tuple[str, ...]) -> None:
    """To read the signatures of all would cost more than to assess."""
    commands = {f"allcli.cli.{name}" for name in COMMANDS if name != words[0]}

    assert not commands & loaded(*words)


def test_assess_loads_nothing_that_is_slow_for_what_it_gives() -> None:
    """What stands in for these is as short, and does not cost a run its budget."""
    assert not {"calendar", "pydantic.functional_serializers"} & loaded("assess", FIT)


@pytest.mark.parametrize(
    "words", [("assess", FIT), pytest.param(("assess", FIT, "-f", "json"), marks=slow)]
)
def test_to_assess_loads_of_pydantic_only_its_core(words: tuple[str, ...]) -> None:
    """What it makes of the model is kept by the first run for the next."""
    keeping = {"PYTHONDONTWRITEBYTECODE": ""}
    modules_of(*words, **keeping)

    modules = modules_of(*words, **keeping)

    assert "pydantic_core" in modules
    assert "pydantic" not in modules


def test_no_pydantic_plugin_is_looked_for() -> None:
    """Nothing installed beside allcli may watch patients being validated."""
    modules = loaded("schema", "case")

    assert "pydantic" in modules
    assert "importlib.metadata" not in modules


def test_nothing_that_talks_to_a_network_is_loaded() -> None:
    """No patient data can leave the machine by what is not there."""
    assert not {"socket", "ssl", "http.client", "urllib.request"} & loaded("assess", FIT)
