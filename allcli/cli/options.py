"""The options and arguments that several commands share, each declared once."""

from datetime import date
from typing import Annotated, Literal

import typer

from allcli.case.places import Jurisdiction
from allcli.case.syntaxes import ForeignSyntax
from allcli.cli.completion import case_files, languages, settings
from allcli.cli.dates import day_of
from allcli.cli.language import language_of
from allcli.engine.local import BUILTIN, PROJECT, VARIABLE
from allcli.report.forms import Colouring

CaseFile = Annotated[
    str,
    typer.Argument(
        metavar="CASE",
        help="A case file in TOML, JSON or FHIR, or a phenopacket; - for stdin.",
        autocompletion=case_files,
    ),
]
Cases = Annotated[
    list[str],
    typer.Argument(
        metavar="CASE...",
        help="Case files in TOML, JSON or FHIR, or phenopackets; - for standard input.",
        autocompletion=case_files,
    ),
]
CaseFiles = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Case files, folders of them, or - for stdin."),
]
Foreign = Annotated[
    ForeignSyntax | None,
    typer.Option(
        "--from", help="FHIR R4 or a phenopacket, of one patient; either is known without it."
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(metavar="DATE", parser=day_of, help="Use the rules in force on this day."),
]
PlaceOption = Annotated[
    Jurisdiction | None, typer.Option(help="Use this place's labels and funding.")
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        help="Set a field of the case, again for more; without a value it is left out.",
        autocompletion=settings,
    ),
]
Rulebooks = Annotated[
    list[str] | None,
    typer.Option(
        "--rulebook",
        metavar="FILE",
        help=f"Lay a local rulebook over ours; may be repeated. Else ${VARIABLE}, else {PROJECT} "
        f"near the case; `{BUILTIN}` for none of them.",
    ),
]
FORMAT = typer.Option("--format", "-f", help="How to show the result.")
Format = Annotated[Literal["text", "json"], FORMAT]
_PAGE_FORMAT = typer.Option(
    "--format", "-f", help="How to show the result; default: by the ending of --output."
)
PageFormat = Annotated[Literal["text", "json", "html", "markdown"] | None, _PAGE_FORMAT]
AssessedFormat = Annotated[Literal["text", "json", "html", "markdown", "fhir"] | None, _PAGE_FORMAT]
OutputFile = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Write a file, whole or not at all.")
]
Color = Annotated[Colouring, typer.Option(help="Colour; NO_COLOR is honoured.")]
PageLanguage = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        parser=language_of,
        autocompletion=languages,
        help="Language of the page, en or ko; default: that of $LANG. What is cited stays English, "
        "and so do JSON and FHIR.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite what is there already.")]
Paging = Annotated[
    bool,
    typer.Option(
        "--pager/--no-pager",
        help="On a terminal, show what is higher than it by $ALLCLI_PAGER, $PAGER or less.",
    ),
]
