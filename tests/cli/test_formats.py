"""`--format`: what a command offers is what there is a renderer for."""

from importlib import import_module
from typing import Any

import pytest

from allcli.report.rows import FORMATS
from tests.cli.commands import command, names

PAGES = {
    "assess": ["assessed"],
    "whatif": ["whatif", "sweep"],
    "flags": ["flags"],
    "whynot": ["whynot"],
    "plan": ["plan"],
    "needs": ["needs"],
    "grade": ["grades"],
    "matrix": ["matrix"],
    "replay": ["replayed"],
    "validate": ["validated"],
    "cite": ["rulebook.cited"],
    "criteria list": ["rulebook.listed"],
    "criteria search": ["rulebook.listed"],
    "criteria check": ["rulebook.checked"],
    "criteria test": ["rulebook.examined"],
    "criteria diff": ["differences"],
}


def offered(name: str) -> list[str]:
    """The formats that a command takes; none where it has no such option."""
    options: list[Any] = [option for option in command(name).params if "--format" in option.opts]
    return list(options[0].type.choices) if options else []


@pytest.mark.parametrize("name", sorted(set(names()) - {"batch"}))
def test_every_format_that_is_offered_has_a_renderer(name: str) -> None:
    """Neither a format without a renderer nor a renderer that cannot be asked for."""
    for page in PAGES.get(name, []):
        assert list(import_module(f"allcli.report.{page}").FORMATS) == offered(name)

    assert bool(offered(name)) == (name in PAGES)


def test_every_form_of_rows_that_is_offered_has_a_renderer() -> None:
    """A cohort is written row by row, or laid out as a table on the terminal."""
    assert {"table", *FORMATS} == set(offered("batch"))
