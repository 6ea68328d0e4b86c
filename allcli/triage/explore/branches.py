"""What would be said for each thing that an unknown fact may turn out to be."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from allcli.engine.cell_words import answer
from allcli.engine.charts import NOT_APPLICABLE as NONE
from allcli.engine.diagram import TooLargeError
from allcli.engine.held import Held
from allcli.engine.workspace import Values
from allcli.rulebook.words import OptionKind
from allcli.triage.assessment import CLASSES, Question, harm
from allcli.triage.choose import Choice
from allcli.triage.explore.answered import AnswerHead, headline, headline_once
from allcli.triage.flags import could_be_raised

KINDS: tuple[OptionKind, ...] = ("salvage", "destination")


class Branch(NamedTuple):
    """One answer to a question, and what would then be said.

    `turns` marks a suggestion other than today's. `settled` is true where nothing else could change
    it any more; `left` are the options that may then still come first, where all ways could be gone
    through. `then` tells the verdicts and high flags that hang on the answer.
    """

    fact: str
    label: str
    answer: str
    suggestion: str
    turns: bool
    settled: bool
    left: tuple[str, ...]
    then: tuple[str, ...]


class _Said(NamedTuple):
    """What is said once some variables are held in a cell each."""

    headline: AnswerHead
    verdicts: Mapping[str, str]
    high: frozenset[tuple[str, str]]
    left: tuple[Values, ...]


class _HighFlag(NamedTuple):
    """A high flag that may be raised: of what, for what harm, and where.

    `stands` is NEVER where the option does not apply.
    """

    option: str
    harm: str
    test: int
    stands: int


class Branches:
    """The branch tables of one case."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.names = {option.id: option.name for option in choice.options}
        self.high_flags = list(self._high_flags())

    def of(self, question: Question) -> tuple[Branch, ...]:
        """The table of a question, fact by fact; answers that make no difference are one."""
        turns = question.changes == "suggestion"
        return tuple(
            branch
            for fact in question.facts
            for branch in _BranchTable(self, fact, turns=turns).branches()
        )

    def _high_flags(self) -> Iterator[_HighFlag]:
        outlook = self.choice.outlook
        ways = outlook.ways
        for name, kind in could_be_raised(self.choice.findings, self.names):
            test = outlook.flagged(name, kind)
            stands = ways.diagrams.choose(outlook.applies(name), test, ways.never)
            yield _HighFlag(self.names[name], harm(kind), test, stands)


class _BranchTable:
    """The branch table of one fact; only if `turns` can its answers change the suggestion."""

    def __init__(self, tables: Branches, fact: str, *, turns: bool) -> None:
        self.choice = tables.choice
        self.outlook = self.choice.outlook
        self.ways = self.outlook.ways
        self.names = tables.names
        self.high_flags = tables.high_flags
        self.turns = turns
        variables = self.ways.cells.variables
        self.places = [i for i, variable in enumerate(variables) if variable.fact.name == fact]
        self.variable = variables[self.places[0]]

    def branches(self) -> Iterator[Branch]:
        """One for each group of answers after which the same is said."""
        groups: list[tuple[list[str], list[int], _Said]] = []
        for words, cell, way in self._replies():
            said = self._said(way)
            if said is None:
                continue
            same = next((group for group in groups if group[2] == said), None)
            if same is None:
                groups.append(([words], [cell], said))
            else:
                same[0].append(words)
                same[1].append(cell)
        everything = [said for _, _, said in groups]
        for answers, cells, said in groups:
            words = " or ".join(answers) if self.variable.member else answer(self.variable, cells)
            yield self._branch(words, said, everything)

    def _replies(self) -> Iterator[tuple[str, int, dict[int, int]]]:
        """Every possible answer: its words if it is about a list, its cell, what it holds where."""
        first, *_ = self.places
        if not self.variable.member:
            for i, cell in enumerate(self.ways.open_cells(first)):
                yield "", cell, {first: i}
            return
        none = dict.fromkeys(self.places, 0)
        yield "none", 0, none
        for place in self.places:
            yield self.ways.cells.variables[place].member, 1, none | {place: 1}

    def _said(self, way: Mapping[int, int]) -> _Said | None:
        """What is said after an answer; None where no patient can give it."""
        facts = self.ways.facts_on(way)
        if facts is None:
            return None
        held = Held(self.ways, way)
        return _Said(
            headline_once(self.choice, facts) if self.turns else headline(self.choice),
            self._verdicts(held),
            self._high(held),
            tuple(self._left(kind, held) for kind in KINDS),
        )

    def _left(self, kind: OptionKind, held: Held) -> Values:
        """The options that may still come first; nothing where the ways are too many."""
        try:
            return held.values(self.outlook.first(kind))
        except TooLargeError:
            return frozenset()

    def _verdicts(self, held: Held) -> dict[str, str]:
        """The verdicts that may change with this fact, each at its best."""
        verdicts: dict[str, str] = {}
        for name, option in self.names.items():
            function = self.outlook.verdict(name)
            if held.bears_on(function):
                grades = held.values(function)
                place = min((grade for grade in grades if isinstance(grade, int)), default=NONE)
                verdicts[option] = CLASSES[place]
        return verdicts

    def _high(self, held: Held) -> frozenset[tuple[str, str]]:
        """The high flags that this answer is enough to raise."""
        return frozenset(
            (flag.option, flag.harm)
            for flag in self.high_flags
            if held.bears_on(flag.test) and held.values(flag.stands) == {True}
        )

    def _branch(self, words: str, said: _Said, everything: list[_Said]) -> Branch:
        now, then = headline(self.choice), said.headline
        left = {option for values in said.left for option in values}
        return Branch(
            self.variable.fact.name,
            self.variable.fact.label,
            words,
            suggestion=then.text,
            turns=(then.salvage, then.destination) != (now.salvage, now.destination),
            settled=not then.withheld and all(len(values) == 1 for values in said.left),
            left=tuple(name for option, name in self.names.items() if option in left),
            then=tuple(_differences(said, everything)),
        )


def _differences(said: _Said, everything: list[_Said]) -> Iterator[str]:
    """The verdicts and high flags that are not the same for every answer."""
    alike: dict[str, list[str]] = {}
    for option, verdict in said.verdicts.items():
        if any(other.verdicts[option] != verdict for other in everything):
            alike.setdefault(verdict, []).append(option)
    for verdict, options in alike.items():
        yield f"{', '.join(options)}: {verdict}"
    harms: dict[str, list[str]] = {}
    for option, harmed in sorted(said.high - frozenset.intersection(*(o.high for o in everything))):
        harms.setdefault(harmed, []).append(option)
    for harmed, options in harms.items():
        yield f"high flag for {harmed}: {', '.join(options)}"
