"""Why two sides answer a case differently: the records that make each difference.

Whatever the two sides are, the records in use on each can be mixed: one record is put back as it is
on the first side, and the case is assessed anew. What undoes a difference is its cause.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.case.files.read import Source
from allcli.case.places import Jurisdiction
from allcli.compare.side import ALWAYS, Side, in_use, loosened
from allcli.engine.completions import Completions
from allcli.engine.mixture import Mixture
from allcli.engine.outlook import FEW, NOT_AT_ALL, Outlook
from allcli.engine.preferences import Preferences
from allcli.engine.prepared import Prepared
from allcli.engine.workspace import Workspace
from allcli.rulebook.mix import MixEntry, Records, with_sources
from allcli.rulebook.model import Access, Criterion, Key, Option, RecordKind
from allcli.rulebook.truth import truth
from allcli.rulebook.verify import Conditional
from allcli.triage.access import nowhere_yet
from allcli.triage.assess import assess_alone
from allcli.triage.assessment import Assessment
from allcli.triage.explore.difference import Difference, differences

Aspects = tuple[str, str]


class Restorable(NamedTuple):
    """Something that may be put back: a record, all rows of access to a drug, or the order."""

    kind: RecordKind
    name: str
    says: str
    keys: tuple[Key, ...]


class ExplainedDifference(NamedTuple):
    """A difference with its causes.

    Each of `causes` is enough to make it, or with `together` all of them are needed; there are none
    where no record makes it, as when the place of one side is not known.
    """

    difference: Difference
    causes: tuple[Restorable, ...]
    together: bool


class Compared(NamedTuple):
    """A case on both sides, and why they differ."""

    source: Source
    before: Assessment
    after: Assessment
    explained: tuple[ExplainedDifference, ...]


def compare(source: Source, a: Side, b: Side) -> Compared:
    """Assess a case on both sides and explain every difference but those of wording."""
    before, after = a.answer(source), b.answer(source)
    unlike = [
        difference for difference in differences(before, after) if difference.aspect != "wording"
    ]
    return Compared(source, before, after, explained(source, a, b, unlike))


def explained(
    source: Source, a: Side, b: Side, differing: Sequence[Difference]
) -> tuple[ExplainedDifference, ...]:
    """Differences between the answers of two sides to a case, with what makes each."""
    if not differing:
        return ()
    # only certainty hangs on what the suggestion could become, which takes most of the time
    whole = any(difference.aspect == "certainty" for difference in differing)
    mixer = _Mixer(source, a, b, whole=whole)
    return tuple(mixer.explained(difference) for difference in differing)


ARRIVED = "licensed or reimbursed nowhere before"
MOST = 1_000_000  # nodes of all mixtures together


class _Mixer:
    """The records of both sides as they bear on one case, ready to be mixed."""

    def __init__(self, source: Source, a: Side, b: Side, *, whole: bool) -> None:
        label = b.place_of(source)
        self._source = b.source(source)
        self._day = b.day_of(source)
        rulebook = with_sources(b.rulebook, a.rulebook)
        self._options = rulebook.options
        self._nowhere = [nowhere_yet(side.rulebook.access, side.day_of(source)) for side in (a, b)]
        of_a, of_b = self._sides = _loose(a, source, label), _loose(b, source, label)
        self._b = Mixture(rulebook, of_b, of_a, self._day)
        self._a = self._b.turned()
        after = self._b.taking(())
        ways = Completions(after.charts, self._source.facts, self._day, Workspace(MOST))
        self._near = Outlook(ways, Preferences({}, {}), FEW if whole else NOT_AT_ALL)
        same_knowledge = (a.place_of(source) is None) == (label is None)
        facts = self._source.facts
        self._items = list(_items(of_a, of_b, facts)) if same_knowledge else []
        self._before = self._assess(self._a.taking(()))
        self._after = self._assess(after)
        self._with_back = cache(self._differing_with_back)
        self._with_forth = cache(self._differing_with_forth)

    def _differing_with_back(self, items: tuple[Restorable, ...]) -> frozenset[Aspects]:
        """What still differs from the first side once these are put back on the second."""
        keys = [key for item in items for key in item.keys]
        mixed = self._assess(self._b.taking(keys)) if keys else self._after
        return _aspects(self._before, mixed)

    def _differing_with_forth(self, item: Restorable) -> frozenset[Aspects]:
        """What still differs from the second side with this one of its own on the first."""
        mixed = self._assess(self._a.taking(item.keys))
        return _aspects(mixed, self._after)

    def _assess(self, rulebook: Prepared) -> Assessment:
        return assess_alone(self._source, rulebook, self._day, self._near)

    def explained(self, difference: Difference) -> ExplainedDifference:
        """One difference, with what makes it."""
        what = (difference.aspect, difference.of)
        arrived = self._arrived(difference.of) if difference.aspect == "access" else ()
        if arrived:
            return ExplainedDifference(difference, arrived, together=False)
        if not self._items or what not in self._with_back(()):
            return ExplainedDifference(difference, self._arrived(*self._roads()), together=False)
        bearing = [item for item in self._items if self._bears(item, difference)]
        needed = [item for item in bearing if what not in self._with_back((item,))]
        if needed:
            return ExplainedDifference(difference, tuple(needed), together=len(needed) > 1)
        enough = [item for item in bearing if what not in self._with_forth(item)]
        if enough:
            return ExplainedDifference(difference, tuple(enough), together=False)
        return ExplainedDifference(difference, self._smallest(what, bearing), together=True)

    def _arrived(self, *options: str) -> tuple[Restorable, ...]:
        """The drugs of these options that were to be had nowhere yet on one of the days."""
        drugs = set().union(*map(self._drugs, options)) & (self._nowhere[0] ^ self._nowhere[1])
        return tuple(Restorable("access", drug, ARRIVED, ()) for drug in sorted(drugs))

    def _roads(self) -> Iterator[str]:
        """What either side suggests, or would once it is known what its drugs wait for."""
        for suggestion in (self._before.suggestion, self._after.suggestion):
            yield from filter(None, (suggestion.salvage, suggestion.destination))
            for name, option in self._options.items():
                if not {*option.waits_for}.isdisjoint(suggestion.withheld_for):
                    yield name

    def _bears(self, item: Restorable, difference: Difference) -> bool:
        """Whether an item can make a difference at all; most say nothing of an option."""
        if difference.aspect not in ("verdict", "access"):
            return True
        if item.kind == "option":
            return item.name == difference.of
        if item.kind == "access":
            return difference.aspect == "access" and item.name in self._drugs(difference.of)
        return difference.aspect == "verdict" and any(
            difference.of in record.verdict for record in self._records("criterion", item.name)
            if isinstance(record, Criterion)
        )  # fmt: skip

    def _drugs(self, option: str) -> set[str]:
        """The drugs whose access an option hangs on, on either side."""
        records = self._records("option", option)
        return {
            drug
            for record in records
            if isinstance(record, Option)
            for drug in record.drugs or (option,)
        }

    def _records(self, kind: RecordKind, name: str) -> list[Conditional]:
        return [side[kind][name].record for side in self._sides if name in side[kind]]

    def _smallest(self, what: Aspects, items: Sequence[Restorable]) -> tuple[Restorable, ...]:
        """As few as do it together: all, less whatever can be spared."""
        needed = tuple(items)
        if what in self._with_back(needed):
            return ()
        for item in items:
            fewer = tuple(other for other in needed if other is not item)
            if what not in self._with_back(fewer):
                needed = fewer
        return needed


def _aspects(before: Assessment, after: Assessment) -> frozenset[Aspects]:
    return frozenset(
        (difference.aspect, difference.of) for difference in differences(before, after)
    )


def _loose(side: Side, source: Source, label: Jurisdiction | None) -> Records:
    """What is in use on a side for this case; where no place is known, that stays open."""
    day, place = side.day_of(source), side.place_of(source)
    if label is None or place is None:
        return in_use(side.rulebook, day, place)
    return loosened(side.rulebook, day, place, label)


def _items(a: Records, b: Records, facts: Facts) -> Iterator[Restorable]:
    """What differs between the sides and may matter to these facts."""
    drugs = dict.fromkeys([*_by_drug(a), *_by_drug(b)])
    for drug in drugs:
        rows_a, rows_b = _by_drug(a).get(drug, {}), _by_drug(b).get(drug, {})
        if rows_a != rows_b:
            keys: list[Key] = [("access", name) for name in dict.fromkeys([*rows_a, *rows_b])]
            yield Restorable("access", drug, _rows_in_words(rows_b.values(), facts), tuple(keys))
    kinds: tuple[RecordKind, ...] = ("option", "criterion")
    for kind in kinds:
        for name in dict.fromkeys([*a[kind], *b[kind]]):
            sides = [side[kind][name] for side in (a, b) if name in side[kind]]
            if (len(sides) == 1 or sides[0] != sides[1]) and any(
                truth(side.tree, facts) is not False for side in sides
            ):
                yield Restorable(kind, name, _says(sides[-1].record), ((kind, name),))
    shared = [name for name in a["option"] if name in b["option"]]
    if shared != [name for name in b["option"] if name in a["option"]]:
        yield Restorable("order", "default order", "", (("order", ""),))


def _says(record: object) -> str:
    if isinstance(record, Criterion):
        return record.title
    return record.name if isinstance(record, Option) else ""


def _rows_in_words(rows: Iterable[MixEntry], facts: Facts) -> str:
    """What the second side says of access to a drug for these facts."""
    said = [
        f"{row.layer}: {row.says}"
        for row, tree in rows
        if isinstance(row, Access) and row.since == ALWAYS and truth(tree, facts) is not False
    ]
    return "; ".join(said) or "no row of access there fits"


def _by_drug(records: Records) -> dict[str, dict[str, MixEntry]]:
    """The rows of access of each drug by their name."""
    rows: dict[str, dict[str, MixEntry]] = {}
    for name, entry in records["access"].items():
        if isinstance(entry.record, Access):
            rows.setdefault(entry.record.option, {})[name] = entry
    return rows
