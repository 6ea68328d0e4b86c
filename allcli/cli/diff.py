"""`allcli criteria diff`: what differs between two rulebooks, days or places."""

from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli import sides
from allcli.cli.options import Color, Format
from allcli.cli.show import show

if TYPE_CHECKING:
    from allcli.compare.cause import Compared
    from allcli.compare.side import Side

EXAMPLES = """\b
Examples:
  allcli criteria diff builtin ward.toml
  allcli criteria diff builtin@2017-03-20 builtin --cohort cases/
  allcli criteria diff builtin@US builtin@KR --cohort case.toml

\b
Exit codes:
  0  compared
  2  a rulebook, a case or the usage is wrong
"""


def diff_command(
    a: Annotated[str, typer.Argument(metavar="A", help=sides.HELP, show_default=False)],
    b: Annotated[str, typer.Argument(metavar="B", help="The same.", show_default=False)],
    cohort: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="Cases, or folders of them, to assess on both sides."),
    ] = None,
    format_: Format = "text",
    color: Color = "auto",
) -> None:
    """Compare two rulebooks record by record and field by field.

    With a day or a place only what may hold then and there is compared. With --cohort every case is
    assessed on both sides, and each difference is traced to the records that make it.
    """
    from allcli.compare.records import changes
    from allcli.report.differences import FORMATS, Differences

    side_a, side_b = sides.side(a), sides.side(b)
    cases, bad = _compared(cohort, side_a, side_b) if cohort else (None, 0)
    show(FORMATS, Differences(a, b, changes(side_a, side_b), cases), format_, color)
    if bad:
        raise typer.Exit(2)


def _compared(cohort: list[str], a: "Side", b: "Side") -> "tuple[list[Compared], int]":
    """Every case on both sides, and how many could not be read."""
    from allcli.case.files.read import read_case
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain
    from allcli.cli.files import case_files
    from allcli.compare.cause import compare

    compared: list[Compared] = []
    bad = 0
    for name in case_files(cohort):
        try:
            if not isinstance(name, str):
                raise CaseError([name])
            compared.append(compare(read_case(name), a, b))
        except CaseError as error:
            complain(error, "not compared")
            bad += 1
    return compared, bad
