"""A case document as TOML or JSON text: the same facts, in the order they were written.

TOML puts what stands at the top level before the tables, and has no null: a key that is null is
left out, which means the same. A whole day is a date in TOML and text in JSON.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import tomli_w

from allcli.case.fields import DateField
from allcli.case.files.describe import FieldEntry, entries
from allcli.case.files.tokens import tokens
from allcli.case.model import Case
from allcli.case.table import Table


def as_json(document: dict[str, Any]) -> str:
    """JSON text; dates become text."""
    return json.dumps(document, indent=2, ensure_ascii=False, default=str) + "\n"


def as_toml(document: dict[str, Any]) -> str:
    """TOML text of a valid case; every table under its own header."""
    return "\n".join(filter(None, _chunks(_plain(document, Case))))


def toml_text(document: dict[str, Any], *remarks: str) -> str:
    """TOML text of a case under a comment for each remark."""
    return "".join(f"# {remark}\n" for remark in remarks) + as_toml(document)


def has_comments(toml: str) -> bool:
    """Whether a TOML text holds comments, which JSON cannot."""
    return any(token.text.startswith("#") for token in tokens(toml))


def _chunks(document: dict[str, Any]) -> Iterator[str]:
    """The top level, then one piece of text for each table."""
    lists = {key for key, value in document.items() if _is_list_of_tables(value)}
    tables = {key for key, value in document.items() if isinstance(value, dict)}
    yield tomli_w.dumps({k: v for k, v in document.items() if k not in lists | tables})
    for key, value in document.items():
        if key in tables:
            yield f"[{key}]\n{tomli_w.dumps(value)}"
        elif key in lists:
            yield from (f"[[{key}]]\n{tomli_w.dumps(row)}" for row in value)


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _plain(document: dict[str, Any], table: type[Table]) -> dict[str, Any]:
    """The document without nulls, with days as dates."""
    kinds = {entry.name: entry for entry in entries(table)}
    return {
        key: _value(value, kinds.get(key)) for key, value in document.items() if value is not None
    }


def _value(value: Any, entry: FieldEntry | None) -> Any:
    if entry and isinstance(value, list):
        return [_value(element, entry) for element in value]
    if entry and entry.table:
        return _plain(value, entry.table)
    return _day(value) if entry and isinstance(entry.kind, DateField) else value


def _day(value: object) -> object:
    """A whole day as a date; a month, a year, or a word why it is not known stays as it is."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return value
    return day if day and day.isoformat() == value else value
