"""A hundred criteria as conditions: ours against engines from PyPI, on the same facts.

The rules are the longest of our own that a decision table can say: every part a yes or no, a limit
or a choice. Every fact is known, for the others know no "unknown". All must agree on every patient.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from random import Random
from typing import Any

from allcli.case.facts import FACTS, Fact, Value, facts_of
from allcli.engine.load import load_rulebook
from allcli.rulebook.language import All, Among, Atom, Compare, Is, Node, Not, atoms
from allcli.rulebook.truth import link, source
from tests.bench.measure import Budget, in_turn

RULES, PATIENTS, CALLS = 100, 50, 30
Patient = dict[str, Value]
Holding = Callable[[Patient], list[int]]


def parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, All) else (node,)


def plain(node: Node) -> bool:
    """Whether a row of a decision table can say it: one cell for each fact."""
    known = all(
        isinstance(part, Is | Compare | Among)
        or (isinstance(part, Not) and isinstance(part.part, Is))
        for part in parts(node)
    )
    names = [atom.fact.name for atom in atoms(node)]
    return known and len(set(names)) == len(names)


def rules() -> list[Node]:
    """The hundred longest."""
    trees = dict.fromkeys(tree for tree in load_rulebook().trees if plain(tree))
    return sorted(trees, key=lambda tree: -len(atoms(tree)))[:RULES]


def patients() -> list[Patient]:
    """Patients about whom every fact is known."""
    random = Random(1)
    return [{fact.name: _value(random, fact) for fact in FACTS} for _ in range(PATIENTS)]


def _value(random: Random, fact: Fact) -> Value:
    if fact.kind == "yes-no":
        return random.random() < 0.5
    if fact.kind == "choice":
        return random.choice(fact.values)
    return () if fact.kind == "list" else round(random.uniform(fact.low, fact.high), 2)


def flat(name: str) -> str:
    return name.replace(".", "_")


def ours(trees: Sequence[Node]) -> Holding:
    conditions = link(source(trees))

    def holding(patient: Patient) -> list[int]:
        return [i for i, truth in enumerate(conditions(facts_of(patient).values)) if truth]

    return holding


def zen(trees: Sequence[Node]) -> Holding:
    """A decision table that collects every row which holds."""
    names = sorted({atom.fact.name for tree in trees for atom in atoms(tree)})
    rows = [
        {"_id": f"r{i}", "o": str(i), **dict.fromkeys(map(flat, names), "")}
        | {flat(_atom(part).fact.name): _cell(part) for part in parts(tree)}
        for i, tree in enumerate(trees)
    ]
    inputs = [{"id": flat(name), "name": name, "field": flat(name)} for name in names]
    content = {
        "hitPolicy": "collect", "inputs": inputs, "rules": rows,
        "outputs": [{"id": "o", "name": "rule", "field": "rule"}],
    }  # fmt: skip
    place = {"position": {"x": 0, "y": 0}}
    nodes = [
        {"id": "i", "name": "i", "type": "inputNode", **place},
        {"id": "t", "name": "t", "type": "decisionTableNode", "content": content, **place},
        {"id": "o", "name": "o", "type": "outputNode", **place},
    ]
    edges = [{"id": a + b, "type": "edge", "sourceId": a, "targetId": b} for a, b in ("it", "to")]
    document = {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
    engine = import_module("zen").ZenEngine()
    decision = engine.create_decision(json.dumps(document))
    return lambda patient: [row["rule"] for row in decision.evaluate(patient)["result"]]


def _atom(part: Node) -> Atom:
    return atoms(part)[0]


def _cell(part: Node) -> str:
    if isinstance(part, Compare):
        return f"{part.op} {part.limit}"
    if isinstance(part, Among):
        return ", ".join(f"'{value}'" for value in part.values)
    return "false" if isinstance(part, Not) else "true"


def rule_engine(trees: Sequence[Node]) -> Holding:
    rule = import_module("rule_engine").Rule
    made = [rule(" and ".join(map(_expression, parts(tree)))) for tree in trees]
    return lambda patient: [i for i, condition in enumerate(made) if condition.matches(patient)]


def _expression(part: Node) -> str:
    name = flat(_atom(part).fact.name)
    if isinstance(part, Compare):
        return f"{name} {part.op} {part.limit}"
    if isinstance(part, Among):
        return f"{name} in {json.dumps(part.values)}"
    return f"not {name}" if isinstance(part, Not) else name


def json_logic(trees: Sequence[Node]) -> Holding:
    apply = import_module("json_logic").jsonLogic
    made = [{"and": [_logic(part) for part in parts(tree)]} for tree in trees]
    return lambda patient: [i for i, condition in enumerate(made) if apply(condition, patient)]


def _logic(part: Node) -> dict[str, Any]:
    variable = {"var": flat(_atom(part).fact.name)}
    if isinstance(part, Compare):
        return {part.op: [variable, part.limit]}
    if isinstance(part, Among):
        return {"in": [variable, list(part.values)]}
    return {"!" if isinstance(part, Not) else "!!": variable}


ENGINES = {"zen-engine": (zen, 20.0), "rule-engine": (rule_engine, 10.0),
           "json-logic": (json_logic, 10.0)}  # fmt: skip


def engines() -> Iterator[Budget]:
    """How many times longer each takes for all patients; facts are laid out beforehand for ours."""
    trees, given = rules(), patients()
    expected = [ours(trees)(patient) for patient in given]
    conditions = link(source(trees))
    laid_out = [facts_of(patient).values for patient in given]
    named = [{flat(name): value for name, value in patient.items()} for patient in given]
    for name, (make, limit) in ENGINES.items():
        try:
            theirs = make(trees)
        except ImportError:
            print(f"{name}: not installed, not measured")
            continue
        if [sorted(theirs(patient)) for patient in named] != expected:
            raise AssertionError(f"{name} does not agree with us")
        mine, others = in_turn(
            CALLS,
            lambda: [conditions(values) for values in laid_out],
            lambda theirs=theirs: [theirs(patient) for patient in named],  # type: ignore[misc]
        )
        yield Budget(
            f"{name}, {len(trees)} rules", "our conditions", others / mine, limit, least=True
        )
