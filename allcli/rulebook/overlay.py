"""A local rulebook as it is written: what it changes, who decided that, and why.

A table with the id of one of our records changes the fields it names; with a new id it is a new
record. What the file says at its top (`author`, `reason`, `expires`) holds for every table that
does not say otherwise.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, cast

from allcli.case.files.bounds import MAX_RULES_BYTES
from allcli.case.files.source_text import decoded
from allcli.case.files.toml_lines import toml_lines
from allcli.case.files.toml_text import bounded_toml
from allcli.case.problems import CaseError, closest, found
from allcli.rulebook.build import tuples
from allcli.rulebook.model import (
    Access,
    Criterion,
    LocalChange,
    Option,
    Outcome,
    RecordKind,
    Reference,
)
from allcli.rulebook.road_records import Constraint, Interval
from allcli.rulebook.verify import RulebookError

Record = Option | Criterion | Access | Outcome | Interval | Constraint | Reference
RECORDS: dict[RecordKind, type[Record]] = {
    "option": Option,
    "criterion": Criterion,
    "access": Access,
    "outcome": Outcome,
    "interval": Interval,
    "constraint": Constraint,
    "reference": Reference,
}
ACCESS_KEY = ("option", "jurisdiction", "layer", "since")
DECISION = ("author", "reason", "expires")
CAN_BE_DISABLED = ("criterion", "option", "access", "outcome", "interval", "constraint")
TABLES = (*RECORDS, "disable", "order")


class Overlay(NamedTuple):
    """The text of a local rulebook, and the name of its file."""

    name: str
    text: bytes


class LocalEntry(NamedTuple):
    """One table: the change it asks for, the fields it gives, and where it stands."""

    change: LocalChange
    fields: dict[str, Any]
    where: str


def entries(overlay: Overlay) -> list[LocalEntry]:
    """Every table of a local rulebook in the order of its kind. Raises RulebookError."""
    text, raw = _parsed(overlay)
    lines = toml_lines(text)
    faults = [f"{overlay.name}: {fault}" for fault in _misplaced(raw)]
    made: list[LocalEntry] = []
    for table in TABLES:
        rows = raw.get(table, ())
        if not isinstance(rows, tuple) or not all(isinstance(row, dict) for row in rows):
            where = f"{overlay.name}:{lines.get((table,), 1)}"
            faults.append(f"{where}: write [[{table}]], not [{table}]")
            continue
        for i, row in enumerate(rows):
            line = lines.get((table, i))
            where = f"{overlay.name}:{line}" if line else overlay.name
            fields = {key: raw[key] for key in DECISION if key in raw} | row
            entry, said = _entry(table, fields, where)
            faults += [f"{where}: {fault}" for fault in said]
            made += [entry] if entry else []
    faults += _twice(made)
    if faults:
        raise RulebookError(faults)
    return made


def _parsed(overlay: Overlay) -> tuple[str, dict[str, Any]]:
    """The text of a local rulebook and its tables. Raises RulebookError."""
    try:
        text = decoded(overlay.name, overlay.text, MAX_RULES_BYTES)
        return text, tuples(bounded_toml(overlay.name, text))
    except CaseError as error:
        raise RulebookError(map(str, error.problems)) from None


def _misplaced(raw: dict[str, Any]) -> Iterator[str]:
    known = (*DECISION, *TABLES)
    for key in raw:
        if key not in known:
            hint = closest(key, known) or f"known here: {', '.join(known)}"
            yield f"{key}: unknown key or table ({hint})"


def _entry(table: str, fields: dict[str, Any], where: str) -> tuple[LocalEntry | None, list[str]]:
    """One table as a change, or what is wrong with it."""
    decision = {key: fields.pop(key, None) for key in DECISION}
    kind, name, faults = _named(table, fields)
    faults += [f"{name or table}: {fault}" for fault in _undecided(decision)]
    if faults or kind is None:
        return None, faults
    file = where.rpartition(":")[0] if where.rpartition(":")[2].isdigit() else where
    change = LocalChange(kind, name, _WHAT.get(table, "added"), **decision, file=file)
    return LocalEntry(change, fields, where), []


_WHAT: dict[str, Any] = {"disable": "disabled", "order": "changed"}


def _undecided(decision: dict[str, Any]) -> Iterator[str]:
    """What is missing of who decided, why, and until when."""
    for key in ("author", "reason"):
        said = decision[key]
        if said is None:
            yield f"has no {key}; give it here, or once at the top of the file"
        elif not isinstance(said, str) or not said.strip():
            yield f"{key}: found {found(said)}; expected text"
    day = decision["expires"]
    if day is not None and (not isinstance(day, date) or hasattr(day, "hour")):
        yield f"expires: found {found(day)}; expected a date such as 2027-01-31, without quotes"


def _named(table: str, fields: dict[str, Any]) -> tuple[RecordKind | None, str, list[str]]:
    """What a table is about: the kind of record and its name, or what is wrong."""
    if table == "order":
        return _order(fields)
    if table == "disable":
        return _disabled(fields)
    kind = cast("RecordKind", table)  # all the rest of TABLES are
    if kind == "access":
        parts = [fields.get(key) for key in ACCESS_KEY]
        if not all(isinstance(part, str) for part in parts):
            return None, "", [f"access: needs {', '.join(ACCESS_KEY)}, each as text"]
        return kind, "/".join(map(str, parts)), []
    key = "key" if kind == "reference" else "id"
    name = fields.get(key)
    if not isinstance(name, str) or not name:
        return None, "", [f"{kind}: needs {key}, the name of the record"]
    return kind, name, []


def _disabled(fields: dict[str, Any]) -> tuple[RecordKind | None, str, list[str]]:
    hint = f"write one of {', '.join(CAN_BE_DISABLED)} with the name of a record"
    if len(fields) != 1:
        return None, "", [f"disable: {hint}"]
    ((kind, name),) = fields.items()
    if kind not in CAN_BE_DISABLED or not isinstance(name, str):
        return None, "", [f"disable: {kind}: {closest(kind, CAN_BE_DISABLED) or hint}"]
    return cast("RecordKind", kind), name, []


def _order(fields: dict[str, Any]) -> tuple[RecordKind | None, str, list[str]]:
    options = fields.get("options")
    given = options if isinstance(options, tuple) else ()
    whole = all(isinstance(option, str) for option in given)
    if set(fields) != {"options"} or not whole or len(set(given)) < max(2, len(given)):
        said = "order: needs options, a list of two or more different options, first to last"
        return None, "", [said]
    return "order", " > ".join(given), []


def _twice(made: list[LocalEntry]) -> Iterator[str]:
    seen: dict[object, str] = {}
    for entry in made:
        key = entry.change.key
        if key in seen:
            yield f"{entry.where}: {entry.change.name} stands here twice (also at {seen[key]})"
        seen[key] = entry.where
