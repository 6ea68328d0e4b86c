"""Patients for whom no salvage is better than `avoid`, in as few facts as make that certain."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from allcli.case.facts import VOCABULARY, Value
from allcli.case.problems import CaseError
from allcli.rulebook.explain import shown
from allcli.rulebook.language import All, Node, Not, Some
from allcli.rulebook.parse import parse
from allcli.triage.choose import choose
from allcli.triage.evaluate import evaluate
from allcli.verify.findings import Example, Finding
from allcli.verify.patients import A_DAY
from allcli.verify.reach import giving
from allcli.verify.witness import case_of, facts_of_case
from allcli.verify.world import UndecidedError, World

MOST = 40  # gaps that are told
BAD = ("avoid", "contraindicated")


def gaps(world: World, accepted: Iterable[str] = ()) -> Iterator[Finding]:
    """The gaps that no condition in `accepted` covers."""
    try:
        known = Some(tuple(map(parse, accepted)))
        ways = world.minimal(_gap(world), known)
        for way in islice(ways, MOST):
            yield _finding(world, world.facts(way))
        if next(ways, None) is not None:
            says = f"there are more than {MOST} gaps; only these are told"
            yield Finding("not-decided", "note", "gaps", says)
    except UndecidedError:
        yield Finding("not-decided", "note", "gaps", "whether some patient is left with nothing")


def _gap(world: World) -> Node:
    """Every salvage does not apply or is ruled out."""
    salvage = [name for name, record in world.rulebook.options.items() if record.kind == "salvage"]
    return All(tuple(
        Some((Not(world.applies[option]), *giving(world, option, BAD))) for option in salvage
    ))  # fmt: skip


def _finding(world: World, facts: Mapping[str, Value]) -> Finding:
    said = ", ".join(
        f"{VOCABULARY[name].label} {shown(VOCABULARY[name], value)}"
        for name, value in facts.items()
    )
    case = _case(world, facts)
    return Finding("gap", "warning", "salvage", said, Example(facts, case))


def _case(world: World, facts: Mapping[str, Value], day: date = A_DAY) -> Mapping[str, Any] | None:
    """A case with these facts for which nothing is suggested."""
    case = case_of(facts)
    try:
        _, derived = facts_of_case(case)
    except CaseError:
        return None
    nothing = choose(evaluate(world.rulebook, derived, day)).suggestion.salvage is None
    return case if nothing else None
