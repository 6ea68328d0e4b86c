"""What a condition is made of: a tree of these nodes over the fact vocabulary."""

from typing import NamedTuple

from allcli.case.facts import Fact


class Is(NamedTuple):
    """A yes-no fact."""

    fact: Fact


class Compare(NamedTuple):
    """A number against a limit in the fact's unit."""

    fact: Fact
    op: str
    limit: float


class Among(NamedTuple):
    """A choice that is one of some values."""

    fact: Fact
    values: tuple[str, ...]


class Has(NamedTuple):
    """A list that names a value; a list that is written down is complete."""

    fact: Fact
    value: str


class Known(NamedTuple):
    """Whether a fact is written down at all."""

    fact: Fact


class Not(NamedTuple):
    """The opposite; unknown stays unknown."""

    part: "Node"


class All(NamedTuple):
    """Every part holds."""

    parts: tuple["Node", ...]


class Some(NamedTuple):
    """At least one part holds."""

    parts: tuple["Node", ...]


Atom = Is | Compare | Among | Has | Known
Node = Atom | Not | All | Some


def atoms(node: Node) -> list[Atom]:
    """The atoms of a condition, left to right."""
    if isinstance(node, Not):
        return atoms(node.part)
    if isinstance(node, All | Some):
        return [atom for part in node.parts for atom in atoms(part)]
    return [node]
