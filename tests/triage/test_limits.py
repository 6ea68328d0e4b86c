"""Every limit of the rulebook is crossed by a patient: moved a step, it would be noticed."""

from collections.abc import Iterator
from functools import cache

import pytest

from allcli.case.facts import Facts
from allcli.engine.load import load_rulebook
from allcli.rulebook.language import All, Compare, Node, Not, Some, atoms
from allcli.rulebook.truth import Truth, truth
from allcli.verify.examine import Examined

pytestmark = pytest.mark.xdist_group("ours")
# what is counted one by one; anything else is moved by a tenth
COUNTED = ("years", "days", "points", "")
STRICTER = {">=": ">", ">": ">=", "<=": "<", "<": "<=", "==": ">="}
ANSWERS: dict[str, Truth] = {"yes": True, "no": False, "unknown": None}
Patients = dict[str, list[tuple[Facts, tuple[Truth, ...]]]]


@cache
def trees() -> dict[str, Node]:
    """Every criterion that compares a number, with its condition."""
    rulebook = load_rulebook()
    first = len(rulebook.options)
    conditions = zip(rulebook.criteria, rulebook.trees[first:], strict=False)
    return {
        criterion.id: tree
        for criterion, tree in conditions
        if any(isinstance(atom, Compare) for atom in atoms(tree))
    }


@pytest.fixture(scope="module")
def shown(ours: Examined) -> Patients:
    """The patients of each criterion, with the answers that their vignettes allow."""
    patients: Patients = {name: [] for name in trees()}
    for known in ours.passed:
        for claim in known.patient.claims:
            if claim.kind == "criterion" and claim.name in patients:
                said = ANSWERS[claim.value]
                others = tuple(answer for answer in ANSWERS.values() if answer is not said)
                patients[claim.name].append((known.facts, (said,) if claim.wanted else others))
    return patients


def moved(node: Node) -> Iterator[tuple[str, Node]]:
    """The condition with one limit made stricter or laxer, or moved a step up or down."""
    if isinstance(node, Not):
        yield from ((words, Not(part)) for words, part in moved(node.part))
    elif isinstance(node, All | Some):
        for i, part in enumerate(node.parts):
            for words, other in moved(part):
                yield words, type(node)((*node.parts[:i], other, *node.parts[i + 1 :]))
    elif isinstance(node, Compare):
        name, limit = node.fact.name, node.limit
        op = STRICTER[node.op]
        yield f"{name} {op} {limit:g}", node._replace(op=op)
        step = limit / 10 or 0.1
        if node.fact.unit in COUNTED:
            step = 10 if limit > 10 and not node.fact.unit else 1
        for value in (limit + step, limit - step):
            yield f"{name} {node.op} {value:g}", node._replace(limit=value)


@pytest.mark.parametrize("name", trees())
def test_a_limit_cannot_move_unnoticed(name: str, shown: Patients) -> None:
    """Some patient stands at each limit, and one a step past it."""
    unnoticed = [
        words
        for words, other in moved(trees()[name])
        if all(truth(other, patient) in allowed for patient, allowed in shown[name])
    ]

    assert unnoticed == []
