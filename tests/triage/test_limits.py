"""Every limit of the rulebook is crossed by a patient: moved a step, it would be noticed."""

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from allcli.case.facts import Facts
from allcli.engine.load import load_rulebook
from allcli.rulebook.language import All, Compare, Node, Not, Some, atoms
from allcli.rulebook.truth import Truth, truth
from tests.cases import BASES, ROOT, facts

pytestmark = pytest.mark.xdist_group("limits")
# what is counted one by one; anything else is moved by a tenth
COUNTED = ("years", "days", "points", "")
STRICTER = {">=": ">", ">": ">=", "<=": "<", "<": "<=", "==": ">="}
ANSWERS: dict[str, Truth] = {"yes": True, "no": False, "unknown": None}
SIDES: dict[str, tuple[Truth, ...]] = {"must": (True,), "must_not": (False, None)}


def entries(kind: str) -> list[dict[str, Any]]:
    """The records of one kind in every file of vignettes."""
    files = (ROOT / "tests" / "vignettes").glob("*.toml")
    documents = [tomllib.loads(path.read_text("utf-8")) for path in files]
    return [record for document in documents for record in document.get(kind, ())]


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


@cache
def shown() -> dict[str, list[tuple[Facts, tuple[Truth, ...]]]]:
    """The patients of each criterion, with the answers that their vignettes allow."""
    patients: dict[str, list[tuple[Facts, tuple[Truth, ...]]]] = {name: [] for name in trees()}
    for vignette in entries("vignette"):
        if vignette["criterion"] in trees():
            for answer in ANSWERS.keys() & vignette.keys():
                patient = facts(BASES[vignette["base"]], vignette[answer])
                patients[vignette["criterion"]].append((patient, (ANSWERS[answer],)))
    for record in entries("patient"):
        claims = [
            (name, allowed)
            for side, allowed in SIDES.items()
            for name in _listed(record.get(side, {}).get("holds", []))
            if name in trees()
        ]
        if claims:
            patient = facts(BASES[record["base"]], record["facts"])
            for name, allowed in claims:
                patients[name].append((patient, allowed))
    return patients


def _listed(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names


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
def test_a_limit_cannot_move_unnoticed(name: str) -> None:
    """Some patient stands at each limit, and one a step past it."""
    unnoticed = [
        words
        for words, other in moved(trees()[name])
        if all(truth(other, patient) in allowed for patient, allowed in shown()[name])
    ]

    assert unnoticed == []
