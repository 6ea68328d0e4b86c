"""JSON with flat keys as the rows of a table: a line each, or the objects of a list."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from allcli.case.files.json_text import parse_json
from allcli.case.files.source_text import decoded, read_bytes, shown
from allcli.case.problems import CaseError
from allcli.cohort.cell_text import text_of
from allcli.cohort.items import EMPTY_LINE, FaultItem, Item, LineItem, RowItem
from allcli.cohort.mapping import Map, group_column
from allcli.cohort.notes import Notes
from allcli.cohort.profile import MOST_PROFILED
from allcli.cohort.rows import TableLayout, TableRow, table
from allcli.cohort.tables import RawTable, Unfinished

MAX_LIST = 500_000_000  # bytes of a file that is one list


def rows_of_lines(items: Iterable[Item], mapping: Map, notes: Notes) -> Iterator[Item]:
    """Each line of NDJSON as a row by the map."""
    reader = _Objects(mapping)
    for item in items:
        if isinstance(item, LineItem):
            yield reader.row(item.file, item.line, item.data)
        else:
            yield item
    reader.note(notes)


def rows_of_file(name: str, mapping: Map, notes: Notes) -> Iterator[Item]:
    """The objects of a JSON file, one or a list of them, each as a row by the map."""
    reader = _Objects(mapping)
    try:
        text = decoded(shown(name), read_bytes(name, MAX_LIST), MAX_LIST)
    except CaseError as error:
        yield FaultItem(shown(name), None, error.problems[0].message, ends=True)
        return
    for line, entry in _objects(text):
        item = reader.row(shown(name), line, entry.encode())
        if isinstance(item, FaultItem) and isinstance(entry, Unfinished):
            item = item._replace(ends=True)
        yield item
    reader.note(notes)


def _objects(text: str) -> Iterator[tuple[int, str]]:
    """The text of each object of a list, with its line; what cannot be read ends it."""
    decoder = json.JSONDecoder()
    at = len(text) - len(text.lstrip())
    if text[at : at + 1] != "[":
        yield 1, text
        return
    at, line, counted = at + 1, 1, 0
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if text[at : at + 1] == "]":
            return
        line, counted = line + text.count("\n", counted, at), at
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield line, Unfinished(text[at:])
            return
        yield line, text[at:end]
        at = end


def raw_objects(name: str, *, lines: bool) -> RawTable:
    """The keys of objects as columns, their values as rows. Raises CaseError."""
    text = decoded(shown(name), read_bytes(name, MAX_LIST), MAX_LIST)
    entries = enumerate(text.splitlines(), 1) if lines else _objects(text)
    held = [
        parse_json(shown(name), entry)
        for _, entry in islice(entries, MOST_PROFILED)
        if entry.strip()
    ]
    header = tuple(dict.fromkeys(key for entry in held for key in entry))
    rows = (tuple(_told(entry.get(key)) for key in header) for entry in held)
    return RawTable(header, ".", rows, Counter())


def _told(value: Any) -> str:
    try:
        return text_of(value)
    except ValueError:
        return "(a table)"


class _Objects:
    """Objects as the rows of one table, whose columns are the keys that the map, or --by, names."""

    def __init__(self, mapping: Map) -> None:
        self._group = group_column(mapping)
        self._names = tuple(dict.fromkeys(filter(None, (*mapping.used, self._group))))
        self._table: TableLayout = table(self._names, mapping, mapping.layout.decimal or ".")
        self._seen: set[str] = set()

    def row(self, file: str, line: int, data: bytes) -> Item:
        """An object as a row, or why it is none."""
        try:
            text = decoded(file, data)
            if not text.strip():
                return FaultItem(file, line, EMPTY_LINE)
            held = parse_json(file, text)
            cells = tuple(text_of(held.get(name)) for name in self._names)
        except CaseError as error:
            return FaultItem(file, line, error.problems[0].message)
        except ValueError as error:
            return FaultItem(file, line, str(error))
        self._seen.update(held)
        return RowItem(file, line, TableRow(self._table, cells))

    def note(self, notes: Notes) -> None:
        """Tell keys of the map that no object has."""
        for name in self._names:
            if name not in self._seen:
                by = "--by" if name == self._group else "the map"
                notes[f'objects without "{name}", which {by} names'] += 1
