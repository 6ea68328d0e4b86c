"""`allcli schema`: JSON Schema, for editors and programs."""

from typing import Annotated, Literal

import typer

from allcli.cli.say import put

EXAMPLES = """\b
Examples:
  allcli schema > case.schema.json
  allcli schema assessment | jq '."$defs".OptionResult'
"""


def schema_command(
    what: Annotated[
        Literal["case", "assessment", "plan", "rulebook", "map"],
        typer.Argument(
            help="A case file, the JSON of `assess` or `plan`, a file of the rulebook, or a --map "
            "of `batch`."
        ),
    ] = "case",
) -> None:
    """Print the JSON Schema (2020-12) of a case, an assessment, a plan, a rulebook file or a map.

    An editor that knows it completes and checks while you write. Put this first in a TOML case:

      #:schema case.schema.json
    """
    from allcli.report.formats import json_text

    if what == "case":
        from allcli.case.files.schema import case_schema as made
    elif what == "assessment":
        from allcli.triage.schema import assessment_schema as made
    elif what == "plan":
        from allcli.plan.schema import plan_schema as made
    elif what == "map":
        from allcli.cohort.mapping import map_schema as made
    else:
        from allcli.rulebook.schema import rulebook_schema as made
    put(json_text(made()))
