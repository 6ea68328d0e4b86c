"""A value of JSON, a workbook or Parquet as the text of a cell, and that text as it is meant."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

# What nobody sees: without width, or for the direction of writing; and the hyphen that may break.
_INVISIBLE = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
)


def as_meant(cell: str) -> str:
    """A cell without what spreadsheets and copied pages put around it: `="30"`, `'30`."""
    text = cell.strip()
    if not text.isascii():
        text = text.translate(_INVISIBLE).strip()
    if text[:2] == '="' and text[2:].endswith('"'):
        return text[2:-1].strip()
    return text[1:] if text[:1] == "'" and text[1:2].isdecimal() else text


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
