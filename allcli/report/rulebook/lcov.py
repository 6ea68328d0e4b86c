"""Coverage in the format that editors and build servers read, on the lines of the rulebook files.

A criterion is a function at its id; its condition is a line with a branch for each answer and two
for each atom.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from allcli.verify.claims import SIDES
from allcli.verify.coverage import Covered
from allcli.verify.places import places


def lcov(covered: Iterable[Covered], files: Mapping[str, str]) -> Iterator[str]:
    """The lines of the report; `files` are the texts of the rulebook by path."""
    by_id = {criterion.criterion: criterion for criterion in covered}
    criteria = [place for place in places(files) if place.kind == "criterion"]
    for path, here in groupby(criteria, lambda place: place.file):
        known = [place for place in here if place.name in by_id]
        if known:
            yield "TN:"
            yield f"SF:{path}"
            for place in known:
                start, when = place.fields["id"], place.fields.get("when", place.line)
                yield from _criterion(by_id[place.name], start, when)
            yield "end_of_record"


def _criterion(criterion: Covered, start: int, when: int) -> Iterator[str]:
    count = sum(criterion.seen.values())
    yield f"FN:{start},{criterion.criterion}"
    yield f"FNDA:{count},{criterion.criterion}"
    sides = [side for side in SIDES if not (side == "unknown" and criterion.never_open)]
    for number, side in enumerate(sides):
        yield _branch(when, 0, number, criterion.seen[side], count)
    for block, atom in enumerate(criterion.atoms, 1):
        if not atom.accepted:
            yield _branch(when, block, 0, atom.as_true, count)
            yield _branch(when, block, 1, atom.as_false, count)
    yield f"DA:{when},{count}"


def _branch(line: int, block: int, number: int, taken: int, count: int) -> str:
    """A dash where the line was never reached."""
    return f"BRDA:{line},{block},{number},{taken if count else '-'}"
