"""Values that hold at some times and places: no overlap, no hole, nothing that never begins."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from allcli.case.dates import PartialDate
from allcli.rulebook.model import Access
from allcli.verify.conditions import same
from allcli.verify.findings import Example, Finding, example_of
from allcli.verify.world import World

A_DAY_MORE = timedelta(days=1)
NumberedRows = Sequence[tuple[Access, int]]  # with the place of its condition among the trees


def dates(world: World) -> Iterator[Finding]:
    """Criteria, then the access rows of each drug, place and layer."""
    for criterion in world.rulebook.criteria:
        if criterion.since and criterion.until and criterion.until < criterion.since:
            says = f"ends ({criterion.until}) before it begins ({criterion.since})"
            tree = world.criteria[criterion.id]
            yield Finding("dates", "error", criterion.id, says, example_of(world, tree))
    rows = _rows(world)
    for (option, place, layer), its in rows.items():
        yield from _of_one(world, f"access {option}/{place}/{layer}", its)
        if layer == "reimbursement" and (option, place, "licence") not in rows:
            says = "paid for, but no row says whether it is licensed there"
            about = f"access {option}/{place}/{layer}"
            yield Finding("dates", "warning", about, says, _on(world, its[0], its[0][0].since))


def _rows(world: World) -> dict[tuple[str, str, str], list[tuple[Access, int]]]:
    rulebook = world.rulebook
    first = len(rulebook.options) + len(rulebook.criteria)
    grouped: dict[tuple[str, str, str], list[tuple[Access, int]]] = {}
    for i, row in enumerate(rulebook.access, first):
        grouped.setdefault((row.option, row.jurisdiction, row.layer), []).append((row, i))
    return {
        key: sorted(rows, key=lambda numbered: _first(numbered[0])) for key, rows in grouped.items()
    }


def _of_one(world: World, about: str, rows: NumberedRows) -> Iterator[Finding]:
    """Rows of one drug at one place, by when they begin."""
    for numbered in rows:
        row = numbered[0]
        if row.until and _last(row) < _first(row):
            says = f"ends ({row.until}) before it begins ({row.since})"
            yield Finding("dates", "error", about, says, _on(world, numbered, row.since))
    trees = world.rulebook.trees
    for (before, i), (after, j) in pairwise(rows):
        if same(trees[i], trees[j]) and (not before.until or _last(before) >= _first(after)):
            says = f"two rows say the same from {after.since} on"
            yield Finding("dates", "warning", about, says, _on(world, (after, j), after.since))
    yield from _holes(world, about, rows)


def _holes(world: World, about: str, rows: NumberedRows) -> Iterator[Finding]:
    """Days between two rows on which none is in force."""
    for (before, i), (after, _) in pairwise(rows):
        earlier = [row for row, _ in rows if _first(row) < _first(after)]
        if not earlier or not all(row.until for row in earlier):
            continue
        ends = max(_last(row) for row in earlier)
        if ends + A_DAY_MORE < _first(after):
            day = ends + A_DAY_MORE
            says = f"no row is in force from {day} until {after.since}"
            yield Finding(
                "dates", "error", about, says, _on(world, (before, i), str(day)), as_of=day
            )


def _on(world: World, row: tuple[Access, int], day: str) -> Example | None:
    """A patient whom the row speaks of, assessed there on a day."""
    example = example_of(world, world.rulebook.trees[row[1]])
    if example is None or example.case is None:
        return example
    case = {"assessed_on": day, "jurisdiction": row[0].jurisdiction}
    return example._replace(case={**example.case, **case})


def _first(row: Access) -> date:
    return PartialDate.parse(row.since).first


def _last(row: Access) -> date:
    return PartialDate.parse(row.until).last if row.until else date.max
