"""Why an option is not suitable, or not suggested, and the smallest changes that make it so."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from allcli.case.facts import Facts, Value
from allcli.case.mutable import CLOCKS, PAST, may_be, through
from allcli.case.span import Span
from allcli.rulebook.cell_words import said
from allcli.rulebook.cells import Asked, Cell, Variable, example, filled, possible
from allcli.rulebook.diagram import TRUE, bits
from allcli.rulebook.explain import shown
from allcli.rulebook.model import VERDICTS, Option, Rulebook
from allcli.triage.access import ORDER
from allcli.triage.answer import answer
from allcli.triage.assessment import Reason, Suggestion
from allcli.triage.choose import Choice, choose
from allcli.triage.completions import NEVER
from allcli.triage.evaluate import Findings, evaluate, reason
from allcli.triage.order import same_class, wins
from allcli.triage.outlook import NOT_APPLICABLE, Outlook
from allcli.triage.smallest import Box, Kind, Moves, Search
from allcli.triage.suggest import OPEN
from allcli.triage.verdicts import Judged, place

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
    changing = _Changing(option, findings)
    best = changing.best
    now = _worst(findings, option)
    goals = [
        changing.goal(grade)
        for grade in range(min(now, NOT_APPLICABLE) - 1, best - 1, -1)
        if grade <= OPEN or grade == best
    ]
    return WhyNot(
        option.id,
        option.name,
        _applies(one),
        option.applies_says,
        VERDICTS[one.best] if one.applies is not False else WORD,
        VERDICTS[one.worst] if one.applies is not False else WORD,
        _word(best),
        tuple(changing.blockers(one)),
        tuple(changing.unavoidable()),
        tuple(_told(goals)),
        choice.suggestion.text,
        _is_suggested(option, choice.suggestion),
        tuple(_ahead(one, choice)),
        choice.ranked.access[option.id].status,
    )


def _worst(findings: Findings, option: Option) -> int:
    """The worst that an option may prove to be."""
    outlook = Outlook(findings)
    grades = outlook.ways.values(outlook.verdict(option.id))
    return max(int(str(grade)) for grade in grades)


def _told(goals: list[Goal]) -> Iterator[Goal]:
    """Without a class whose every way leads on to the next better one."""
    for goal, better in zip(goals, [*goals[1:], None], strict=False):
        if better is None or goal.ways != better.ways:
            yield goal


WORD = "not-applicable"


def _word(grade: int) -> str:
    return WORD if grade >= NOT_APPLICABLE else VERDICTS[grade]


def _applies(one: Judged) -> str:
    return {True: "yes", False: "no", None: "unknown"}[one.applies]


def _is_suggested(option: Option, suggestion: Suggestion) -> bool:
    return option.id in (suggestion.salvage, suggestion.destination, *suggestion.adjuncts)


class _Changing:
    """Everything that one case can come to, as far as it bears on one option."""

    def __init__(self, option: Option, findings: Findings) -> None:
        self._option = option
        self._findings = findings
        self._rulebook, self._facts = findings.rulebook, findings.facts
        self._reached = may_be(self._facts)
        freed = self._facts.with_values(
            {name: values[0] if isinstance(values[0], Span) else None
             for name, values in self._reached.items()}
            | {clock: None for clock in CLOCKS if self._runs_later(clock)}
        )  # fmt: skip
        self._outlook = Outlook(evaluate(self._rulebook, freed, findings.as_of))
        ways = self._outlook.ways
        variables = ways.cells.variables
        ways.open = tuple([tuple(bits(self._may_be(each))) for each in variables])
        self._open = {i: frozenset(range(len(cells))) for i, cells in enumerate(ways.open)}
        self._now = {
            i: frozenset(
                k for k, cell in enumerate(ways.open[i])
                if possible(each, self._facts.value(each.fact.name)) >> cell & 1
            )
            for i, each in enumerate(variables)
        }  # fmt: skip
        self._verdict = self._outlook.verdict(option.id)
        grades = map(self._grade, self._leaves(self._lawful(self._verdict)))
        self.best = min(grades, default=NOT_APPLICABLE)

    def _runs_later(self, clock: str) -> bool:
        return self._facts.value(clock) is None and self._facts.value(CLOCKS[clock]) is True

    def _may_be(self, variable: Variable) -> int:
        name = variable.fact.name
        known = self._facts.value(name)
        mask = 0
        for value in self._reached.get(name, (known,)):
            mask |= possible(variable, value)
        return mask

    def _lawful(self, function: int) -> int:
        """The function in patients that can be, once what ends leaves its trace."""
        ways = self._outlook.ways
        for ended, past in self._pasts():
            left = ways.diagrams.either([ended, past])
            function = ways.diagrams.choose(left, function, ways.never)
        return ways.ruled(function)

    def _pasts(self) -> Iterator[tuple[int, int]]:
        ways = self._outlook.ways
        for ended, past in PAST.items():
            if self._facts.value(ended) is True and {ended, past} <= ways.cells.places.keys():
                yield self._is(ended), self._is(past)

    def _is(self, name: str) -> int:
        return self._outlook.ways.of(Asked(self._outlook.ways.place(name), 0b10))

    def _leaves(self, function: int) -> Iterable[int]:
        ways = self._outlook.ways
        return [leaf for leaf in ways.diagrams.leaves(function) if leaf != ways.never]

    def _grade(self, leaf: int) -> int:
        return int(str(self._outlook.ways.diagrams.value(leaf)))

    def _search(self, function: int, wanted: Callable[[Hashable], bool]) -> Search:
        ways = self._outlook.ways

        def kind(value: Hashable) -> Kind:
            if value == NEVER:
                return "never"
            return "wanted" if wanted(value) else "unwanted"

        # what only the laws speak of is no way to find something out: it follows, or leads to it
        asked = ways.diagrams.support(function)
        held = frozenset(
            at for at, each in enumerate(ways.cells.variables)
            if not asked >> at & 1 and through(each.fact.name, self._facts) == "finding out"
        )  # fmt: skip
        moves = Moves(self._now, self._open, held)
        return Search(ways.diagrams, self._lawful(function), kind, moves)

    def goal(self, grade: int) -> Goal:
        """The smallest ways to a class, or better."""
        search = self._search(self._verdict, lambda value: int(str(value)) <= grade)
        found = search.smallest(MOST)
        ways = [self._way(box, search) for box in found.boxes]
        always = self._steps(found.needed, search)
        if ways and found.complete:
            always = [step for step in ways[0].steps if all(step in way.steps for way in ways)]
        return Goal(_word(grade), tuple(always), tuple(ways), found.complete)

    def _way(self, box: Box, search: Search) -> Way:
        """A set of steps, tried out: the facts are changed so and assessed anew."""
        steps = self._steps(box, search)
        changed = filled(self._facts, {step.variable: step.example for step in steps})
        after, findings = answer(self._rulebook, changed, self._findings.as_of)
        return Way(
            tuple(steps),
            _word(_worst(findings, self._option)),
            after.suggestion.text,
            _is_suggested(self._option, after.suggestion),
        )

    def _steps(self, box: Box, search: Search) -> list[Step]:
        cells = search.example(box)
        return [self._step(at, box[at], self._example(at, cells[at])) for at in sorted(box)]

    def _example(self, at: int, cell: int) -> Value:
        ways = self._outlook.ways
        variable = ways.cells.variables[at]
        reached = self._reached.get(variable.fact.name, (None,))[0]
        within = reached if isinstance(reached, Span) else None
        return example(variable, ways.open[at][cell], within)

    def _step(self, at: int, box: frozenset[int], value: Value) -> Step:
        """One fact of a way, in words."""
        ways = self._outlook.ways
        variable = ways.cells.variables[at]
        fact = variable.fact
        cells = [variable.cells[ways.open[at][k]] for k in sorted(box)]
        says = said(variable, cells)
        by = through(fact.name, self._facts)
        now = shown(fact, self._facts.value(fact.name))
        on = self._day(variable, cells) if by == "time" else None
        follows = by == "treatment" and fact.name in PAST.values()
        return Step(by, fact.name, variable.name, says, now, on, value, follows)

    def _day(self, variable: Variable, cells: list[Cell]) -> date | None:
        """The day on which a clock that runs already has come so far."""
        now = self._facts.value(variable.fact.name)
        low = now.low if isinstance(now, Span) else now
        if variable.fact.unit != "days" or not isinstance(low, int | float):
            return None
        return self._findings.as_of + timedelta(ceil(min(cell.low for cell in cells) - low))

    def blockers(self, one: Judged) -> Iterator[Blocker]:
        """What speaks against the option now, the worst first."""
        places = {c.id: i for i, c in enumerate(self._rulebook.criteria)}
        for found in one.against:
            held = self._outlook.criterion(places[found.criterion.id])
            ways: dict[str, None] = {}
            if held != TRUE:
                # an option that does not apply any more is no way out
                applies = self._outlook.applies(self._option.id)
                open_ = self._outlook.ways.diagrams.choose(applies, held, TRUE)
                search = self._search(open_, lambda holds: holds is False)
                for box in search.smallest(MOST).boxes:
                    variables = self._outlook.ways.cells.variables
                    names = [variables[at].fact.name for at in box]
                    ways |= dict.fromkeys(through(name, self._facts) for name in names)
            word = VERDICTS[place(found, self._option.id)]
            yield Blocker(reason(self._findings, found, word), tuple(ways))  # type: ignore[arg-type]

    def unavoidable(self) -> Iterator[Reason]:
        """The criteria that give the best class that can be had, in whatever way it comes."""
        if not 0 < self.best < NOT_APPLICABLE:
            return
        ways = self._outlook.ways
        for i, criterion in enumerate(self._rulebook.criteria):
            if criterion.verdict.get(self._option.id) == VERDICTS[self.best]:
                held = self._outlook.criterion(i)
                without = ways.diagrams.choose(
                    held, ways.never, self._outlook.verdict(self._option.id)
                )
                left = map(self._grade, self._leaves(self._lawful(without)))
                if self.best not in left:
                    found = next(
                        (each for each in self._findings.held if each.criterion is criterion), None
                    )
                    if found:
                        yield reason(self._findings, found, VERDICTS[self.best])  # type: ignore[arg-type]


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
