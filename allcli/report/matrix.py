"""The matrix as text and as JSON."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from allcli.compare.cause import Explained
from allcli.compare.matrix import Cell, Headline, Matrix, Row
from allcli.report.differences import explained_data, through
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import INDENT, Line, Styled, labelled, title, wrapped
from allcli.report.text import LOOK

ACCESS = {"reimbursed": "paid", "licensed": "label", "neither": "none", "unknown": "?"}
NAME, COLUMN = 20, 10
FULL = 80
LEGEND = (
    "* suggested there; + suitable, ! caution, x avoid, X contraindicated, ? behind one: could "
    "still become avoid or worse; paid for, on label, none of the two, open: hangs on what is not "
    "known, ? not known; [ differs from the first column; - not for this patient"
)


def _lines(found: Matrix, width: int) -> Iterator[Line]:
    """The grid, why cells differ, criteria sets, trials."""
    said = f"{found.case}: rules of {found.day}, compared with {found.compared_with}"
    yield from title(said, "bold", width)
    yield from _suggestions(found, width)
    yield from _grid(found, width)
    yield from _reasons(found, width)
    yield from _sets(found, width)
    yield from _trials(found, width)


def _own_first(found: Matrix, cells: tuple[Any, ...]) -> list[Any]:
    return sorted(cells, key=lambda cell: cell.place != found.compared_with)


def _suggestions(found: Matrix, width: int) -> Iterator[Line]:
    """One row for each suggestion, with the places that share it."""
    yield []
    yield [("SUGGESTION", "bold")]
    told: dict[str, list[str]] = {}
    for each in _own_first(found, found.headlines):
        certain = "robust" if each.robust else "provisional"
        told.setdefault(f"{each.text} [{certain}]", []).append(each.place)
    yield from labelled([(", ".join(places), text) for text, places in told.items()], width)


def _grid(found: Matrix, width: int) -> Iterator[Line]:
    yield []
    yield [("OPTIONS BY PLACE", "bold")]
    if width >= FULL:
        places = [cell.place for cell in _own_first(found, found.headlines)]
        yield [(" " * NAME, ""), *((place.ljust(COLUMN), "bold") for place in places)]
        for row in found.rows:
            yield from _row(found, row)
    else:
        for row in found.rows:
            told = _has_access(row)
            cells = [
                f"{cell.place} {_cell(cell, access_told=told)[0]}"
                for cell in _own_first(found, row.cells)
            ]
            yield from wrapped(row.name, width, "", INDENT, INDENT * 2)
            yield from wrapped("; ".join(cells), width, "", INDENT * 2, INDENT * 2)
    yield from wrapped(LEGEND, width, "dim")


def _row(found: Matrix, row: Row) -> Iterator[Line]:
    first, *more = wrap(row.name, NAME - 1, break_on_hyphens=False)
    cells: list[Styled] = []
    for cell in _own_first(found, row.cells):
        text, style = _cell(cell, access_told=_has_access(row))
        cells.append((text.ljust(COLUMN), style))
    yield [(first.ljust(NAME), ""), *cells]
    for line in more:
        yield [(f" {line}", "")]


def _has_access(row: Row) -> bool:
    """Whether anything is known of access to an option anywhere."""
    return any(cell.access != "unknown" or not cell.settled for cell in row.cells)


def _cell(cell: Cell, *, access_told: bool) -> tuple[str, str]:
    """`*! paid`, `[x? label`: part, verdict, access."""
    if cell.verdict == "not-applicable":
        return "-", "dim"
    mark, style = LOOK[cell.verdict]
    open_ = "?" if cell.worst != cell.verdict and cell.worst in ("avoid", "contraindicated") else ""
    access = ACCESS[cell.access] if cell.settled else "open"
    part = "*" if cell.suggested else ""
    text = f"{'[' if cell.causes else ''}{part}{mark}{open_}"
    return f"{text} {access}" if access_told else text, style


def _reasons(found: Matrix, width: int) -> Iterator[Line]:
    """Every cell that differs, under what makes it; places of one cause stand together."""
    told: dict[str, dict[tuple[str, str], list[str]]] = {}
    for place, name, each in _differing(found):
        one = each.difference
        change = f": {one.after} ({found.compared_with}: {one.before})" if name else ""
        told.setdefault(through(each), {}).setdefault((name, change), []).append(place)
    if not told:
        return
    yield []
    yield [("WHY CELLS DIFFER", "bold")]
    for cause, cells in told.items():
        alike: dict[tuple[str, str], list[str]] = {}
        for (name, change), places in cells.items():
            alike.setdefault((", ".join(places), change), []).append(name or "suggestion")
        for (places_, change), names in alike.items():
            said = f"{places_}  {', '.join(names)}{change}"
            yield from wrapped(said, width, "", INDENT, INDENT * 3)
        yield from wrapped(cause, width, "dim", INDENT * 2, INDENT * 3)


def _differing(found: Matrix) -> Iterator[tuple[str, str, Explained]]:
    """Every difference of a cell: where, of what, and why."""
    for headline in found.headlines:
        for each in headline.causes:
            yield headline.place, "", each
    for row in found.rows:
        for cell in row.cells:
            for each in cell.causes:
                yield cell.place, row.name, each


def _sets(found: Matrix, width: int) -> Iterator[Line]:
    for topic in dict.fromkeys(each.topic for each in found.sets):
        yield []
        yield [(f"{topic} BY CRITERIA SET".upper(), "bold")]
        rows = []
        for each in found.sets:
            if each.topic == topic:
                said = [each.text, *each.deciding]
                said += [f"not known: {', '.join(each.missing)}"] if each.missing else []
                if each.unlike:
                    one = ", or ".join(each.single) or "no single item; several together"
                    said.append(f"differs from {each.unlike} by: {one}")
                rows.append((each.system, "; ".join(said)))
        yield from labelled(rows, width)


def _trials(found: Matrix, width: int) -> Iterator[Line]:
    if not found.trials:
        return
    yield []
    yield [("TRIAL ELIGIBILITY, as far as the rulebook has it", "bold")]
    rows = []
    for each in found.trials:
        against = "; ".join(title for _, title in each.against)
        unknown = "; ".join(title for _, title in each.open)
        said = [f"speaks against: {against}"] if against else []
        said += [f"not known: {unknown}"] if unknown else []
        mark = {"secondary": "*", "unverified": "?"}.get(each.checked, "")
        rows.append((each.trial + mark, ". ".join(said) or "nothing speaks against"))
    yield from labelled(rows, width)
    yield from wrapped("* a source secondary, ? unverified", width, "dim")


def _data(found: Matrix) -> dict[str, Any]:
    """The same for programs."""
    return found._asdict() | {
        "headlines": [_with_causes(each) for each in found.headlines],
        "rows": [
            row._asdict() | {"cells": [_with_causes(cell) for cell in row.cells]}
            for row in found.rows
        ],
        "sets": [each._asdict() for each in found.sets],
        "trials": [each._asdict() for each in found.trials],
    }


def _with_causes(record: Cell | Headline) -> dict[str, Any]:
    return record._asdict() | {"causes": [explained_data(each) for each in record.causes]}


FORMATS: Formats[Matrix] = {"text": Screen(_lines), "json": as_json(_data)}
