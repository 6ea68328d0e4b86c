"""Which criteria hold: the truth of every condition in force at this place and date."""

from datetime import date
from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.rulebook.explain import deciding, measured
from allcli.rulebook.language import Node
from allcli.rulebook.model import Criterion, Rulebook
from allcli.rulebook.truth import Truth, both
from allcli.triage.assessment import Answer, Reason, Verdict

ANSWERS: dict[Truth, Answer] = {True: "yes", False: "no", None: "unknown"}


class Found(NamedTuple):
    """A criterion with its condition and its truth."""

    criterion: Criterion
    tree: Node
    truth: Truth


class Findings(NamedTuple):
    """The truth of every condition; `held` and `undecided` are the criteria that may matter.

    `seen` keeps the values that decided a criterion, once they have been put into words.
    """

    rulebook: Rulebook
    facts: Facts
    as_of: date
    applies: tuple[Truth, ...]
    criteria: tuple[Found, ...]
    held: tuple[Found, ...]
    undecided: tuple[Found, ...]
    access: tuple[Truth, ...]
    outcomes: tuple[Truth, ...]
    seen: dict[str, tuple[str, ...]]


def evaluate(rulebook: Rulebook, facts: Facts, as_of: date) -> Findings:
    """Answer every condition on the facts; what is not in force is false."""
    truths = rulebook.conditions(facts.values)
    options = len(rulebook.options)
    access = options + len(rulebook.criteria)
    outcomes = access + len(rulebook.access)
    place = facts.value("jurisdiction")
    criteria = tuple(
        Found(criterion, tree, in_force(criterion, truth, place, as_of))
        for criterion, tree, truth in zip(
            rulebook.criteria, rulebook.trees[options:access], truths[options:access], strict=True
        )
    )
    return Findings(
        rulebook,
        facts,
        as_of,
        truths[:options],
        criteria,
        tuple(found for found in criteria if found.truth),
        tuple(found for found in criteria if found.truth is None),
        truths[access:outcomes],
        truths[outcomes:],
        {},
    )


def in_force(criterion: Criterion, truth: Truth, place: object, as_of: date) -> Truth:
    """The truth of a criterion that may hold only at some places or times."""
    if criterion.since and as_of < criterion.since:
        return False
    if criterion.until and as_of > criterion.until:
        return False
    if not criterion.jurisdictions:
        return truth
    return both((truth, None if place is None else place in criterion.jurisdictions))


def reason(findings: Findings, found: Found, verdict: Verdict | None = None) -> Reason:
    """A criterion as a reason, with the values that decided it."""
    criterion = found.criterion
    saw = findings.seen.get(criterion.id)
    if saw is None:
        saw = findings.seen[criterion.id] = _saw(findings.facts, found.tree)
    return Reason(
        criterion.id,
        criterion.title,
        saw,
        verdict,
        criterion.says,
        criterion.strength,
        criterion.checked,
        criterion.references,
    )


def _saw(facts: Facts, tree: Node) -> tuple[str, ...]:
    """The measured values that decided, each once."""
    values = (measured(atom, facts) for atom, _ in deciding(tree, facts))
    return tuple(dict.fromkeys(filter(None, values)))
