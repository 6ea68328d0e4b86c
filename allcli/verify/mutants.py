"""Small faults that a rulebook might have: thresholds shifted, signs turned, effects dropped.

Each is one change of one criterion. A vignette that fails on it kills it; one that none kills is a
fault that could be made tomorrow and nobody would notice.
"""

from collections.abc import Iterator
from typing import NamedTuple

from allcli.rulebook.explain import asked
from allcli.rulebook.language import All, Among, Atom, Compare, Node, Not, Some
from allcli.rulebook.model import Criterion, Rulebook
from allcli.rulebook.words import VERDICTS, Level
from allcli.verify.conditions import conditions, same, step

_BESIDE = {">": ">=", ">=": ">", "<": "<=", "<=": "<"}


class Mutant(NamedTuple):
    """A criterion with one fault: in its condition, which is then `tree`, or in its effects."""

    criterion: str
    what: str
    tree: Node
    record: Criterion
    in_condition: bool


MutatedTree = tuple[str, Node]


def mutants(rulebook: Rulebook) -> Iterator[Mutant]:
    """Every fault of every criterion, each once."""
    for criterion, tree in conditions(rulebook):
        seen = [tree]
        for what, changed in _conditions(tree):
            if not any(same(changed, earlier) for earlier in seen):
                seen.append(changed)
                yield Mutant(criterion.id, what, changed, criterion, in_condition=True)
        for what, record in _effects(criterion):
            yield Mutant(criterion.id, what, tree, record, in_condition=False)


def _conditions(node: Node) -> Iterator[MutatedTree]:
    """The condition with one fault, wherever in it."""
    if isinstance(node, All | Some):
        yield from _joined(node)
    elif isinstance(node, Not):
        yield f"not dropped: {said(node.part)}", node.part
        for what, part in _conditions(node.part):
            if not isinstance(part, Not):
                yield what, Not(part)
    else:
        yield f"turned: {asked(node)}", Not(node)
        yield from _atom(node)


def _joined(node: All | Some) -> Iterator[MutatedTree]:
    turned, word = (Some, "and became or") if isinstance(node, All) else (All, "or became and")
    if len(node.parts) > 1:
        yield f"{word}: {said(node)}", turned(node.parts)
    for i, part in enumerate(node.parts):
        rest = node.parts[:i] + node.parts[i + 1 :]
        if rest:
            yield f"dropped: {said(part)}", rest[0] if len(rest) == 1 else type(node)(rest)
        for what, changed in _conditions(part):
            yield what, type(node)((*node.parts[:i], changed, *node.parts[i + 1 :]))


def _atom(atom: Atom) -> Iterator[MutatedTree]:
    if isinstance(atom, Among) and len(atom.values) > 1:
        for value in atom.values:
            rest = tuple(other for other in atom.values if other != value)
            yield f"{asked(atom)} without {value}", atom._replace(values=rest)
    if not isinstance(atom, Compare):
        return
    fact, by = atom.fact, step(atom.fact, atom.limit)
    for limit in (atom.limit - by, atom.limit + by):
        if fact.low <= limit <= fact.high:
            yield f"{asked(atom)} shifted to {limit:g}", atom._replace(limit=round(limit, 9))
    if atom.op in _BESIDE and not fact.whole:
        turned = atom._replace(op=_BESIDE[atom.op])
        yield f"{asked(atom)} became {asked(turned)}", turned


def said(node: Node) -> str:
    """A part of a condition, short."""
    if isinstance(node, Not):
        return f"not {_inside(node.part)}"
    if isinstance(node, All | Some):
        return (" and " if isinstance(node, All) else " or ").join(map(_inside, node.parts))
    return asked(node)


def _inside(node: Node) -> str:
    return f"({said(node)})" if isinstance(node, All | Some) else said(node)


def _effects(criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    """The criterion with one effect dropped or changed by one step."""
    yield from _verdicts(criterion)
    yield from _flags(criterion)
    if criterion.supports:
        yield "support dropped", criterion._replace(supports=())
    if criterion.prefer:
        yield "preference dropped", criterion._replace(prefer=())
        turned = tuple(" > ".join(reversed(pair.split(" > "))) for pair in criterion.prefer)
        yield "preference turned", criterion._replace(prefer=turned)
    if criterion.note:
        yield "note dropped", criterion._replace(note=None)
    if criterion.since:
        yield "begin dropped", criterion._replace(since=None)
    if criterion.until:
        yield "end dropped", criterion._replace(until=None)


def _verdicts(criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    for verdict in dict.fromkeys(criterion.verdict.values()):
        left = {name: given for name, given in criterion.verdict.items() if given != verdict}
        yield f"verdict {verdict} dropped", criterion._replace(verdict=left)
        milder = VERDICTS[VERDICTS.index(verdict) - 1]
        if milder != "suitable":
            eased = {n: milder if v == verdict else v for n, v in criterion.verdict.items()}
            yield f"verdict {verdict} became {milder}", criterion._replace(verdict=eased)


def _flags(criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    for kind, level in dict.fromkeys((flag.kind, flag.level) for flag in criterion.flags):
        left = tuple(f for f in criterion.flags if (f.kind, f.level) != (kind, level))
        yield f"flag {level} {kind} dropped", criterion._replace(flags=left)
        if level != "low":
            lower: Level = "moderate" if level == "high" else "low"
            lowered = tuple(
                flag._replace(level=lower) if (flag.kind, flag.level) == (kind, level) else flag
                for flag in criterion.flags
            )
            yield f"flag {level} {kind} became {lower}", criterion._replace(flags=lowered)
