"""What would be said for each thing that an unknown fact may turn out to be."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from allcli.engine.cell_words import answer
from allcli.engine.charts import NOT_APPLICABLE as NONE
from allcli.engine.completions import Values
from allcli.engine.diagram import TooLargeError
from allcli.rulebook.words import OptionKind
from allcli.triage.assessment import CLASSES, Question, harm
from allcli.triage.choose import Choice, choose
from allcli.triage.evaluate import evaluate
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

    text: str
    withheld: bool
    first: tuple[str | None, str | None]
    verdicts: Mapping[str, str]
    high: frozenset[tuple[str, str]]
    left: tuple[Values, ...]


def branches_of(choice: Choice, question: Question) -> tuple[Branch, ...]:
    """The branch table of a question, fact by fact; answers that make no difference are one."""
    turns = question.changes == "suggestion"
    return tuple(
        branch
        for fact in question.facts
        for branch in _BranchTable(choice, fact, turns=turns).branches()
    )


class _BranchTable:
    """The branch table of one fact; only if `turns` can its answers change the suggestion."""

    def __init__(self, choice: Choice, fact: str, *, turns: bool) -> None:
        self.choice = choice
        self.outlook = choice.outlook
        self.ways = choice.outlook.ways
        self.turns = turns
        variables = self.ways.cells.variables
        self.places = [i for i, variable in enumerate(variables) if variable.fact.name == fact]
        self.variable = variables[self.places[0]]
        self.names = {option.id: option.name for option in choice.options}

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
        suggestion = self.choice.suggestion
        if self.turns:
            now = self.choice.findings
            then = evaluate(now.rulebook, facts, now.as_of)
            suggestion = choose(then, most=0).suggestion
        return _Said(
            suggestion.text,
            bool(suggestion.withheld_for),
            (suggestion.salvage, suggestion.destination),
            self._verdicts(way),
            self._high(way),
            tuple(self._left(kind, way) for kind in KINDS),
        )

    def _left(self, kind: OptionKind, way: Mapping[int, int]) -> Values:
        """The options that may still come first; nothing where the ways are too many."""
        try:
            return self.ways.left(self.ways.held(self.outlook.first(kind), way))
        except TooLargeError:
            return frozenset()

    def _verdicts(self, way: Mapping[int, int]) -> dict[str, str]:
        """The verdicts that may change with this fact, each at its best."""
        verdicts: dict[str, str] = {}
        for name, option in self.names.items():
            function = self.outlook.verdict(name)
            if self._hangs(function, way):
                grades = self.ways.left(self.ways.held(function, way))
                place = min((grade for grade in grades if isinstance(grade, int)), default=NONE)
                verdicts[option] = CLASSES[place]
        return verdicts

    def _hangs(self, function: int, way: Mapping[int, int]) -> bool:
        support = self.ways.diagrams.support(self.ways.ruled(function))
        return any(support >> place & 1 for place in way)

    def _high(self, way: Mapping[int, int]) -> frozenset[tuple[str, str]]:
        """The high flags that this answer is enough to raise."""
        diagrams = self.ways.diagrams
        flags = []
        for name, kind in could_be_raised(self.choice.findings):
            test = self.outlook.flagged(name, kind)
            stands = diagrams.choose(self.outlook.applies(name), test, self.ways.never)
            if self._hangs(test, way):
                raised = self.ways.left(self.ways.held(stands, way))
                flags += [(self.names[name], harm(kind))] if raised == {True} else []
        return frozenset(flags)

    def _branch(self, words: str, said: _Said, everything: list[_Said]) -> Branch:
        suggestion = self.choice.suggestion
        left = {option for values in said.left for option in values}
        return Branch(
            self.variable.fact.name,
            self.variable.fact.label,
            words,
            suggestion=said.text,
            turns=said.first != (suggestion.salvage, suggestion.destination),
            settled=not said.withheld and all(len(values) == 1 for values in said.left),
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
