"""`allcli simulate`: invented patients, for tests and demonstrations."""

from typing import Annotated

import typer

from allcli.cli.say import put

EXAMPLES = """\b
Examples:
  allcli simulate --n 100 --seed 7 > cohort.ndjson
  allcli simulate --n 100 --sparse > registry.ndjson
  allcli simulate --n 1000 | allcli batch - --columns salvage | sort | uniq -c
"""


def simulate_command(
    number: Annotated[int, typer.Option("--n", min=0, help="How many.")] = 10,
    seed: Annotated[int, typer.Option(help="The same seed gives the same patients.")] = 1,
    sparse: Annotated[
        bool, typer.Option("--sparse", help="As a registry has them: few fields, most unknown.")
    ] = False,
) -> None:
    """Invent patients and print them as NDJSON: plausible, reproducible, and no one's data."""
    from allcli.cohort.simulate import cohort
    from allcli.report.json import compact

    for case in cohort(number, seed, sparse=sparse):
        put(compact(case) + "\n")
