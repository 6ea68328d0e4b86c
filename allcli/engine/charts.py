"""What a rulebook says, as functions over all patients that there can be.

Such a function asks every variable in all of its cells, and so is the same for every case: it is
drawn once, and one case then only follows it through the cells that its facts leave open. Whether a
record is in force hangs on a day and on nothing else; it is asked like a variable, after the
others, and is always known.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import itemgetter

from allcli.case.places import PLACES
from allcli.engine.cells import Asked, CellAnd, CellNot, CellOr, Cells, Coded
from allcli.engine.diagram import FALSE, TRUE, Diagrams, bits
from allcli.engine.gates import Gates
from allcli.engine.law_groups import Groups, grouped
from allcli.engine.open_cells import CellReading, reading
from allcli.engine.workspace import SharedWorkspace
from allcli.rulebook.model import Access, Criterion, Option
from allcli.rulebook.words import VERDICTS

NOT_APPLICABLE = len(VERDICTS)
ChartKey = tuple[str | int, ...]
Picking = Callable[[Sequence[int]], Hashable]
PairsByCriterion = Mapping[str, tuple[tuple[str, str], ...]]


class Charts:
    """The functions of one rulebook, each drawn when it is first asked for.

    Laws and access rows are asked for by their places. `options` and `access` are the records that
    they were drawn from. Charts over the same cells may share `diagrams`, before any is drawn. With
    `day`, set before too, they are of that day alone: being in force is answered and not asked.
    """

    def __init__(
        self,
        cells: Cells,
        options: Mapping[str, Option],
        criteria: tuple[Criterion, ...],
        access: tuple[Access, ...],
        pairs: PairsByCriterion,
    ) -> None:
        self.cells = cells
        self.diagrams = Diagrams()
        self.options = options
        self._criteria = criteria
        self.access = access
        self._pairs = pairs
        self.day: date | None = None
        self._drawn: dict[ChartKey, int] = {}
        self._asked: dict[int, tuple[int, ...]] = {}
        self._in_force = Gates((*criteria, *access))
        self._picking: dict[int, Picking] = {}

    @cached_property
    def workspace(self) -> SharedWorkspace:
        """Where the functions of cases are drawn."""
        return SharedWorkspace()

    @cached_property
    def readings(self) -> tuple[CellReading, ...]:
        """How the cells of every variable are read off a case."""
        return tuple(map(reading, self.cells.variables))

    def asked(self, chart: int) -> tuple[int, ...]:
        """The variables that a function asks."""
        asked = self._asked.get(chart)
        if asked is None:
            self.diagrams.index()
            asked = self._asked[chart] = tuple(bits(self.diagrams.support(chart)))
        return asked

    def picking(self, chart: int) -> Picking:
        """What picks out, of something of every variable, that of those which a function asks."""
        pick = self._picking.get(chart)
        if pick is None:
            asked = self.asked(chart)
            pick = self._picking[chart] = itemgetter(*asked) if asked else lambda _: ()
        return pick

    def law(self, place: int) -> int:
        """Where a law holds."""
        return self._kept(("law", place), self._of, self.cells.laws[place])

    @cached_property
    def laws(self) -> Groups:
        """All laws, in groups that share no variable."""
        return grouped(
            (variables, self.law(place)) for place, variables in enumerate(self.cells.ruled)
        )

    def applies(self, option: str) -> int:
        """Where an option applies."""
        return self._kept(("applies", option), self._applies, option)

    def criterion(self, criterion: str) -> int:
        """Where a criterion is in force and holds."""
        return self._kept(("criterion", criterion), self._criterion, criterion)

    def row(self, place: int) -> int:
        """Where an access row is in force and fits the patient, wherever that is."""
        return self._kept(("row", place), self._row, place)

    def verdict(self, option: str, goal: str = "") -> int:
        """The place of an option's verdict in VERDICTS, or NOT_APPLICABLE.

        On the way to a goal, by what is not said of that.
        """
        return self._kept(("verdict", option, goal), self._verdict, option, goal)

    def barred(self, option: str) -> int:
        """Where an option can certainly not be had: neither licensed nor paid for."""
        return self._kept(("barred", option), self._barred, self.options[option])

    def flagged(self, option: str, kind: str) -> int:
        """Where an option applies and a criterion gives it a high flag of a kind."""
        return self._kept(("flagged", option, kind), self._flagged, option, kind)

    def preferred(self, better: str, worse: str) -> int:
        """Where one option is preferred to another."""
        return self._kept(("preferred", better, worse), self._preferred, better, worse)

    @cached_property
    def _by_id(self) -> dict[str, tuple[int, Criterion]]:
        """The criteria, with their places."""
        return {criterion.id: (i, criterion) for i, criterion in enumerate(self._criteria)}

    @cached_property
    def _grading(self) -> dict[str, list[Criterion]]:
        """The criteria that give each option a verdict."""
        grading: dict[str, list[Criterion]] = {}
        for criterion in self._criteria:
            for option in criterion.verdict:
                grading.setdefault(option, []).append(criterion)
        return grading

    @cached_property
    def _preferring(self) -> dict[tuple[str, str], list[str]]:
        """The criteria that prefer one option to another, by both."""
        preferring: dict[tuple[str, str], list[str]] = {}
        for criterion in self._criteria:
            for pair in dict.fromkeys(self._pairs.get(criterion.id, ())):
                preferring.setdefault(pair, []).append(criterion.id)
        return preferring

    @cached_property
    def _rows(self) -> dict[tuple[str, str], dict[int, Access]]:
        """The access rows by drug and place, with their own places."""
        rows: dict[tuple[str, str], dict[int, Access]] = {}
        for place, row in enumerate(self.access):
            rows.setdefault((row.option, row.jurisdiction), {})[place] = row
        return rows

    def gates(self, day: date) -> list[int]:
        """The cells of the variables that ask for being in force, by the order of the records."""
        return self._in_force.on(day)

    def complete(self) -> "Charts":
        """Every function drawn, and nothing beside them: worth keeping."""
        whole = Charts(self.cells, self.options, self._criteria, self.access, self._pairs)
        for place in range(len(self.cells.laws)):
            self.law(place)
        for criterion in self._criteria:
            self.criterion(criterion.id)
            for flag in criterion.flags:
                self.flagged(flag.option, flag.kind)
            for pair in self._pairs.get(criterion.id, ()):
                self.preferred(*pair)
        for place in range(len(self.access)):
            self.row(place)
        for option in self.options:
            self.applies(option)
            self.verdict(option)
            for goal in self.options.values():
                if goal.is_part_of in self.options[option].groups:
                    self.verdict(option, goal.id)
            self.barred(option)
        sizes = [len(variable.cells) for variable in self.cells.variables]
        sizes += [len((FALSE, TRUE))] * (len(self._criteria) + len(self.access))
        every = [tuple(range(size)) for size in sizes]
        done: dict[int, int] = {}
        for key, drawn in self._drawn.items():
            chart = self.diagrams.cut(drawn, whole.diagrams, every, done)
            whole._drawn[key] = chart
            whole.asked(chart)
        return whole

    def _kept(self, key: ChartKey, draw: Callable[..., int], *of: object) -> int:
        drawn = self._drawn.get(key)
        if drawn is None:
            self.diagrams.index()
            drawn = self._drawn[key] = draw(*of)
        return drawn

    def _of(self, condition: Coded) -> int:
        if isinstance(condition, Asked):
            cells = range(len(self.cells.variables[condition.place].cells))
            asked = tuple([condition.cells >> cell & 1 for cell in cells])
            return self.diagrams.node(condition.place, asked)
        return joined(condition, self.diagrams, self._of)

    def _gate(self, place: int) -> int:
        """Whether a record is in force, by its place among criteria and then access rows."""
        if self.day is not None:
            return int(self.gates(self.day)[place] == 1 << TRUE)
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
        place, criterion = self._by_id[name]
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

    def _verdict(self, option: str, goal: str) -> int:
        graded: list[list[int]] = [[] for _ in VERDICTS]
        for criterion in self._grading.get(option, ()):
            if goal in criterion.verdict:
                continue
            grade = VERDICTS.index(criterion.verdict[option])
            graded[grade].append(self.criterion(criterion.id))
        verdict = self.diagrams.leaf(0)
        for grade, tests in enumerate(graded):
            given = self.diagrams.either(tests)
            verdict = self.diagrams.choose(given, self.diagrams.leaf(grade), verdict)
        away = self.diagrams.leaf(NOT_APPLICABLE)
        return self.diagrams.choose(self.applies(option), verdict, away)

    def _barred(self, option: Option) -> int:
        parts = [self._barred_drug(drug) for drug in option.drugs or (option.id,)]
        return (
            self.diagrams.both(parts) if option.one_drug_suffices else self.diagrams.either(parts)
        )

    def _barred_drug(self, drug: str) -> int:
        barred = FALSE
        for where in PLACES:
            barred = self.diagrams.choose(self._in((where,)), self._barred_at(drug, where), barred)
        return barred

    def _barred_at(self, drug: str, where: str) -> int:
        """What no row covers is not known and bars nothing; nor is what is sold, but unpaid for."""
        rows = self._rows.get((drug, where), {})
        layers = {row.layer for row in rows.values()}
        if "licence" not in layers:
            return FALSE
        fits = self.diagrams.either(map(self.row, rows))
        on_market = self.diagrams.either(
            self._gate(len(self._criteria) + place)
            for place, row in rows.items() if row.layer == "licence"
        )  # fmt: skip
        covered = TRUE if "reimbursement" in layers else self.diagrams.opposite(on_market)
        return self.diagrams.both([self.diagrams.opposite(fits), covered])

    def _flagged(self, option: str, kind: str) -> int:
        tests = [
            self.criterion(criterion.id)
            for criterion in self._criteria
            if any((f.option, f.kind, f.level) == (option, kind, "high") for f in criterion.flags)
        ]
        return self.diagrams.both([self.applies(option), self.diagrams.either(tests)])

    def _preferred(self, better: str, worse: str) -> int:
        return self.diagrams.either(map(self.criterion, self._preferring.get((better, worse), ())))


def joined(
    condition: CellAnd | CellOr | CellNot, diagrams: Diagrams, drawn: Callable[[Coded], int]
) -> int:
    """Where a condition is true, from where its parts are."""
    if isinstance(condition, CellNot):
        return diagrams.opposite(drawn(condition.part))
    join = diagrams.both if isinstance(condition, CellAnd) else diagrams.either
    return join(map(drawn, condition.parts))
