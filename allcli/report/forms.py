"""What the rows of a cohort are written as."""

from typing import Literal

RowForm = Literal["csv", "ndjson", "json"]
