"""What `allcli batch` is asked to do, but for how each case is assessed: its options."""

from typing import Annotated, NamedTuple

import typer

from allcli.cli.completion import column_names
from allcli.cohort.syntaxes import CohortForm, Syntax
from allcli.report.forms import Colouring

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Folders, files, or - for standard input."),
]
RowsFormat = Annotated[
    CohortForm | None,
    typer.Option(
        "--format",
        "-f",
        help="Default: by the ending of --output; a table on a terminal, else NDJSON. "
        "FHIR is NDJSON too, a bundle a line.",
    ),
]
Columns = Annotated[
    str,
    typer.Option(
        metavar="NAMES",
        help="Columns, with commas between; `list` shows all.",
        autocompletion=column_names,
    ),
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on with an --output that was interrupted.")
]
From = Annotated[
    Syntax | None, typer.Option("--from", help="What the input is, if its name does not say.")
]
Glob = Annotated[
    str, typer.Option(metavar="PATTERN", help="Which files of a folder, such as '*.json'.")
]
MapFile = Annotated[
    str, typer.Option("--map", metavar="FILE", help="Which column of a table gives which field.")
]
MapTemplate = Annotated[
    bool, typer.Option("--map-template", help="Print a map to start from; PATH is the table.")
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, max=256, help="Processes; 0 for all cores.")
]
Summary = Annotated[
    str, typer.Option(metavar="FILE", help="Write the summary there: .json, .html, .md, else text.")
]
Html = Annotated[
    str, typer.Option(metavar="FOLDER", help="Write a page for each case there, and one of all.")
]
By = Annotated[
    str,
    typer.Option(
        metavar="COLUMN", help="Count the summary by a column too: of --columns, or of the table."
    ),
]
MinCount = Annotated[
    int,
    typer.Option(min=0, metavar="N", help="Leave smaller counts out of the summary, to hand on."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 for a bad case.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]


class BatchOptions(NamedTuple):
    """What is to be read, where to write, what to say."""

    paths: list[str]
    glob: str
    syntax: Syntax | None
    output: str
    force: bool
    resume: bool
    jobs: int
    summary: str
    strict: bool
    quiet: bool
    color: Colouring
    html: str
    min_count: int

    @property
    def patterns(self) -> tuple[str, ...]:
        """What the files of a folder are called."""
        from allcli.cohort.paths import ENDINGS

        return (self.glob,) if self.glob else ENDINGS
