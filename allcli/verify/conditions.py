"""The conditions of criteria as the analyses see them: with the places where they hold."""

from collections.abc import Iterable, Iterator
from itertools import product

from allcli.case.facts import VOCABULARY, Fact, Value, facts_of
from allcli.rulebook.language import All, Among, Atom, Compare, Has, Known, Node, atoms
from allcli.rulebook.model import Criterion, Rulebook
from allcli.rulebook.truth import truth

MOST = 20_000  # combinations that are tried to tell whether a condition can be open


def conditions(rulebook: Rulebook) -> Iterator[tuple[Criterion, Node]]:
    """Every criterion with its whole condition."""
    trees = rulebook.trees[len(rulebook.options) :]
    for criterion, tree in zip(rulebook.criteria, trees, strict=False):
        yield criterion, whole(criterion, tree)


def whole(criterion: Criterion, tree: Node) -> Node:
    """The condition and, where it holds in some places only, that this is one of them."""
    if not criterion.jurisdictions:
        return tree
    here = Among(VOCABULARY["jurisdiction"], criterion.jurisdictions)
    return All((*(tree.parts if isinstance(tree, All) else (tree,)), here))


def step(fact: Fact, limit: float) -> float:
    """The least difference that a reader would call one step."""
    if fact.whole:
        return 1
    digits = f"{limit:e}".split("e")[1] if limit else "0"
    return min(1.0, 10.0 ** (int(digits) - 1))


def near(fact: Fact, parts: Iterable[Atom]) -> list[Value]:
    """Values of a fact at and beside every threshold, or every word that is told apart."""
    if fact.kind == "yes-no":
        return [True, False]
    if fact.kind == "choice":
        return list(fact.values)
    if fact.kind == "list":
        return [(), *((atom.value,) for atom in parts if isinstance(atom, Has))]
    values: dict[Value, None] = {}
    for atom in parts:
        if isinstance(atom, Compare):
            by = step(fact, atom.limit)
            for value in (atom.limit, atom.limit - by, atom.limit + by):
                values[_plain(value)] = None
    values[_plain(fact.low)] = None  # what there is none of is 0
    return [v for v in values if isinstance(v, int | float) and fact.low <= v <= fact.high]


def _plain(value: float) -> float:
    """Without the dust of binary fractions; whole where it is."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def by_fact(tree: Node) -> dict[str, list[Atom]]:
    """The atoms of a condition by the fact they ask about."""
    grouped: dict[str, list[Atom]] = {}
    for atom in atoms(tree):
        grouped.setdefault(atom.fact.name, []).append(atom)
    return grouped


def distinct(tree: Node) -> list[Atom]:
    """The atoms of a condition, each once; as tuples alone, two kinds of atom would be equal."""
    return list({(type(atom), atom): atom for atom in atoms(tree)}.values())


def same(first: Node, second: Node) -> bool:
    """Whether two conditions are alike; as tuples alone, an `and` equals an `or`."""
    return first == second and repr(first) == repr(second)


def can_be_open(tree: Node) -> bool:
    """Whether facts that are not known can leave a condition open.

    Only one that asks what is known may be unable to. Where there are too many combinations to try
    them all, it is taken to be able.
    """
    asked = by_fact(tree)
    if not any(isinstance(atom, Known) for atom in atoms(tree)):
        return bool(asked)
    values = [[None, *near(VOCABULARY[name], parts)] for name, parts in asked.items()]
    count = 1
    for choices in values:
        count *= len(choices)
    return count > MOST or any(
        truth(tree, facts_of(dict(zip(asked, row, strict=True)))) is None
        for row in product(*values)
    )
