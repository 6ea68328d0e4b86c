"""What differs between two rulebooks: record by record, field by field."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from allcli.compare.side import Side, in_use
from allcli.rulebook.model import Criterion, Key, Option, Outcome, Reference
from allcli.rulebook.overlay import Record
from allcli.rulebook.road_records import Constraint, Interval

ORDER = ("salvage", "destination", "adjunct")


class FieldChange(NamedTuple):
    """One field that is not the same; a table is compared key by key."""

    field: str
    before: str
    after: str


class RecordChange(NamedTuple):
    """A record that only one side has, or that both have and that differs in these fields."""

    kind: str
    name: str
    what: Literal["only in A", "only in B", "changed"]
    says: str
    fields: tuple[FieldChange, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The record that differs."""
        return self.kind, self.name


def changes(a: Side, b: Side) -> list[RecordChange]:
    """Every record that differs, in the order of the rulebook."""
    before, after = _records(a), _records(b)
    differing = [
        change
        for key in dict.fromkeys([*before, *after])
        for change in _compared(key, before, after)
    ]
    return [
        *differing,
        *_orders(list(a.rulebook.options.values()), list(b.rulebook.options.values())),
    ]


def _records(side: Side) -> dict[Key, Record]:
    """What is in use on a side, by kind and name."""
    in_force: dict[Key, Record] = {
        (kind, name): entry.record
        for kind, entries in in_use(side.rulebook, side.day, side.place).items()
        for name, entry in entries.items()
    }
    whole: dict[Key, Record] = {
        ("reference", key): reference for key, reference in side.rulebook.references.items()
    }
    whole |= {("interval", record.id): record for record in side.rulebook.intervals}
    whole |= {("constraint", record.id): record for record in side.rulebook.constraints}
    return in_force | whole


def _compared(
    key: Key, records_a: dict[Key, Record], records_b: dict[Key, Record]
) -> Iterator[RecordChange]:
    before, after = records_a.get(key), records_b.get(key)
    if before is None or after is None:
        what: Literal["only in A", "only in B"] = "only in B" if before is None else "only in A"
        yield RecordChange(*key, what, _says(before or after), ())
    elif before != after:
        fields = tuple(_fields(before._asdict(), after._asdict()))
        if fields:
            yield RecordChange(*key, "changed", _says(after), fields)


def _says(record: Record | None) -> str:
    """What a record is about, in its own words."""
    if isinstance(record, Criterion | Reference | Interval | Constraint):
        return record.title
    if isinstance(record, Option):
        return record.name
    if isinstance(record, Outcome):
        return record.group
    return record.says if record else ""


def _fields(before: dict[str, Any], after: dict[str, Any]) -> Iterator[FieldChange]:
    """What differs; the entries of a list have no order, for a group may be spelt out anew."""
    for field, old in before.items():
        new = after[field]
        if old == new or (isinstance(old, tuple) and set(old) == set(new)):
            continue
        if isinstance(old, dict):
            for key in dict.fromkeys([*old, *new]):
                if old.get(key) != new.get(key):
                    yield FieldChange(f"{field}.{key}", _shown(old.get(key)), _shown(new.get(key)))
        elif isinstance(old, tuple):
            yield FieldChange(
                field,
                _listed(entry for entry in old if entry not in new) or "nothing else",
                _listed(entry for entry in new if entry not in old) or "nothing else",
            )
        else:
            yield FieldChange(field, _shown(old), _shown(new))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "nothing" if value is None or value == "" else " ".join(str(value).split())


def _listed(values: Iterator[Any]) -> str:
    """Entries of a list; a flag is written `high renal: mec`."""
    return "; ".join(
        f"{value.level} {value.kind}: {value.option}" if hasattr(value, "level") else _shown(value)
        for value in values
    )


def _orders(options_a: list[Option], options_b: list[Option]) -> Iterator[RecordChange]:
    """Options of one kind that both sides have, in another default order."""
    for kind in ORDER:
        before = [option.id for option in options_a if option.kind == kind]
        after = [option.id for option in options_b if option.kind == kind]
        before, after = (
            [name for name in before if name in after],
            [name for name in after if name in before],
        )
        if before != after:
            differ = [
                i for i, pair in enumerate(zip(before, after, strict=True)) if len({*pair}) > 1
            ]
            part = slice(differ[0], differ[-1] + 1)
            said = FieldChange("order", ", ".join(before[part]), ", ".join(after[part]))
            yield RecordChange("order", kind, "changed", f"default order, {kind}", (said,))
