"""The syntaxes of a file with cases, and what a cohort is written as, with the endings of both."""

from typing import Literal

from allcli.case.syntaxes import CASE_ENDINGS, CaseSyntax
from allcli.report.forms import RowForm

EndingSyntax = Literal[CaseSyntax, "ndjson", "csv"]
Syntax = Literal[EndingSyntax, "fhir"]
CohortForm = Literal["table", RowForm]
BY_ENDING: dict[str, EndingSyntax] = {
    **CASE_ENDINGS, ".ndjson": "ndjson", ".jsonl": "ndjson", ".csv": "csv",
}  # fmt: skip
