"""A case file as a command opens it: with what is set anew, its place, and the day of its rules."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from allcli.case.places import Jurisdiction
from allcli.cli.complain import warn

if TYPE_CHECKING:
    from datetime import date

    from allcli.case.files.read import Source

Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        help="Set a field of the case, again for more; without a value it is left out.",
    ),
]


def opened(name: str, settings: Sequence[str], place: Jurisdiction | None) -> "Source":
    """The case with these fields set; what is odd about it is told. Raises CaseError."""
    from allcli.case.files.read import read_case, read_text, shown, telling

    if settings:
        from allcli.case.files.change import document, setting  # only where something is set

        wanted = [setting(text) for text in settings]
        source = telling(document(shown(name), read_text(name)).changed(wanted))
    else:
        source = read_case(name)
    for problem in source.warnings:
        warn(problem)
    return source.at(place)


def rules_of(source: "Source") -> "date":
    """The day whose rules are used where none is named: that of the case, else today."""
    from datetime import date

    from allcli.case.dates import PartialDate

    stated = source.case.assessed_on
    return stated.last if isinstance(stated, PartialDate) else date.today()
