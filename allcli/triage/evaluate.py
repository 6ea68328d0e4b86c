"""Which criteria hold: the truth of every condition in force at this place and date."""

from datetime import date
from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.rulebook.dates import in_force
from allcli.rulebook.explain import measured
from allcli.rulebook.language import Node
from allcli.rulebook.model import Criterion, Rulebook
from allcli.rulebook.truth import Truth, both
from allcli.triage.assessment import Answer, Reason, Verdict

ANSWERS: dict[Truth, Answer] = {True: "yes", False: "no", None: "unknown"}


class Found(NamedTuple):
    """A criterion that holds or may hold, with its condition and its truth."""

    criterion: Criterion
    tree: Node
    truth: Truth


class Findings(NamedTuple):
    """The truth of every condition; `held` and `undecided` are the criteria that may matter.

    `applies`, `criteria`, `access` and `outcomes` are in the order of the rulebook. `told` keeps
    the reasons that were already put into words.
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
    held: list[Found] = []
    undecided: list[Found] = []
    for i, truth in enumerate(truths[options:access]):
        if truth is not False:  # most are
            criterion = rulebook.criteria[i]
            bound = criterion.jurisdictions or criterion.since or criterion.until
            criteria[i] = now = _here(criterion, truth, place, as_of) if bound else truth
            if now is not False:
                found = Found(criterion, rulebook.trees[options + i], now)
                (held if now else undecided).append(found)
    return Findings(
        rulebook,
        facts,
        as_of,
        truths[:options],
        tuple(criteria),
        tuple(held),
        tuple(undecided),
        truths[access:outcomes],
        truths[outcomes:],
        {},
    )


def _here(criterion: Criterion, truth: Truth, place: object, as_of: date) -> Truth:
    """The truth of a criterion that may hold only at some places or times."""
    if not in_force(criterion, as_of):
        return False
    if not criterion.jurisdictions:
        return truth
    return both((truth, None if place is None else place in criterion.jurisdictions))


def reason(findings: Findings, found: Found, verdict: Verdict | None = None) -> Reason:
    """A criterion as a reason, with the values that decided it."""
    criterion = found.criterion
    key = (criterion.id, verdict)
    told = findings.told.get(key)
    if told is None:
        numbers = criterion.id in findings.rulebook.measured
        told = findings.told[key] = Reason(
            criterion.id,
            criterion.title,
            tuple(dict.fromkeys(measured(found.tree, findings.facts, found.truth)))
            if numbers
            else (),
            verdict,
            criterion.says,
            criterion.do,
            criterion.strength,
            criterion.checked,
            criterion.references,
        )
    return told
