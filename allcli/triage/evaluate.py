"""Which criteria hold: the truth of every condition in force at this place and date."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import compress, count, repeat
from operator import is_
from typing import NamedTuple

from allcli.case.facts import INDEX, Facts
from allcli.engine.prepared import Prepared
from allcli.rulebook.dates import in_force
from allcli.rulebook.explain import alternatives, measured
from allcli.rulebook.language import Compare, Node, atoms
from allcli.rulebook.model import Criterion, Rulebook
from allcli.rulebook.truth import Truth, both, truth
from allcli.rulebook.words import LEVELS, VERDICTS, Verdict
from allcli.triage.assessment import Reason, YesNoUnknown

ANSWERS: dict[Truth, YesNoUnknown] = {True: "yes", False: "no", None: "unknown"}


HIGH = LEVELS.index("high")
_OF_MOST = {"disease.lineage", "disease.status", "patient.age_years", "jurisdiction"}
FlagKey = tuple[str, str]  # an option and a kind of harm
Pairs = Iterable[tuple[str, str]]


class Holding:
    """A criterion that holds or may hold, with its condition and its truth.

    It is of no patient and made once for a rulebook. `measured` are those whose reasons name a
    value; what others say is kept in `worded`, by class. `places` are the classes that it gives, by
    option, as places in VERDICTS; `flags` its flags with their levels, as places in LEVELS, and
    `high` those of the highest; `pairs` its preferences; `own` is as in the reason; `either` are
    the parts of its condition that have titles of their own, and `numbers` the facts of it, by
    place, whose values are told.
    """

    __slots__ = (
        "criterion", "either", "flags", "high", "measured", "numbers", "own", "pairs", "places",
        "tree", "truth", "worded",
    )  # fmt: skip

    def __init__(
        self, criterion: Criterion, tree: Node, truth: Truth, *, pairs: Pairs, measured: bool
    ) -> None:
        self.criterion = criterion
        self.tree = tree
        self.truth = truth
        self.measured = measured
        asked = atoms(tree)
        self.own = any(atom.fact.name not in _OF_MOST for atom in asked)
        self.numbers = {INDEX[atom.fact.name] for atom in asked if isinstance(atom, Compare)}
        self.places = {name: VERDICTS.index(given) for name, given in criterion.verdict.items()}
        self.pairs = dict.fromkeys(pairs)
        self.flags = tuple(((f.option, f.kind), LEVELS.index(f.level)) for f in criterion.flags)
        self.high: dict[FlagKey, None] = {key: None for key, level in self.flags if level == HIGH}
        self.either = alternatives(tree) if criterion.either else ()
        self.worded: dict[Verdict | None, Reason] = {}


class Findings(NamedTuple):
    """The truth of every condition; `held` and `undecided` are the criteria that may matter.

    `applies`, `criteria`, `access` and `outcomes` are in the order of the rulebook. `worded` keeps
    the reasons with values that were already put into words, by what holds and class.
    """

    rulebook: Prepared
    facts: Facts
    as_of: date
    applies: tuple[Truth, ...]
    criteria: tuple[Truth, ...]
    held: tuple[Holding, ...]
    undecided: tuple[Holding, ...]
    access: tuple[Truth, ...]
    outcomes: tuple[Truth, ...]
    worded: defaultdict[Holding, dict[Verdict | None, Reason]]


def evaluate(rulebook: Prepared, facts: Facts, as_of: date) -> Findings:
    """Answer every condition on the facts; what is not in force is false."""
    return findings_by(rulebook.conditions(facts.values), rulebook, facts, as_of)


def findings_by(
    truths: tuple[Truth, ...], rulebook: Prepared, facts: Facts, as_of: date
) -> Findings:
    """The same, where the conditions are answered already."""
    options = len(rulebook.options)
    access = options + len(rulebook.criteria)
    outcomes = access + len(rulebook.access)
    place = facts.value("jurisdiction")
    criteria = list(truths[options:access])
    kept = rulebook.table(_Kept)
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
        defaultdict(dict),
    )


class _Holdings(dict[int, Holding]):
    """What is found where a criterion has some truth, by its place; each made when first met."""

    def __init__(self, rulebook: Rulebook, truth: Truth) -> None:
        super().__init__()
        self._criteria = rulebook.criteria
        self._trees = rulebook.trees[len(rulebook.options) :]
        self._pairs = rulebook.pairs
        self._measured = rulebook.measured
        self._truth = truth

    def __missing__(self, place: int) -> Holding:
        criterion = self._criteria[place]
        holding = self[place] = Holding(
            criterion,
            self._trees[place],
            self._truth,
            pairs=self._pairs.get(criterion.id, ()),
            measured=criterion.id in self._measured,
        )
        return holding


class _Kept:
    """What a rulebook says of any patient: what is found, and the criteria that `_here` is for."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.held = _Holdings(rulebook, truth=True)
        self.undecided = _Holdings(rulebook, truth=None)
        self.bound = [
            i for i, criterion in enumerate(rulebook.criteria)
            if criterion.jurisdictions or criterion.since or criterion.until
        ]  # fmt: skip


def holding(rulebook: Prepared, place: int, truth: Truth) -> Holding:
    """The criterion at a place of the rulebook, where it holds or may hold."""
    kept = rulebook.table(_Kept)
    return (kept.held if truth else kept.undecided)[place]


def _here(criterion: Criterion, truth: Truth, place: object, as_of: date) -> Truth:
    """The truth of a criterion that may hold only at some places or times."""
    if not in_force(criterion, as_of):
        return False
    if not criterion.jurisdictions:
        return truth
    return both((truth, None if place is None else place in criterion.jurisdictions))


def reason(findings: Findings, holding: Holding, verdict: Verdict | None = None) -> Reason:
    """A criterion as a reason, with the values that decided it."""
    given = findings.worded[holding] if holding.measured else holding.worded
    worded = given.get(verdict)
    if worded is None:
        same = next(iter(given.values()), None)  # but for the class that it gives
        worded = same._replace(verdict=verdict) if same else _reason(findings, holding, verdict)
        given[verdict] = worded
    return worded


def _title(findings: Findings, holding: Holding) -> str:
    """The finding; of one that has alternatives, those that hold, or that may."""
    either = holding.criterion.either
    if not either:
        return holding.criterion.title
    answers = [truth(part, findings.facts) for part in holding.either]
    if True in answers:
        return ", ".join(compress(either, answers))
    open_ = [title for title, answer in zip(either, answers, strict=True) if answer is None]
    return " or ".join(open_) or holding.criterion.title


def _reason(findings: Findings, holding: Holding, verdict: Verdict | None) -> Reason:
    criterion, title = holding.criterion, holding.criterion.title
    facts = findings.facts
    saw: tuple[str, ...] = ()
    if holding.measured:
        title = _title(findings, holding)
        if any(facts.values[i] is not None for i in holding.numbers):
            saw = tuple(dict.fromkeys(measured(holding.tree, facts, holding.truth)))
    return Reason(
        criterion.id, title, saw, verdict, criterion.says, criterion.do,
        criterion.strength, criterion.checked, criterion.references, holding.own,
    )  # fmt: skip
