"""The syntaxes of a case file, their endings, and the foreign ones that are read."""

from typing import Literal, get_args

CaseSyntax = Literal["toml", "json"]
ForeignSyntax = Literal["fhir", "phenopacket"]
CASE_ENDINGS: dict[str, CaseSyntax] = {f".{syntax}": syntax for syntax in get_args(CaseSyntax)}
