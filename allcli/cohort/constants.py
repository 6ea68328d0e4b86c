"""What is the same in every case of a table."""

from collections.abc import Mapping
from typing import Any

from allcli.case.problems import Path
from allcli.cohort.map_fields import LISTS, FieldPlace, place


def as_tables(constant: Mapping[str, Any]) -> tuple[dict[str, Any], dict[Path, str]]:
    """The constants as a case writes them, each numbered one alone, and the field of each path."""
    tables: dict[str, Any] = {}
    fields: dict[Path, str] = {}
    for field, value in constant.items():
        at = place(field) or FieldPlace(field)
        *names, last = at.path.replace("[]", "").split(".")
        held: Any = tables
        path: Path = tuple(names)
        if at.number:
            entries = held.setdefault(names[0], [])
            if not isinstance(entries, list):
                continue
            held, path = {}, (names[0], len(entries))
            entries.append(held)
        elif names:
            held = held.setdefault(names[0], {})
        if at.number or last not in LISTS or last not in held:
            held[last] = value
        fields[*path, last] = field
    return tables, fields
