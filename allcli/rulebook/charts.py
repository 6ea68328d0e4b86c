"""What a rulebook says, as functions over all patients that there can be.

Such a function asks every variable in all of its cells, and so is the same for every case: it is
drawn once, and one case then only follows it through the cells that its facts leave open. Whether a
record is in force hangs on a day and on nothing else; it is asked like a variable, after the
others, and is always known.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar
from weakref import WeakKeyDictionary

from allcli.rulebook.cells import Any, Asked, Cells, Coded, Every, Opposite
from allcli.rulebook.dates import in_force, start_of, turning_days
from allcli.rulebook.diagram import FALSE, TRUE, Diagrams
from allcli.rulebook.law_groups import Groups, grouped
from allcli.rulebook.model import PLACES, VERDICTS, Access, Criterion, Option, Rulebook
from allcli.rulebook.open_cells import Places, Reading, reading

NOT_APPLICABLE = len(VERDICTS)
Made = TypeVar("Made")
Of = TypeVar("Of")
Pair = tuple[str, str]
Pairs = Mapping[str, tuple[Pair, ...]]


class Drawn(dict[Of, int]):
    """Functions by what they are of, each drawn when it is first asked for."""

    def __init__(self, diagrams: Diagrams, draw: Callable[[Of], int]) -> None:
        super().__init__()
        self._diagrams = diagrams
        self._draw = draw

    def __missing__(self, of: Of) -> int:
        self._diagrams.index()
        found = self[of] = self._draw(of)
        return found


class Charts:
    """The functions of one rulebook, each drawn when it is first asked for.

    `law` and `row` are where a law holds and where an access row is in force and fits the patient,
    by their places; `criterion` is where one is in force and holds. By option, `applies` is where
    it does, `verdict` its place in VERDICTS or NOT_APPLICABLE, and `barred` where it can certainly
    not be had; `flagged` is where it applies and has a high flag, by option and kind; `preferred`
    where one option is preferred to another. `options` and `access` are the records that all of
    them are drawn from.
    """

    def __init__(
        self,
        cells: Cells,
        options: Mapping[str, Option],
        criteria: tuple[Criterion, ...],
        access: tuple[Access, ...],
        pairs: Pairs,
    ) -> None:
        self.cells = cells
        self.diagrams = Diagrams()
        self.options = options
        self._criteria = criteria
        self.access = access
        self._pairs = pairs
        self.law: Drawn[int] = Drawn(self.diagrams, self._law)
        self.row: Drawn[int] = Drawn(self.diagrams, self._row)
        self.criterion: Drawn[str] = Drawn(self.diagrams, self._criterion)
        self.applies: Drawn[str] = Drawn(self.diagrams, self._applies)
        self.verdict: Drawn[str] = Drawn(self.diagrams, self._verdict)
        self.barred: Drawn[str] = Drawn(self.diagrams, self._barred)
        self.flagged: Drawn[Pair] = Drawn(self.diagrams, self._flagged)
        self.preferred: Drawn[Pair] = Drawn(self.diagrams, self._preferred)
        self._gates: dict[date, list[Places]] = {}

    def are_of(self, rulebook: Rulebook) -> bool:
        """Whether they were drawn from these very records."""
        return (
            self.cells is rulebook.cells
            and self.options is rulebook.options
            and self._criteria is rulebook.criteria
            and self.access is rulebook.access
            and self._pairs is rulebook.pairs
        )

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """How the cells of every variable are read off a case."""
        return tuple(map(reading, self.cells.variables))

    @cached_property
    def laws(self) -> Groups:
        """All laws, in groups that share no variable."""
        return grouped(
            (variables, self.law[place]) for place, variables in enumerate(self.cells.ruled)
        )

    @cached_property
    def _days(self) -> list[date]:
        """The days between which the same records are in force."""
        return sorted({date.min, *turning_days((*self._criteria, *self.access))})

    def gates(self, day: date) -> list[Places]:
        """The cells of the variables that ask for being in force, by the order of the records."""
        first = start_of(self._days, day)
        found = self._gates.get(first)
        if found is None:
            records: list[Criterion | Access] = [*self._criteria, *self.access]
            found = [(int(in_force(record, first) is not False),) for record in records]
            self._gates[first] = found
        return found

    def complete(self) -> "Charts":
        """Every function drawn, and nothing beside them: worth keeping."""
        whole = Charts(self.cells, self.options, self._criteria, self.access, self._pairs)
        flags = [(f.option, f.kind) for criterion in self._criteria for f in criterion.flags]
        pairs = [pair for pairs in self._pairs.values() for pair in pairs]
        sizes = [len(variable.cells) for variable in self.cells.variables]
        sizes += [len((FALSE, TRUE))] * (len(self._criteria) + len(self.access))
        every = [tuple(range(size)) for size in sizes]
        done: dict[int, int] = {}

        def keep(there: Drawn[Of], here: Drawn[Of], keys: Iterable[Of]) -> None:
            for key in keys:
                there[key] = self.diagrams.cut(here[key], whole.diagrams, every, done)

        keep(whole.law, self.law, range(len(self.cells.laws)))
        keep(whole.row, self.row, range(len(self.access)))
        keep(whole.criterion, self.criterion, [criterion.id for criterion in self._criteria])
        keep(whole.applies, self.applies, self.options)
        keep(whole.verdict, self.verdict, self.options)
        keep(whole.barred, self.barred, self.options)
        keep(whole.flagged, self.flagged, flags)
        keep(whole.preferred, self.preferred, pairs)
        return whole

    def _law(self, place: int) -> int:
        return self._of(self.cells.laws[place])

    def _of(self, condition: Coded) -> int:
        if isinstance(condition, Asked):
            cells = range(len(self.cells.variables[condition.place].cells))
            asked = tuple([condition.cells >> cell & 1 for cell in cells])
            return self.diagrams.node(condition.place, asked)
        return joined(condition, self.diagrams, self._of)

    def _gate(self, place: int) -> int:
        """Whether a record is in force, by its place among criteria and then access rows."""
        return self.diagrams.node(len(self.cells.variables) + place, (FALSE, TRUE))

    def _in(self, places: Iterable[str]) -> int:
        """Where the patient is at one of some places."""
        if "jurisdiction" not in self.cells.places:
            return FALSE
        variable = self.cells.places["jurisdiction"]
        there = [
            not set(places).isdisjoint(map(str, cell.values))
            for cell in self.cells.variables[variable].cells
        ]
        return self.diagrams.node(variable, tuple(map(int, there)))

    def _applies(self, option: str) -> int:
        return self._of(self.cells.conditions[list(self.options).index(option)])

    def _criterion(self, name: str) -> int:
        place, criterion = next(
            (i, each) for i, each in enumerate(self._criteria) if each.id == name
        )
        parts = [self._of(self.cells.conditions[len(self.options) + place])]
        if criterion.jurisdictions:
            parts.append(self._in(criterion.jurisdictions))
        if criterion.since or criterion.until:
            parts.append(self._gate(place))
        return self.diagrams.both(parts)

    def _row(self, place: int) -> int:
        before = len(self.options) + len(self._criteria)
        fits = self._of(self.cells.conditions[before + place])
        return self.diagrams.both([fits, self._gate(len(self._criteria) + place)])

    def _verdict(self, option: str) -> int:
        graded: list[list[int]] = [[] for _ in VERDICTS]
        for criterion in self._criteria:
            if option in criterion.verdict:
                grade = VERDICTS.index(criterion.verdict[option])
                graded[grade].append(self.criterion[criterion.id])
        found = self.diagrams.leaf(0)
        for grade, tests in enumerate(graded):
            given = self.diagrams.either(tests)
            found = self.diagrams.choose(given, self.diagrams.leaf(grade), found)
        away = self.diagrams.leaf(NOT_APPLICABLE)
        return self.diagrams.choose(self.applies[option], found, away)

    def _barred(self, option: str) -> int:
        drugs = self.options[option].drugs or (option,)
        parts = [self._barred_drug(drug) for drug in drugs]
        every = self.options[option].one_drug_suffices
        return self.diagrams.both(parts) if every else self.diagrams.either(parts)

    def _barred_drug(self, drug: str) -> int:
        found = FALSE
        for where in PLACES:
            found = self.diagrams.choose(self._in((where,)), self._barred_at(drug, where), found)
        return found

    def _barred_at(self, drug: str, where: str) -> int:
        """What no row covers is not known and bars nothing; nor is what is sold, but unpaid for."""
        rows = {
            place: row for place, row in enumerate(self.access)
            if (row.option, row.jurisdiction) == (drug, where)
        }  # fmt: skip
        layers = {row.layer for row in rows.values()}
        if "licence" not in layers:
            return FALSE
        fits = self.diagrams.either(map(self.row.__getitem__, rows))
        on_market = self.diagrams.either(
            self._gate(len(self._criteria) + place)
            for place, row in rows.items() if row.layer == "licence"
        )  # fmt: skip
        covered = TRUE if "reimbursement" in layers else self.diagrams.opposite(on_market)
        return self.diagrams.both([self.diagrams.opposite(fits), covered])

    def _flagged(self, key: Pair) -> int:
        option, kind = key
        tests = [
            self.criterion[criterion.id]
            for criterion in self._criteria
            if any((f.option, f.kind, f.level) == (option, kind, "high") for f in criterion.flags)
        ]
        return self.diagrams.both([self.applies[option], self.diagrams.either(tests)])

    def _preferred(self, pair: Pair) -> int:
        return self.diagrams.either(
            self.criterion[criterion.id]
            for criterion in self._criteria
            if pair in self._pairs.get(criterion.id, ())
        )


def joined(
    condition: Every | Any | Opposite, diagrams: Diagrams, drawn: Callable[[Coded], int]
) -> int:
    """Where a condition is true, from where its parts are."""
    if isinstance(condition, Opposite):
        return diagrams.opposite(drawn(condition.part))
    join = diagrams.both if isinstance(condition, Every) else diagrams.either
    return join(map(drawn, condition.parts))


def once(make: Callable[[Rulebook], Made]) -> Callable[[Rulebook], Made]:
    """Of each rulebook made once, and kept for as long as its charts are.

    `make` may read what charts stand for: options, criteria, access, preferences, conditions.
    """
    kept: WeakKeyDictionary[Charts, Made] = WeakKeyDictionary()

    def made(rulebook: Rulebook) -> Made:
        charts = charts_of(rulebook)
        found = kept.get(charts)
        if found is None:
            found = kept[charts] = make(rulebook)
        return found

    return made


def charts_of(rulebook: Rulebook) -> Charts:
    """The charts of a rulebook: its own, unless its records were changed since."""
    if rulebook.charts is not None and rulebook.charts.are_of(rulebook):
        return rulebook.charts
    return Charts(
        rulebook.cells, rulebook.options, rulebook.criteria, rulebook.access, rulebook.pairs
    )
