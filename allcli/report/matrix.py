"""The matrix as text and as JSON."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from allcli.compare.cause import ExplainedDifference
from allcli.compare.matrix import Headline, Matrix, MatrixCell, MatrixRow
from allcli.report.differences import explained_data, through
from allcli.report.document.formats import documents
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import INDENT, Styled, StyledLine, labelled, title, wrapped
from allcli.report.verdicts import LOOK

ACCESS = {"reimbursed": "paid", "licensed": "label", "neither": "none", "unknown": "?"}
NAME, COLUMN = 20, 10
LEGEND = (
    "* suggested there; + suitable, ! caution, x avoid, X contraindicated, ? behind one: may "
    "still be avoid or worse; paid: reimbursed, label: licensed, none: neither, open: depends on "
    "what is not known, ? unknown; [ differs from the first column; - not for this patient"
)


def _lines(grid: Matrix, width: int) -> Iterator[StyledLine]:
    """The grid, why cells differ, criteria sets, trials."""
    said = f"{grid.case}: rules of {grid.day}, compared with {grid.compared_with}"
    yield from title(said, "bold", width)
    yield from _suggestions(grid, width)
    yield from _grid(grid, width)
    yield from _reasons(grid, width)
    yield from _sets(grid, width)
    yield from _trials(grid, width)


def own_first(grid: Matrix, cells: tuple[Any, ...]) -> list[Any]:
    """The cells, that of the place which the others are compared with before them."""
    return sorted(cells, key=lambda cell: cell.place != grid.compared_with)


def _suggestions(grid: Matrix, width: int) -> Iterator[StyledLine]:
    """One row for each suggestion, with the places that share it."""
    yield []
    yield [("SUGGESTION", "bold")]
    by_text: dict[str, list[str]] = {}
    for headline in own_first(grid, grid.headlines):
        certain = "stable" if headline.robust else "provisional"
        by_text.setdefault(f"{headline.text} [{certain}]", []).append(headline.place)
    yield from labelled([(", ".join(places), text) for text, places in by_text.items()], width)


def _grid(grid: Matrix, width: int) -> Iterator[StyledLine]:
    yield []
    yield [("OPTIONS BY PLACE", "bold")]
    places = [cell.place for cell in own_first(grid, grid.headlines)]
    if width >= NAME + COLUMN * len(places):
        yield [(" " * NAME, ""), *((place.ljust(COLUMN), "bold") for place in places)]
        for row in grid.rows:
            yield from _row(grid, row)
    else:
        for row in grid.rows:
            access_told = has_access(row)
            cells = [
                f"{cell.place} {_cell(cell, access_told=access_told)[0]}"
                for cell in own_first(grid, row.cells)
            ]
            yield from wrapped(row.name, width, "", INDENT, INDENT * 2)
            yield from wrapped("; ".join(cells), width, "", INDENT * 2, INDENT * 2)
    yield from wrapped(LEGEND, width, "dim")


def _row(grid: Matrix, row: MatrixRow) -> Iterator[StyledLine]:
    first, *more = wrap(row.name, NAME - 1, break_on_hyphens=False)
    cells: list[Styled] = []
    for cell in own_first(grid, row.cells):
        text, style = _cell(cell, access_told=has_access(row))
        cells.append((text.ljust(COLUMN), style))
    yield [(first.ljust(NAME), ""), *cells]
    for line in more:
        yield [(f" {line}", "")]


def has_access(row: MatrixRow) -> bool:
    """Whether anything is known of access to an option anywhere."""
    return any(cell.access != "unknown" or not cell.settled for cell in row.cells)


def _cell(cell: MatrixCell, *, access_told: bool) -> tuple[str, str]:
    """`*! paid`, `[x? label`: part, verdict, access."""
    if cell.verdict == "not-applicable":
        return "-", "dim"
    mark, style = LOOK[cell.verdict]
    open_ = "?" if cell.worst != cell.verdict and cell.worst in ("avoid", "contraindicated") else ""
    access = ACCESS[cell.access] if cell.settled else "open"
    part = "*" if cell.suggested else ""
    text = f"{'[' if cell.causes else ''}{part}{mark}{open_}"
    return f"{text} {access}" if access_told else text, style


def _reasons(grid: Matrix, width: int) -> Iterator[StyledLine]:
    """Every cell that differs, under what makes it; places of one cause stand together."""
    by_cause: dict[str, dict[tuple[str, str], list[str]]] = {}
    for place, name, explained in differing(grid):
        difference = explained.difference
        change = f": {difference.after} ({grid.compared_with}: {difference.before})" if name else ""
        by_cause.setdefault(through(explained), {}).setdefault((name, change), []).append(place)
    if not by_cause:
        return
    yield []
    yield [("WHY CELLS DIFFER", "bold")]
    for cause, cells in by_cause.items():
        alike: dict[tuple[str, str], list[str]] = {}
        for (name, change), places in cells.items():
            alike.setdefault((", ".join(places), change), []).append(name or "suggestion")
        for (places_, change), names in alike.items():
            said = f"{places_}  {', '.join(names)}{change}"
            yield from wrapped(said, width, "", INDENT, INDENT * 3)
        yield from wrapped(cause, width, "dim", INDENT * 2, INDENT * 3)


def differing(grid: Matrix) -> Iterator[tuple[str, str, ExplainedDifference]]:
    """Every difference of a cell: where, of what, and why."""
    for headline in grid.headlines:
        for explained in headline.causes:
            yield headline.place, "", explained
    for row in grid.rows:
        for cell in row.cells:
            for explained in cell.causes:
                yield cell.place, row.name, explained


def _sets(grid: Matrix, width: int) -> Iterator[StyledLine]:
    for topic in dict.fromkeys(result.topic for result in grid.sets):
        yield []
        yield [(f"{topic} BY CRITERIA SET".upper(), "bold")]
        rows = []
        for result in grid.sets:
            if result.topic == topic:
                said = [result.text, *result.deciding]
                said += [f"not known: {', '.join(result.missing)}"] if result.missing else []
                if result.unlike:
                    item = ", or ".join(result.single) or "no single item; several together"
                    said.append(f"differs from {result.unlike} by: {item}")
                rows.append((result.system, "; ".join(said)))
        yield from labelled(rows, width)


def _trials(grid: Matrix, width: int) -> Iterator[StyledLine]:
    if not grid.trials:
        return
    yield []
    yield [("TRIAL ELIGIBILITY, as far as the rulebook has it", "bold")]
    rows = []
    for trial in grid.trials:
        against = "; ".join(title for _, title in trial.against)
        unknown = "; ".join(title for _, title in trial.open)
        said = [f"speaks against: {against}"] if against else []
        said += [f"not known: {unknown}"] if unknown else []
        mark = {"secondary": "*", "unverified": "?"}.get(trial.checked, "")
        rows.append((trial.trial + mark, ". ".join(said) or "nothing speaks against"))
    yield from labelled(rows, width)
    yield from wrapped("* a source secondary, ? unverified", width, "dim")


def _data(grid: Matrix) -> dict[str, Any]:
    """The same for programs."""
    return grid._asdict() | {
        "headlines": [_with_causes(record) for record in grid.headlines],
        "rows": [
            row._asdict() | {"cells": [_with_causes(cell) for cell in row.cells]}
            for row in grid.rows
        ],
        "sets": [record._asdict() for record in grid.sets],
        "trials": [record._asdict() for record in grid.trials],
    }


def _with_causes(record: MatrixCell | Headline) -> dict[str, Any]:
    return record._asdict() | {"causes": [explained_data(explained) for explained in record.causes]}


FORMATS: Formats[Matrix] = {"text": Screen(_lines), "json": as_json(_data), **documents("matrix")}
