"""The syntaxes of a case file, and their endings."""

from typing import Literal, get_args

CaseSyntax = Literal["toml", "json"]
CASE_ENDINGS: dict[str, CaseSyntax] = {f".{syntax}": syntax for syntax in get_args(CaseSyntax)}
