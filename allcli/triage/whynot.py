"""Why an option is not suitable, or not suggested, and the smallest changes that make it so."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest
from math import ceil
from typing import NamedTuple

from allcli.case.facts import Facts, Value
from allcli.case.mutable import PAST
from allcli.case.span import Span
from allcli.rulebook.cell_words import said
from allcli.rulebook.cells import Cell, Variable, filled
from allcli.rulebook.charts import NOT_APPLICABLE
from allcli.rulebook.diagram import TRUE
from allcli.rulebook.explain import shown
from allcli.rulebook.model import Option, Rulebook
from allcli.rulebook.words import VERDICTS, Verdict
from allcli.triage.access import ORDER
from allcli.triage.answer import answer
from allcli.triage.assessment import Reason, Suggestion
from allcli.triage.certainty import OPEN
from allcli.triage.changing import Changing
from allcli.triage.choose import Choice, choose
from allcli.triage.evaluate import ANSWERS, Findings, Found, evaluate, reason
from allcli.triage.order import same_class, wins
from allcli.triage.outlook import Outlook
from allcli.triage.smallest import Box, Search
from allcli.triage.verdicts import Judged

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


class Way(NamedTuple):
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
    ways: tuple[Way, ...]
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


def why_not(option: Option, rulebook: Rulebook, facts: Facts, as_of: date) -> WhyNot:
    """Why not this option for these facts, by the rules of a day."""
    findings = evaluate(rulebook, facts, as_of)
    choice = choose(findings)
    one = next(each for each in choice.judged if each.option is option)
    question = _Question(option, findings)
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
        ANSWERS[one.applies],
        option.applies_says,
        _word(NOT_APPLICABLE if one.applies is False else one.best),
        _word(NOT_APPLICABLE if one.applies is False else one.worst),
        _word(best),
        tuple(question.blockers(one)),
        tuple(question.unavoidable()),
        tuple(_told(goals)),
        choice.suggestion.text,
        _is_suggested(option, choice.suggestion),
        tuple(_ahead(one, choice)),
        choice.ranked.access[option.id].status,
    )


def worst(findings: Findings, option: Option) -> int:
    """The worst that an option may prove to be, as a place in VERDICTS."""
    outlook = Outlook(findings)
    grades = outlook.ways.values(outlook.verdict(option.id))
    return max(each for each in grades if isinstance(each, int))


def _told(goals: list[Goal]) -> Iterator[Goal]:
    """Without a class whose every way leads on to the next better one."""
    for goal, better in zip_longest(goals, goals[1:]):
        if better is None or (goal.always, goal.ways) != (better.always, better.ways):
            yield goal


def _word(grade: int) -> Verdict:
    return VERDICTS[grade] if grade < NOT_APPLICABLE else "not-applicable"


def _is_suggested(option: Option, suggestion: Suggestion) -> bool:
    return option.id in (suggestion.salvage, suggestion.destination, *suggestion.adjuncts)


class _Question:
    """One option, and everything that the case can come to."""

    def __init__(self, option: Option, findings: Findings) -> None:
        self._option = option
        self._findings = findings
        self._changing = Changing(findings)
        self._verdict = self._changing.outlook.verdict(option.id)
        self.best = min(self._changing.values(self._verdict), default=NOT_APPLICABLE)

    def goal(self, grade: int) -> Goal:
        """The smallest ways to a class, or better."""
        search = self._changing.search(self._verdict, lambda value: int(str(value)) <= grade)
        found = search.smallest(MOST)
        ways = [self._way(box, search) for box in found.boxes]
        always = self._steps(found.needed, search)
        if ways and found.complete:
            always = [step for step in ways[0].steps if all(step in way.steps for way in ways)]
        return Goal(_word(grade), tuple(always), tuple(ways), found.complete)

    def _way(self, box: Box, search: Search) -> Way:
        """A set of steps, tried out: the facts are changed so and assessed anew."""
        steps = self._steps(box, search)
        changed = filled(self._findings.facts, {step.variable: step.example for step in steps})
        after, findings = answer(self._findings.rulebook, changed, self._findings.as_of)
        return Way(
            tuple(steps),
            _word(worst(findings, self._option)),
            after.suggestion.text,
            _is_suggested(self._option, after.suggestion),
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
            follows=by == "treatment" and fact.name in PAST.values(),
        )

    def _day(self, variable: Variable, cells: list[Cell]) -> date | None:
        """The day on which a clock that runs already has come so far."""
        now = self._findings.facts.value(variable.fact.name)
        low = now.low if isinstance(now, Span) else now
        if variable.fact.unit != "days" or not isinstance(low, int | float):
            return None
        return self._findings.as_of + timedelta(ceil(min(cell.low for cell in cells) - low))

    def blockers(self, one: Judged) -> Iterator[Blocker]:
        """What speaks against the option now, the worst first."""
        for found in one.against:
            ways: dict[str, None] = {}
            held = self._changing.outlook.holds(found.criterion.id)
            # an option that does not apply any more is no way out
            applies = self._changing.outlook.applies(self._option.id)
            stands = self._changing.ways.diagrams.choose(applies, held, TRUE)
            if stands != TRUE:
                search = self._changing.search(stands, lambda holds: holds is False)
                for box in search.smallest(MOST).boxes:
                    ways |= dict.fromkeys(map(self._changing.by, box))
            yield Blocker(self._reason(found, found.places[self._option.id]), tuple(ways))

    def _reason(self, found: Found, grade: int) -> Reason:
        return reason(self._findings, found, _word(grade))

    def unavoidable(self) -> Iterator[Reason]:
        """The criteria that give the best class that can be had, in whatever way it comes."""
        ways, outlook = self._changing.ways, self._changing.outlook
        for found in self._findings.held:
            if found.criterion.verdict.get(self._option.id) == _word(self.best):
                held = outlook.holds(found.criterion.id)
                without = ways.diagrams.choose(held, ways.never, self._verdict)
                if self.best not in self._changing.values(without):
                    yield self._reason(found, self.best)


def _ahead(one: Judged, choice: Choice) -> Iterator[str]:
    """What stands before an option of its kind that can be had, best first."""
    ranked = choice.ranked
    kinds = {"salvage": ranked.salvage, "destination": ranked.destinations}
    if one.applies is False or one.option.kind not in kinds:  # adjuncts stand beside each other
        return
    for other in kinds[one.option.kind]:
        if other is one:
            return
        access = ranked.access[other.option.id].status
        if other.applies is False or other.best > OPEN or access == ORDER[0]:
            continue
        if same_class(one, other):
            by_wish = wins(other, one, ranked.preferred)
            why = "preferred in its class" if by_wish else "before it in the order of its class"
        else:
            why = "a better class"
        yield f"{other.option.name} ({VERDICTS[other.best]}): {why}"
