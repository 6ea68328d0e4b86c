"""How far vignettes exercise criteria: each seen true, false and unknown, and each atom at work.

Only what a vignette claims counts: a criterion that merely happens to hold in some patient is
exercised by nobody. An atom is shown to matter on its own (masking MC/DC, read for three values)
when, in a patient in whom it is true and in one in whom it is false, the criterion is certain and
would not answer the same with that atom alone turned.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.rulebook.dates import in_force
from allcli.rulebook.explain import asked
from allcli.rulebook.language import All, Atom, Node, Not, Some
from allcli.rulebook.model import Criterion, Rulebook
from allcli.rulebook.truth import Truth, both, either, opposite, truth
from allcli.triage.evaluate import ANSWERS
from allcli.verify.claims import SIDES
from allcli.verify.conditions import can_be_open, conditions, distinct
from allcli.verify.patients import KnownPatient
from allcli.verify.records import AcceptedRecord


class AtomCoverage(NamedTuple):
    """In how many claims an atom decided alone, as true and as false."""

    words: str
    as_true: int
    as_false: int
    accepted: str

    @property
    def is_covered(self) -> bool:
        """Whether it was shown to matter, or is known to be unable to."""
        return bool(self.as_true and self.as_false) or bool(self.accepted)


class Covered(NamedTuple):
    """A criterion with how often each answer was claimed and seen, and its atoms.

    `never_open` marks a condition that nothing unknown can leave open.
    """

    criterion: str
    seen: Mapping[str, int]
    never_open: bool
    atoms: tuple[AtomCoverage, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """The answers never seen that it could give."""
        return tuple(
            side
            for side in SIDES
            if not self.seen[side] and not (side == "unknown" and self.never_open)
        )


def coverage(
    patients: Iterable[KnownPatient], rulebook: Rulebook, accepted: Iterable[AcceptedRecord] = ()
) -> list[Covered]:
    """Every criterion of the rulebook in its order."""
    exercised = exercises(patients, rulebook)
    reasons = {
        (record.criterion, record.what): record.reason
        for record in accepted
        if record.kind == "atom"
    }
    return [
        _covered(criterion, tree, exercised[criterion.id], reasons)
        for criterion, tree in conditions(rulebook)
    ]


def exercises(
    patients: Iterable[KnownPatient], rulebook: Rulebook
) -> dict[str, list[KnownPatient]]:
    """The patients that claim something of each criterion."""
    exercised: dict[str, list[KnownPatient]] = {criterion.id: [] for criterion in rulebook.criteria}
    for known in patients:
        for claim in known.patient.claims:
            if claim.kind == "criterion" and claim.name in exercised:
                exercised[claim.name].append(known)
    return exercised


def sides_of_constraints(
    patients: Iterable[KnownPatient], rulebook: Rulebook
) -> dict[str, tuple[str, ...]]:
    """Of each constraint of roads the answers that are claimed and seen."""
    seen: dict[str, set[str]] = {constraint.id: set() for constraint in rulebook.constraints}
    for known in patients:
        for claim in known.patient.claims:
            if claim.kind == "criterion" and claim.name in seen:
                seen[claim.name].add(claim.value)
    return {name: tuple(side for side in SIDES if side in sides) for name, sides in seen.items()}


def _covered(
    criterion: Criterion,
    tree: Node,
    patients: list[KnownPatient],
    reasons: Mapping[tuple[str, str], str],
) -> Covered:
    seen = dict.fromkeys(SIDES, 0)
    parts = distinct(tree)
    as_true, as_false = [0] * len(parts), [0] * len(parts)
    for known in patients:
        if not in_force(criterion, known.patient.as_of):
            continue
        seen[ANSWERS[truth(tree, known.facts)]] += 1
        for i, atom in enumerate(parts):
            if matters(tree, atom, known.facts):
                (as_true if truth(atom, known.facts) else as_false)[i] += 1
    return Covered(
        criterion.id,
        seen,
        not can_be_open(tree),
        tuple(
            AtomCoverage(words, as_true[i], as_false[i], reasons.get((criterion.id, words), ""))
            for i, words in enumerate(map(asked, parts))
        ),
    )


def matters(tree: Node, atom: Atom, facts: Facts) -> bool:
    """Whether the condition is certain, and would not be the same with the atom alone turned."""
    now, whole = truth(atom, facts), truth(tree, facts)
    if now is None or whole is None:
        return False
    return _assuming(tree, atom, facts, answer=not now) is not whole


def _assuming(node: Node, atom: Atom, facts: Facts, *, answer: bool) -> Truth:
    """The truth of a condition if one atom of it answered so."""
    if type(node) is type(atom) and node == atom:
        return answer
    if isinstance(node, All | Some):
        join = both if isinstance(node, All) else either
        return join([_assuming(part, atom, facts, answer=answer) for part in node.parts])
    if isinstance(node, Not):
        return opposite(_assuming(node.part, atom, facts, answer=answer))
    return truth(node, facts)
