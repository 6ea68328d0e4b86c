"""How a page may be coloured, and what the rows of a cohort are written as."""

from typing import Literal

Colouring = Literal["auto", "always", "never"]
RowForm = Literal["csv", "ndjson", "json", "fhir"]
