"""Why an option is not suitable, or not suggested, and the smallest changes that make it so."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import zip_longest
from math import ceil
from typing import NamedTuple

from allcli.case.facts import Facts, Value
from allcli.case.mutable import PAST, stops
from allcli.case.span import Span
from allcli.engine.cell_words import said
from allcli.engine.cells import Cell, Variable, filled
from allcli.engine.charts import NOT_APPLICABLE
from allcli.engine.diagram import TRUE
from allcli.engine.preferences import Preferences
from allcli.engine.prepared import Prepared
from allcli.rulebook.explain import shown
from allcli.rulebook.model import Option
from allcli.rulebook.words import VERDICTS, Verdict
from allcli.triage.access import ORDER
from allcli.triage.assessment import Reason
from allcli.triage.choose import Choice, choose, outlook_of
from allcli.triage.evaluate import ANSWERS, Findings, Holding, evaluate, reason
from allcli.triage.explore.brief import brief_answer
from allcli.triage.explore.changing import Changing
from allcli.triage.explore.smallest import Box, Search
from allcli.triage.order import is_shown, same_class, wins
from allcli.triage.verdicts import OPEN, Judged

MOST = 12


class Step(NamedTuple):
    """One fact that has to be different, in words, and through what it comes to be so.

    `variable` is the fact, or whether a list names one value. `on` is the day on which time brings
    it, where that can be reckoned, and `example` a value that does, as facts hold it. What
    `follows` from another step needs no doing.
    """

    through: str
    fact: str
    variable: str
    says: str
    now: str
    on: date | None
    example: Value
    follows: bool


class Remedy(NamedTuple):
    """A smallest set of steps, what the option then is, and what is then suggested."""

    steps: tuple[Step, ...]
    verdict: str
    suggestion: str
    suggested: bool


class Goal(NamedTuple):
    """A class with the smallest ways to it; not `complete` where there are, or may be, more.

    `always` are the steps that every way to it takes.
    """

    verdict: str
    always: tuple[Step, ...]
    ways: tuple[Remedy, ...]
    complete: bool


class Blocker(NamedTuple):
    """A criterion that speaks against the option: through what it can cease to hold, if at all."""

    reason: Reason
    through: tuple[str, ...]


class WhyNot(NamedTuple):
    """What stands between an option and the suggestion.

    `attainable` is the best class that it can come to; `unavoidable` are the criteria that then
    still hold. `ahead` says which options stand before it, and why.
    """

    option: str
    name: str
    applies: str
    applies_says: str
    verdict: str
    worst: str
    attainable: str
    blockers: tuple[Blocker, ...]
    unavoidable: tuple[Reason, ...]
    goals: tuple[Goal, ...]
    suggestion: str
    suggested: bool
    ahead: tuple[str, ...]
    access: str


def why_not(option: Option, rulebook: Prepared, facts: Facts, as_of: date) -> WhyNot:
    """Why not this option for these facts, by the rules of a day."""
    findings = evaluate(rulebook, facts, as_of)
    choice = choose(findings)
    judged = next(judged for judged in choice.options if judged.id == option.id)
    question = Opening(option, findings)
    best = question.best
    now = worst(findings, option)
    goals = [
        question.goal(grade)
        for grade in range(min(now, NOT_APPLICABLE) - 1, best - 1, -1)
        if grade <= OPEN or grade == best
    ]
    return WhyNot(
        option.id,
        option.name,
        ANSWERS[judged.applies],
        option.applies_says,
        _word(NOT_APPLICABLE if judged.applies is False else judged.best),
        _word(NOT_APPLICABLE if judged.applies is False else judged.worst),
        _word(best),
        tuple(question.blockers(judged)),
        tuple(question.unavoidable()),
        tuple(_told(goals)),
        choice.suggestion.text,
        option.id in choice.suggestion.road,
        tuple(_ahead(judged, choice)),
        choice.ranked.access[option.id].status,
    )


def worst(findings: Findings, option: Option) -> int:
    """The worst that an option may prove to be, as a place in VERDICTS."""
    outlook = outlook_of(findings)
    grades = outlook.ways.values(outlook.verdict(option.id))
    return max(grade for grade in grades if isinstance(grade, int))


def _told(goals: list[Goal]) -> Iterator[Goal]:
    """Without a class whose every way leads on to the next better one."""
    for goal, better in zip_longest(goals, goals[1:]):
        if better is None or (goal.always, goal.ways) != (better.always, better.ways):
            yield goal


def _word(grade: int) -> Verdict:
    return VERDICTS[grade] if grade < NOT_APPLICABLE else "not-applicable"


class Opening:
    """One option, and everything that the case can come to; `changing` if that is made already.

    On the way to a goal it is judged by what is not said of that.
    """

    def __init__(
        self, option: Option, findings: Findings, changing: Changing | None = None, goal: str = ""
    ) -> None:
        self._option = option
        self._findings = findings
        self._changing = changing or Changing(findings)
        self._verdict = self._changing.outlook.verdict(option.id, goal)

    @cached_property
    def best(self) -> int:
        """The best class that the option can come to, as a place in VERDICTS."""
        return min(self._changing.values(self._verdict), default=NOT_APPLICABLE)

    def goal(self, grade: int) -> Goal:
        """The smallest ways to a class, or better."""
        search = self._changing.search(self._verdict, lambda value: int(str(value)) <= grade)
        smallest = search.smallest(MOST)
        ways = [self._way(box, search) for box in smallest.boxes]
        always = self._steps(smallest.needed, search)
        if ways and smallest.complete:
            always = [step for step in ways[0].steps if all(step in way.steps for way in ways)]
        return Goal(_word(grade), tuple(always), tuple(ways), smallest.complete)

    def first_way(self, grade: int) -> tuple[Step, ...]:
        """The smallest of the smallest ways to a class, or better; not tried out."""
        search = self._changing.search(self._verdict, lambda value: int(str(value)) <= grade)
        return tuple(
            step for box in search.smallest(1).boxes[:1] for step in self._steps(box, search)
        )

    def _way(self, box: Box, search: Search) -> Remedy:
        """A set of steps, tried out: the facts are changed so and assessed anew."""
        steps = self._steps(box, search)
        changed = filled(self._findings.facts, {step.variable: step.example for step in steps})
        after, findings = brief_answer(self._findings.rulebook, changed, self._findings.as_of)
        return Remedy(
            tuple(steps),
            _word(worst(findings, self._option)),
            after.suggestion.text,
            self._option.id in after.suggestion.road,
        )

    def _steps(self, box: Box, search: Search) -> list[Step]:
        cells = search.example(box)
        return [
            self._step(at, box[at], self._changing.example(at, cells[at])) for at in sorted(box)
        ]

    def _step(self, at: int, box: frozenset[int], value: Value) -> Step:
        """One fact of a way, in words."""
        variable = self._changing.ways.cells.variables[at]
        fact = variable.fact
        cells = [variable.cells[i] for i in self._changing.cells(at, box)]
        by = self._changing.by(at)
        return Step(
            through=by,
            fact=fact.name,
            variable=variable.name,
            says=said(variable, cells),
            now=shown(fact, self._findings.facts.value(fact.name)),
            on=self._day(variable, cells) if by == "time" else None,
            example=value,
            follows=(by == "treatment" and fact.name in PAST.values()) or stops(fact, value),
        )

    def _day(self, variable: Variable, cells: list[Cell]) -> date | None:
        """The day on which a clock that runs already has come so far."""
        now = self._findings.facts.value(variable.fact.name)
        low = now.low if isinstance(now, Span) else now
        if variable.fact.unit != "days" or not isinstance(low, int | float):
            return None
        return self._findings.as_of + timedelta(ceil(min(cell.low for cell in cells) - low))

    def blockers(self, judged: Judged) -> Iterator[Blocker]:
        """What speaks against the option now, the worst first."""
        for holding in judged.against:
            ways: dict[str, None] = {}
            held = self._changing.outlook.holds(holding.criterion.id)
            # an option that does not apply any more is no way out
            applies = self._changing.outlook.applies(self._option.id)
            stands = self._changing.ways.diagrams.choose(applies, held, TRUE)
            if stands != TRUE:
                search = self._changing.search(stands, lambda holds: holds is False)
                for box in search.smallest(MOST).boxes:
                    ways |= dict.fromkeys(map(self._changing.by, box))
            yield Blocker(self._reason(holding, holding.places[self._option.id]), tuple(ways))

    def _reason(self, holding: Holding, grade: int) -> Reason:
        return reason(self._findings, holding, _word(grade))

    def unavoidable(self) -> Iterator[Reason]:
        """The criteria that give the best class that can be had, in whatever way it comes."""
        ways, outlook = self._changing.ways, self._changing.outlook
        for holding in self._findings.held:
            if holding.criterion.verdict.get(self._option.id) == _word(self.best):
                held = outlook.holds(holding.criterion.id)
                without = ways.diagrams.choose(held, ways.never, self._verdict)
                if self.best not in self._changing.values(without):
                    yield self._reason(holding, self.best)


def _by_place(other: Judged) -> str:
    """Why another of the class stands before it, with no preference between the two."""
    because = other.record.place_because
    return "before it in the default order" + (f" ({because})" if because else "")


def _among_equals(other: Judged, option: Judged, preferred: Preferences) -> str:
    if wins(other, option, preferred):
        return "preferred among equals"
    if is_shown(other, option, preferred):
        return "its target is shown, that of the other not known"
    return _by_place(other)


def _ahead(judged: Judged, choice: Choice) -> Iterator[str]:
    """What stands before an option of its kind that can be had, best first."""
    ranked = choice.ranked
    kinds = {"salvage": ranked.salvage, "destination": ranked.destinations}
    if judged.applies is False or judged.kind not in kinds:  # adjuncts stand beside each other
        return
    there = next(option for option in kinds[judged.kind] if option.id == judged.id)
    for other in kinds[judged.kind]:
        if other is there:
            return
        access = ranked.access[other.id].status
        if other.applies is False or other.best > OPEN or access == ORDER[0]:
            continue
        if same_class(there, other):
            why = _among_equals(other, there, ranked.preferred)
        else:
            why = "a better verdict"
        yield f"{other.name} ({VERDICTS[other.best]}): {why}"
