"""Which criteria hold: the truth of every condition in force at this place and date."""

from datetime import date
from itertools import compress, count, repeat
from operator import is_
from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.rulebook.charts import once
from allcli.rulebook.dates import in_force
from allcli.rulebook.explain import measured
from allcli.rulebook.language import Node
from allcli.rulebook.model import Criterion, Rulebook
from allcli.rulebook.truth import Truth, both
from allcli.rulebook.words import LEVELS, VERDICTS, Verdict
from allcli.triage.assessment import Answer, Reason

ANSWERS: dict[Truth, Answer] = {True: "yes", False: "no", None: "unknown"}


HIGH = LEVELS.index("high")
FlagKey = tuple[str, str]  # an option and a kind of harm


class Found:
    """A criterion that holds or may hold, with its condition and its truth.

    It is of no patient and made once for a rulebook. `measured` are those whose reasons name a
    value; what others say is kept in `told`, by class. `places` are the classes that it gives, by
    option, as places in VERDICTS; `flags` its flags with their levels, as places in LEVELS, and
    `high` those of the highest; `pairs` its preferences.
    """

    __slots__ = (
        "criterion", "flags", "high", "measured", "pairs", "places", "told", "tree", "truth",
    )  # fmt: skip

    def __init__(self, criterion: Criterion, tree: Node, truth: Truth, rulebook: Rulebook) -> None:
        self.criterion = criterion
        self.tree = tree
        self.truth = truth
        self.measured = criterion.id in rulebook.measured
        self.places = {name: VERDICTS.index(given) for name, given in criterion.verdict.items()}
        self.pairs = dict.fromkeys(rulebook.pairs.get(criterion.id, ()))
        self.flags = tuple(((f.option, f.kind), LEVELS.index(f.level)) for f in criterion.flags)
        self.high: dict[FlagKey, None] = {key: None for key, level in self.flags if level == HIGH}
        self.told: dict[Verdict | None, Reason] = {}


class Findings(NamedTuple):
    """The truth of every condition; `held` and `undecided` are the criteria that may matter.

    `applies`, `criteria`, `access` and `outcomes` are in the order of the rulebook. `told` keeps
    the reasons with values that were already put into words.
    """

    rulebook: Rulebook
    facts: Facts
    as_of: date
    applies: tuple[Truth, ...]
    criteria: tuple[Truth, ...]
    held: tuple[Found, ...]
    undecided: tuple[Found, ...]
    access: tuple[Truth, ...]
    outcomes: tuple[Truth, ...]
    told: dict[tuple[str, Verdict | None], Reason]


def evaluate(rulebook: Rulebook, facts: Facts, as_of: date) -> Findings:
    """Answer every condition on the facts; what is not in force is false."""
    truths = rulebook.conditions(facts.values)
    options = len(rulebook.options)
    access = options + len(rulebook.criteria)
    outcomes = access + len(rulebook.access)
    place = facts.value("jurisdiction")
    criteria = list(truths[options:access])
    kept = _kept(rulebook)
    for i in kept.bound:
        if criteria[i] is not False:
            criteria[i] = _here(rulebook.criteria[i], criteria[i], place, as_of)
    unknown = map(is_, criteria, repeat(None))
    return Findings(
        rulebook,
        facts,
        as_of,
        truths[:options],
        tuple(criteria),
        tuple([kept.held[i] for i in compress(count(), criteria)]),
        tuple([kept.undecided[i] for i in compress(count(), unknown)]),
        truths[access:outcomes],
        truths[outcomes:],
        {},
    )


class _Founds(dict[int, Found]):
    """What is found where a criterion has some truth, by its place; each made when first met."""

    def __init__(self, rulebook: Rulebook, truth: Truth) -> None:
        super().__init__()
        # without its charts, for as long as which this is kept
        self._rulebook = rulebook._replace(charts=None)
        self._truth = truth

    def __missing__(self, place: int) -> Found:
        rulebook = self._rulebook
        tree = rulebook.trees[len(rulebook.options) + place]
        found = self[place] = Found(rulebook.criteria[place], tree, self._truth, rulebook)
        return found


class _Kept:
    """What a rulebook says of any patient: what is found, and the criteria that `_here` is for."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.held = _Founds(rulebook, truth=True)
        self.undecided = _Founds(rulebook, truth=None)
        self.bound = [
            i for i, each in enumerate(rulebook.criteria)
            if each.jurisdictions or each.since or each.until
        ]  # fmt: skip


_kept = once(_Kept)


def _here(criterion: Criterion, truth: Truth, place: object, as_of: date) -> Truth:
    """The truth of a criterion that may hold only at some places or times."""
    if not in_force(criterion, as_of):
        return False
    if not criterion.jurisdictions:
        return truth
    return both((truth, None if place is None else place in criterion.jurisdictions))


def reason(findings: Findings, found: Found, verdict: Verdict | None = None) -> Reason:
    """A criterion as a reason, with the values that decided it."""
    if not found.measured:
        told = found.told.get(verdict)
        if told is None:
            told = found.told[verdict] = _reason(found, (), verdict)
        return told
    key = (found.criterion.id, verdict)
    told = findings.told.get(key)
    if told is None:
        saw = tuple(dict.fromkeys(measured(found.tree, findings.facts, found.truth)))
        told = findings.told[key] = _reason(found, saw, verdict)
    return told


def _reason(found: Found, saw: tuple[str, ...], verdict: Verdict | None) -> Reason:
    criterion = found.criterion
    return Reason(
        criterion.id, criterion.title, saw, verdict, criterion.says, criterion.do,
        criterion.strength, criterion.checked, criterion.references,
    )  # fmt: skip
