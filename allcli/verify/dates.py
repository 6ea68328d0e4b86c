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
Rows = Sequence[tuple[Access, int]]  # with the place of its condition among the trees


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
    found: dict[tuple[str, str, str], list[tuple[Access, int]]] = {}
    for i, row in enumerate(rulebook.access, first):
        found.setdefault((row.option, row.jurisdiction, row.layer), []).append((row, i))
    return {key: sorted(rows, key=lambda each: _first(each[0])) for key, rows in found.items()}


def _of_one(world: World, about: str, rows: Rows) -> Iterator[Finding]:
    """Rows of one drug at one place, by when they begin."""
    for each in rows:
        row = each[0]
        if row.until and _last(row) < _first(row):
            says = f"ends ({row.until}) before it begins ({row.since})"
            yield Finding("dates", "error", about, says, _on(world, each, row.since))
    trees = world.rulebook.trees
    for (one, i), (two, j) in pairwise(rows):
        if same(trees[i], trees[j]) and (not one.until or _last(one) >= _first(two)):
            says = f"two rows say the same from {two.since} on"
            yield Finding("dates", "warning", about, says, _on(world, (two, j), two.since))
    yield from _holes(world, about, rows)


def _holes(world: World, about: str, rows: Rows) -> Iterator[Finding]:
    """Days between two rows on which none is in force."""
    for (one, i), (two, _) in pairwise(rows):
        earlier = [each for each, _ in rows if _first(each) < _first(two)]
        if not earlier or not all(each.until for each in earlier):
            continue
        ends = max(_last(each) for each in earlier)
        if ends + A_DAY_MORE < _first(two):
            day = ends + A_DAY_MORE
            says = f"no row is in force from {day} until {two.since}"
            yield Finding("dates", "error", about, says, _on(world, (one, i), str(day)), as_of=day)


def _on(world: World, row: tuple[Access, int], day: str) -> Example | None:
    """A patient whom the row speaks of, assessed there on a day."""
    found = example_of(world, world.rulebook.trees[row[1]])
    if found is None or found.case is None:
        return found
    case = {"assessed_on": day, "jurisdiction": row[0].jurisdiction}
    return found._replace(case={**found.case, **case})


def _first(row: Access) -> date:
    return PartialDate.parse(row.since).first


def _last(row: Access) -> date:
    return PartialDate.parse(row.until).last if row.until else date.max
