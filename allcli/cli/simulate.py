"""`allcli simulate`: invented patients, for tests and demonstrations."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli.complain import complain
from allcli.cli.completion import case_files
from allcli.cli.say import put

if TYPE_CHECKING:
    from allcli.cohort.alike import Likeness

EXAMPLES = """\b
Examples:
  allcli simulate --n 100 --seed 7 > cohort.ndjson
  allcli simulate --n 100 --sparse > registry.ndjson
  allcli simulate --n 1000 | allcli batch - --columns salvage | sort | uniq -c
  allcli simulate --like case.toml --vary labs.bilirubin --n 200 | allcli batch - --columns salvage

\b
With --like, what the case states stays in every patient, but for its id and note; what it leaves
open, or calls unknown, is drawn to go with it. What is pending or not done stays so, unless it
varies. What cannot go with the case stays open, and so does what simulate never draws.
"""


def simulate_command(
    number: Annotated[int, typer.Option("--n", min=0, help="How many.")] = 10,
    seed: Annotated[int, typer.Option(help="The same seed gives the same patients.")] = 1,
    sparse: Annotated[
        bool, typer.Option("--sparse", help="As a registry has them: few fields, most unknown.")
    ] = False,
    like: Annotated[
        str,
        typer.Option(
            metavar="CASE",
            help="Patients like this one: what the case states stays; - for stdin.",
            autocompletion=case_files,
        ),
    ] = "",
    vary: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD", help="With --like: a field or table to be drawn anew."),
    ] = None,
) -> None:
    """Invent patients and print them as NDJSON: plausible, reproducible, and no one's data."""
    from allcli.cohort.alike import cohort_like
    from allcli.cohort.simulate import cohort
    from allcli.report.json import compact

    if vary and not like:
        raise typer.BadParameter("--vary is for what a case states: name the case with --like")
    made = (
        cohort_like(_likeness(like, vary or ()), number, seed, sparse=sparse)
        if like
        else cohort(number, seed, sparse=sparse)
    )
    for case in made:
        put(compact(case) + "\n")


def _likeness(name: str, varied: Sequence[str]) -> "Likeness":
    """What the patients are to have in common with the case."""
    from allcli.case.files.change import document
    from allcli.case.files.source_text import read_text, shown
    from allcli.case.problems import CaseError
    from allcli.cohort.alike import likeness

    try:
        return likeness(document(shown(name), read_text(name)), varied)
    except CaseError as error:
        complain(error, "no patients made")
        raise typer.Exit(2) from None
