"""What a condition saw, in words: which of its parts decided, and with what values."""

from collections.abc import Iterator
from math import inf

from allcli.case.facts import Fact, Facts, Value
from allcli.case.span import PartlyListed, Span
from allcli.rulebook.language import All, Among, Atom, Compare, Has, Known, Node, Not, Some
from allcli.rulebook.truth import Truth, both, either, opposite, truth

_SIGN = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "="}


def deciding(node: Node, facts: Facts) -> list[tuple[Atom, Truth]]:
    """The atoms that made the condition true, false or unknown, with the truth of each."""
    return _walk(node, facts)[1]


def _walk(node: Node, facts: Facts) -> tuple[Truth, list[tuple[Atom, Truth]]]:
    """The truth of a condition and, of its parts with that same truth, the atoms."""
    if isinstance(node, JOINS):
        parts = [_walk(part, facts) for part in node.parts]
        answer = (both if isinstance(node, All) else either)([part for part, _ in parts])
        return answer, [pair for part, pairs in parts if part is answer for pair in pairs]
    if isinstance(node, Not):
        answer, decided = _walk(node.part, facts)
        return opposite(answer), decided
    answer = truth(node, facts)
    return answer, [(node, answer)]


JOINS = (All, Some)


_OF_ONE = {"years": "year", "months": "month", "weeks": "week", "days": "day", "points": "point"}


def shown(fact: Fact, value: Value) -> str:
    """A value as a reader writes it: `62 %`, `yes`, `10.5 to 11.4 months`, `not known`."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, PartlyListed):
        return f"at least {', '.join(value.words)}"
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    unit = _OF_ONE.get(fact.unit, fact.unit) if value == 1 else fact.unit
    return f"{_number(value)} {unit}".rstrip()


def _number(value: float | Span) -> str:
    if not isinstance(value, Span):
        return _plain(value)
    if value.high == inf:
        return f"at least {value.low:.3g}"
    return f"{value.low:.3g} to {value.high:.3g}"


def _plain(value: float) -> str:
    """As it was written; of a reckoned one no more digits than anybody measures."""
    if float(f"{value:.3g}") == value:
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:.4g}"
    rounded = f"{value:.1f}" if 1 <= abs(value) < 100 else f"{value:.{2 if abs(value) < 1 else 3}g}"
    return f"{value:.3g}" if float(rounded).is_integer() else rounded


def measured(node: Node, facts: Facts, answer: Truth) -> Iterator[str]:
    """The numbers that made a condition answer so: `marrow blasts 62 %`; a title says the rest."""
    if isinstance(node, Compare):
        value = facts.value(node.fact.name)
        if value is not None:
            yield f"{node.fact.label} {shown(node.fact, value)}"
    elif isinstance(node, Not):
        yield from measured(node.part, facts, opposite(answer))
    elif isinstance(node, JOINS):
        decisive = isinstance(node, All) is answer  # then every part answers as the whole does
        for part in node.parts:
            if decisive or truth(part, facts) is answer:
                yield from measured(part, facts, answer)


def alternatives(node: Node) -> tuple[Node, ...]:
    """The parts of the one `or` of a condition; nothing where there is none, or more than one."""
    if isinstance(node, Some):
        return node.parts
    parts = node.parts if isinstance(node, All) else ()
    inside = [inner for part in parts if (inner := alternatives(part))]
    return inside[0] if len(inside) == 1 else ()


def worded(atom: Atom, facts: Facts) -> str:
    """One atom with what it asks and the value it saw: `marrow blasts ≥ 50 %: 62 %`."""
    head = atom.fact.label if isinstance(atom, Known) else asked(atom)
    return f"{head}: {shown(atom.fact, facts.value(atom.fact.name))}"


def asked(atom: Atom) -> str:
    """What an atom asks: `marrow blasts ≥ 50 %`."""
    fact = atom.fact
    if isinstance(atom, Compare):
        return f"{fact.label} {_SIGN[atom.op]} {atom.limit:g} {fact.unit}".rstrip()
    if isinstance(atom, Among):
        return f"{fact.label} {' or '.join(atom.values)}"
    if isinstance(atom, Has):
        return f"{fact.label} with {atom.value}"
    return f"{fact.label} known" if isinstance(atom, Known) else fact.label
