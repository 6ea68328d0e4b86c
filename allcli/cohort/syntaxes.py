"""The syntaxes of a file with cases, and what a cohort is written as, with the endings of both."""

from typing import Literal

from allcli.case.syntaxes import CASE_ENDINGS, CaseSyntax, ForeignSyntax
from allcli.report.forms import RowForm

WrittenSyntax = Literal[CaseSyntax, "ndjson", "csv"]
SheetSyntax = Literal["xlsx", "parquet"]
Syntax = Literal[WrittenSyntax, SheetSyntax, ForeignSyntax]
CohortForm = Literal["table", RowForm]
BY_ENDING: dict[str, WrittenSyntax] = {
    **CASE_ENDINGS, ".ndjson": "ndjson", ".jsonl": "ndjson", ".csv": "csv",
}  # fmt: skip
PACKED = ".gz"  # behind the ending of a stream or a table
READ_BY_ENDING: dict[str, Syntax] = {
    **BY_ENDING, ".tsv": "csv", ".txt": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx",
    ".parquet": "parquet",
}  # fmt: skip


def syntax_of(name: str) -> Syntax:
    """What a file is by its ending; standard input is NDJSON unless it is said otherwise."""
    if name == "-":
        return "ndjson"
    plain = name.lower().removesuffix(PACKED)
    return next((kind for end, kind in READ_BY_ENDING.items() if plain.endswith(end)), "json")
