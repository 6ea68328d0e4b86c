"""Kleene's three-valued logic over conditions: read off the tree, or compiled to plain Python.

True and False mean certain; None means unknown. `truth` walks the tree and is the definition;
`source`, linked, is one function that answers many conditions at once and is held to it by a
property test.
"""

from collections.abc import Callable, Sequence
from types import CodeType
from typing import Any, assert_never

from allcli.case.facts import INDEX, Facts, Value
from allcli.case.span import PartlyListed, Span
from allcli.rulebook.language import All, Among, Atom, Compare, Has, Is, Known, Node, Not, Some

Truth = bool | None
Conditions = Callable[[tuple[Value, ...]], tuple[Truth, ...]]


def both(parts: Sequence[Truth]) -> Truth:
    """Kleene's `and`: one False decides, else one None leaves it open."""
    return False if False in parts else None if None in parts else True


def either(parts: Sequence[Truth]) -> Truth:
    """Kleene's `or`: one True decides, else one None leaves it open."""
    return True if True in parts else None if None in parts else False


def opposite(part: Truth) -> Truth:
    """Kleene's `not`."""
    return None if part is None else not part


def truth(node: Node, facts: Facts) -> Truth:
    """Whether a condition holds on the facts."""
    if isinstance(node, All):
        return both([truth(part, facts) for part in node.parts])
    if isinstance(node, Some):
        return either([truth(part, facts) for part in node.parts])
    if isinstance(node, Not):
        return opposite(truth(node.part, facts))
    return _atom(node, facts.value(node.fact.name))


def _atom(node: Atom, value: Any) -> Truth:
    if isinstance(node, Known):
        return value is not None and not isinstance(value, Span | PartlyListed)
    if value is None:
        return None
    match node:
        case Is():
            return bool(value)
        case Among(values=values):
            return value in values
        case Has(value=wanted):
            return value.has(wanted) if isinstance(value, PartlyListed) else wanted in value
        case Compare(op=op, limit=limit):
            holds: Truth = _COMPARE[op](value, limit)
            return holds
        case _:
            assert_never(node)


def is_value(value: Any, limit: float) -> Truth:
    """Whether a number, or a span, is exactly `limit`."""
    return value.is_value(limit) if isinstance(value, Span) else value == limit


_COMPARE: dict[str, Callable[[Any, float], Any]] = {
    "==": is_value,
    "<": lambda value, limit: value < limit,
    "<=": lambda value, limit: value <= limit,
    ">": lambda value, limit: value > limit,
    ">=": lambda value, limit: value >= limit,
}


def source(nodes: Sequence[Node]) -> CodeType:
    """The code of one Python function that answers every condition, ready to be cached."""
    writer = _Writer()
    answers = "".join(f"        {writer.condition(node)},\n" for node in nodes)
    loads = "".join(f"    {name} = facts[{i}]\n" for i, name in sorted(writer.loaded.items()))
    text = f"def conditions(facts):\n{loads}    return (\n{answers}    )\n"
    return compile(text, "<conditions>", "exec")


def link(code: CodeType) -> Conditions:
    """The function whose code `source` made."""
    scope: dict[str, Any] = {"Span": Span, "PartlyListed": PartlyListed}
    exec(code, scope)  # noqa: S102 - our own code, written from parsed conditions only
    conditions: Conditions = scope["conditions"]
    return conditions


class _Writer:
    """Writes conditions as Python expressions; remembers the facts they load."""

    def __init__(self) -> None:
        self.loaded: dict[int, str] = {}
        self._temporaries = 0

    def condition(self, node: Node) -> str:
        """A whole condition; those before it no longer need their temporaries."""
        self._temporaries = 0
        return self._expression(node)

    def _expression(self, node: Node) -> str:
        if isinstance(node, All):
            return self._joined(node.parts, "False", "True")
        if isinstance(node, Some):
            return self._joined(node.parts, "True", "False")
        if isinstance(node, Not):
            name = self._temporary()
            return f"(None if ({name} := {self._expression(node.part)}) is None else not {name})"
        return self._atom(node)

    def _joined(self, parts: tuple[Node, ...], decides: str, otherwise: str) -> str:
        """One deciding part answers for all; else one unknown part leaves it open."""
        if not parts:
            return otherwise
        names = [self._temporary() for _ in parts]
        first = " or ".join(
            f"({name} := {self._expression(part)}) is {decides}"
            for name, part in zip(names, parts, strict=True)
        )
        unknown = " or ".join(f"{name} is None" for name in names)
        return f"({decides} if {first} else None if {unknown} else {otherwise})"

    def _atom(self, node: Atom) -> str:
        index = INDEX[node.fact.name]
        name = self.loaded.setdefault(index, f"f{index}")
        if isinstance(node, Is):
            return name
        if isinstance(node, Known):
            return f"({name} is not None and {name}.__class__ not in (Span, PartlyListed))"
        if isinstance(node, Among):
            return f"(None if {name} is None else {name} in {node.values!r})"
        if isinstance(node, Has):
            in_part = f"{name}.has({node.value!r}) if {name}.__class__ is PartlyListed"
            return f"(None if {name} is None else {in_part} else {node.value!r} in {name})"
        if node.op == "==":
            as_span = f"{name}.is_value({node.limit!r}) if {name}.__class__ is Span"
            return f"(None if {name} is None else {as_span} else {name} == {node.limit!r})"
        return f"(None if {name} is None else {name} {node.op} {node.limit!r})"

    def _temporary(self) -> str:
        self._temporaries += 1
        return f"t{self._temporaries}"
