"""A column of bounds that no map uses is told: the numbers beside it would be read as exact."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from allcli.case.problems import found
from allcli.cohort.bounds import EXACT, sign_of
from allcli.cohort.cells import cell_at
from allcli.cohort.mapping import Map
from allcli.cohort.notes import Notes

if TYPE_CHECKING:
    from allcli.cohort.tables import TableRecord

_LOOKED_INTO = 1_000  # rows; a column is given up with its first text that is none


def watched(read: "Iterable[TableRecord]", mapping: Map, notes: Notes) -> "Iterator[TableRecord]":
    """The records as they come, of which the first names the columns."""
    names: dict[int, str] | None = None
    nameless: tuple[int, ...] = ()
    rows: Counter[int] = Counter()
    for number, (line, cells) in enumerate(read):
        if not isinstance(cells, str):
            if names is None:
                names = _unused(cells, mapping)
                nameless = tuple(i for i, cell in enumerate(cells) if not cell.strip())
            else:
                for place in nameless:
                    said = f"values in column {place + 1}, which has no name"
                    notes[said] += bool(cell_at(cells, place))
                if number <= _LOOKED_INTO:
                    _look_into(cells, names, rows)
        yield line, cells
    for place, count in rows.items():
        if names and place in names:
            notes[f"rows with a bound in column {found(names[place])}, which is not read"] += count


def _unused(header: tuple[str, ...], mapping: Map) -> dict[int, str]:
    """The columns that the map leaves out; without a map every column is read."""
    used = set(mapping.used)
    names = map(str.strip, header)
    return {i: name for i, name in enumerate(names) if used and name and name not in used}


def _look_into(cells: tuple[str, ...], names: dict[int, str], rows: Counter[int]) -> None:
    """Count the row under each column of bounds; give up the columns of something else."""
    for place in [place for place in names if cell_at(cells, place)]:
        sign = sign_of(cell_at(cells, place))
        if sign is None:
            del names[place]
        elif sign != EXACT:
            rows[place] += 1
