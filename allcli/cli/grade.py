"""`allcli grade`: the calculators on their own."""

import typer

from allcli.cli.options import CaseFile, Color, Format
from allcli.cli.show import show

EXAMPLES = """\b
Examples:
  allcli grade case.toml
  allcli grade case.toml --format json | jq -r '.[].title'
"""


def grade_command(
    case: CaseFile,
    format_: Format = "text",
    color: Color = "auto",
) -> None:
    """Grade what a case describes: GVHD, VOD/SOS, comorbidity, liver tests, formulas.

    Each result comes with the inputs that made it and what is missing for the rest; where criteria
    sets disagree on this patient, the item that makes the difference is named.
    """
    from allcli.case.files.read import read_case
    from allcli.case.grades import grades
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain
    from allcli.report.grades import FORMATS

    try:
        topics = grades(read_case(case).case)
    except CaseError as error:
        complain(error, "not graded")
        raise typer.Exit(2) from None
    show(FORMATS, topics, format_, color)
