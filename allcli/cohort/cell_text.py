"""A value of JSON, a workbook or Parquet as the text of a cell."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any


def text_of(value: Any) -> str:
    """The text that a table would have. Raises ValueError for what is more than one value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, list | tuple):
        return ", ".join(map(text_of, value))
    if isinstance(value, dict):
        raise ValueError("a table within a row; a map reads flat keys")
    return str(value)


def _number(value: float) -> str:
    """Without an exponent, which per cent would have as a fraction; workbooks write 34 as 34.0."""
    if value != value:  # noqa: PLR0124 - NaN, for which there is no number
        return ""
    plain = format(Decimal(repr(value)), "f")
    return plain.removesuffix(".0")
