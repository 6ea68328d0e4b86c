"""`allcli schema`: four schemas, each alone on stdout."""

import json

import pytest

from allcli.case.files.schema import case_schema
from tests.cli.process import run_process
from tests.cli.shell import run


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ((), "Case"),
        (("case",), "Case"),
        (("assessment",), "Assessment"),
        (("rulebook",), "RulebookFile"),
        (("map",), "Map"),
    ],
)
def test_the_schema_that_is_asked_for_is_printed(words: tuple[str, ...], title: str) -> None:
    """That of a case, unless told otherwise."""
    done = run("schema", *words)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["title"] == title


def test_it_is_plain_ascii_json() -> None:
    """Any terminal and any redirection can hold it."""
    done = run_process("schema", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")

    assert json.loads(done.stdout) == case_schema()


def test_an_unknown_schema_is_refused() -> None:
    """With the names that there are."""
    done = run("schema", "patient")

    assert done.returncode == 2
    assert "assessment" in done.stderr
