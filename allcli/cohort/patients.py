"""Rows become patients: those that count, several rows of one patient together, no footers."""

from collections.abc import Iterable, Iterator

from allcli.case.files.missing_words import meant
from allcli.cohort.cells import cell_at, holds
from allcli.cohort.items import FaultItem, Item, RowItem
from allcli.cohort.notes import Notes
from allcli.cohort.rows import states_nothing

_OUTSIDE, _SILENT = "rows outside `where`", "rows that state nothing of a patient"


def patients(items: Iterable[Item], notes: Notes, *, whole: bool = True) -> Iterator[Item]:
    """Every patient; what is no row stays where it is.

    With `whole` a row that states nothing is passed over; a stream of lines answers each of them.
    """
    for item in _joined(_counting(items, notes)):
        if whole and isinstance(item, RowItem) and states_nothing(item.row):
            notes[_SILENT] += 1 + len(item.row.more)
        else:
            yield item


def _counting(items: Iterable[Item], notes: Notes) -> Iterator[Item]:
    """The rows that count by the `where` of the map."""
    for item in items:
        if isinstance(item, RowItem) and not holds(item.row.table.where, item.row.cells):
            notes[_OUTSIDE] += 1
        else:
            yield item


def _joined(items: Iterable[Item]) -> Iterator[Item]:
    """The rows of a patient together, at the place of the first.

    Where a map joins rows the table is held to its end: the last may be of the first patient.
    """
    together: dict[str, list[RowItem]] = {}
    for item in items:
        if not isinstance(item, RowItem) or item.row.table.join is None:
            yield item
            continue
        name = cell_at(item.row.cells, item.row.table.join.by)
        if meant(name) is None:
            together.setdefault(name, []).append(item)
        elif states_nothing(item.row):
            yield item
        else:
            yield FaultItem(item.file, item.line, "the row does not say of which patient it is")
    for first, *more in together.values():
        rows = tuple((item.line, item.row.cells) for item in more)
        yield first._replace(row=first.row._replace(more=rows))
