"""Every value that a case gives, with its field and its place."""

from collections.abc import Iterator

from allcli.case.dates import PartialDate
from allcli.case.kinds import Table
from allcli.case.model import Case
from allcli.case.problems import Path


def written_in(case: Case) -> Iterator[tuple[str, Path, object]]:
    """Every value of the case: its field, its place, itself; in the order of the model."""
    for name in Case.model_fields:
        held = getattr(case, name)
        if isinstance(held, Table):
            yield from _of(held, f"{name}.", (name,))
        elif isinstance(held, tuple) and not isinstance(held, PartialDate):
            for i, entry in enumerate(held):
                yield from _of(entry, f"{name}[].", (name, i))
        elif held is not None:
            yield name, (name,), held


def _of(table: Table, prefix: str, at: Path) -> Iterator[tuple[str, Path, object]]:
    stated = table.model_fields_set
    for field in type(table).model_fields:
        if field not in stated:
            continue
        held = getattr(table, field)
        if isinstance(held, tuple) and not isinstance(held, PartialDate):
            for i, entry in enumerate(held):
                yield f"{prefix}{field}[]", (*at, field, i), entry
        else:
            yield prefix + field, (*at, field), held
