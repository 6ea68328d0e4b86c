"""What a check finds: a fault or a question, and the case that shows it."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, islice
from typing import Any, Literal, NamedTuple

from allcli.case.facts import VOCABULARY, Value, facts_of
from allcli.case.problems import CaseError
from allcli.rulebook.explain import shown as in_words
from allcli.rulebook.language import Node
from allcli.rulebook.truth import truth
from allcli.verify.candidates import candidates
from allcli.verify.conditions import by_fact
from allcli.verify.patients import A_DAY
from allcli.verify.witness import case_of, facts_of_case
from allcli.verify.world import World

SHORT, ENOUGH = 4, 20  # facts of a statement that is short; combinations that are tried
Gravity = Literal["error", "warning", "note"]


class Example(NamedTuple):
    """The facts that show a finding, and a case that derives to them where one was found."""

    facts: Mapping[str, Value]
    case: Mapping[str, Any] | None

    @property
    def says(self) -> str:
        """The facts as a reader writes them."""
        facts = (
            f"{VOCABULARY[name].label} {in_words(VOCABULARY[name], value)}"
            for name, value in self.facts.items()
        )
        return "; ".join(facts)


class Finding(NamedTuple):
    """One finding: its kind, the record it is about, and what it says.

    `accepted` is the reason why it may stay. `as_of` is the day whose rules the case shows.
    """

    kind: str
    level: Gravity
    about: str
    says: str
    example: Example | None = None
    accepted: str = ""
    as_of: date = A_DAY


KINDS = {
    "invalid": "does not load: a name, a value, a unit or a threshold is wrong",
    "dead": "can never hold",
    "always": "always holds",
    "never-open": "can never be open, whatever is unknown",
    "class": "an option that can never get a verdict class",
    "flag-level": "a flag that can never be shown at a level",
    "masked": "changes nothing that another record of its kind does not change as well",
    "conflict": "speaks for an option that is then always ruled out",
    "idle": "speaks only of options that do not apply when it holds",
    "idle-preference": "prefers between options that never both apply",
    "cycle": "preferences that hold together and go round in a circle",
    "one-sided": "a fact that bears on a class of drugs and is asked of some members only",
    "parts": "an option that may apply where a drug in it has no target",
    "gap": "patients for whom no option is better than avoid",
    "no-road": "an option of which no interval tells the days, or patients whom no road leads on",
    "dates": "dates that overlap, leave a hole, or end before they begin",
    "unused": "a reference on which nothing rests",
    "unsourced": "a claim or a reference without a source that can be found",
    "anonymous": "a reference seen at its source that does not name its authors",
    "unplaced": "an option whose place in the default order has no cited reason",
    "untold": "a criterion that holds by one part or another, which its reader is not told",
    "unseen-advice": 'a criterion whose "do" no report shows: it only prefers',
    "unreviewed": "a topic that does not say when it was last reviewed",
    "not-decided": "a bound was hit, or no proof is possible",
}


def example_of(world: World, statement: Node) -> Example | None:
    """A case in which the statement is true; facts alone where no case derives to them."""
    first: Mapping[str, Value] | None = None
    for facts in chain(world.examples(statement), _combined(statement)):
        case = shown(statement, facts)
        if case is not None:
            return Example(facts, case)
        first = facts if first is None else first
    return None if first is None else Example(first, None)


def _combined(statement: Node) -> Iterator[Mapping[str, Value]]:
    """Values at and beside the thresholds of a short statement.

    What is true of everybody needs no fact to be certain, yet a case that shows it needs some.
    """
    if len(by_fact(statement)) <= SHORT:
        met = (
            candidate
            for candidate in candidates(statement, ())
            if truth(statement, facts_of(candidate))
        )
        yield from islice(met, ENOUGH)


def shown(statement: Node, facts: Mapping[str, Value]) -> Mapping[str, Any] | None:
    """A case made for these facts, if the statement is true of what derives from it."""
    case = case_of(facts)
    try:
        _, derived = facts_of_case(case)
    except CaseError:
        return None
    return case if truth(statement, derived) is True else None
