"""Patients who are left with nothing, in as few facts as make that certain.

No salvage is better than `avoid`, or one is, and no destination that it could lead to.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from allcli.case.facts import VOCABULARY, Value
from allcli.case.problems import CaseError
from allcli.plan.course import given
from allcli.rulebook.explain import shown
from allcli.rulebook.language import All, Node, Not, Some
from allcli.rulebook.parse import parse
from allcli.rulebook.words import OptionKind
from allcli.triage.choose import choose
from allcli.triage.evaluate import evaluate
from allcli.verify.findings import Example, Finding
from allcli.verify.patients import A_DAY
from allcli.verify.reach import giving
from allcli.verify.witness import case_of, facts_of_case
from allcli.verify.world import UndecidedError, World

MOST = 40  # gaps that are told
BAD = ("avoid", "contraindicated")


class _Gap(NamedTuple):
    """The kind of a finding, the kind of option that is lacking, and how that is said."""

    kind: str
    lacks: OptionKind
    says: str


def gaps(world: World, accepted: Iterable[str] = ()) -> Iterator[Finding]:
    """Patients with no salvage, where no condition in `accepted` covers them."""
    return _left_out(
        world, _Gap("gap", "salvage", ""), _none_open(world, _of_kind(world, "salvage")), accepted
    )


def stranded(world: World, accepted: Iterable[str] = ()) -> Iterator[Finding]:
    """Patients with a therapy that leads nowhere; none of a rulebook without roads."""
    goals = _of_kind(world, "destination")
    if not world.rulebook.intervals or not goals:
        return iter(())
    therapies = [name for name in _of_kind(world, "salvage") if given(world.rulebook.options[name])]
    left = All((Not(_none_open(world, therapies)), _none_open(world, goals)))
    return _left_out(
        world, _Gap("no-road", "destination", "a therapy is open, no destination: "), left, accepted
    )


def _left_out(world: World, gap: _Gap, left: Node, accepted: Iterable[str]) -> Iterator[Finding]:
    try:
        known = Some(tuple(map(parse, accepted)))
        ways = world.minimal(left, known)
        for way in islice(ways, MOST):
            yield _finding(world, gap, world.facts(way))
        if next(ways, None) is not None:
            says = f"there are more than {MOST} gaps; only these are told"
            yield Finding("not-decided", "note", gap.lacks, says)
    except UndecidedError:
        yield Finding("not-decided", "note", gap.lacks, "whether some patient is left with none")


def _of_kind(world: World, kind: OptionKind) -> list[str]:
    return [name for name, option in world.rulebook.options.items() if option.kind == kind]


def _none_open(world: World, options: Iterable[str]) -> Node:
    """Each does not apply or is ruled out."""
    return All(tuple(
        Some((Not(world.applies[option]), *giving(world, option, BAD))) for option in options
    ))  # fmt: skip


def _finding(world: World, gap: _Gap, facts: Mapping[str, Value]) -> Finding:
    said = ", ".join(
        f"{VOCABULARY[name].label} {shown(VOCABULARY[name], value)}"
        for name, value in facts.items()
    )
    example = Example(facts, _case(world, gap, facts))
    return Finding(gap.kind, "warning", gap.lacks, f"{gap.says}{said}", example)


def _case(
    world: World, gap: _Gap, facts: Mapping[str, Value], day: date = A_DAY
) -> Mapping[str, Any] | None:
    """A case with these facts for which nothing of the kind is suggested."""
    case = case_of(facts)
    try:
        _, derived = facts_of_case(case)
    except CaseError:
        return None
    suggestion = choose(evaluate(world.rulebook, derived, day)).suggestion
    return case if getattr(suggestion, gap.lacks) is None else None
