"""Names in a claim that the rulebook does not know: a claim about nothing is always borne out."""

from collections.abc import Collection, Iterable, Iterator
from typing import get_args

from allcli.case.problems import closest
from allcli.rulebook.model import LEVELS, VERDICTS, FlagKind, Rulebook
from allcli.triage.assessment import Status
from allcli.verify.claims import Claim

CLASSES = (*VERDICTS, "not-applicable")
ACCESS = (*get_args(Status), "not-applicable")


def misnamed(claim: Claim, rulebook: Rulebook) -> Iterator[str]:
    """What is not defined, with what may be meant."""
    criteria = [criterion.id for criterion in rulebook.criteria]
    options = rulebook.options
    if claim.kind == "criterion":
        yield from _unless(claim.name, criteria, "criterion")
    elif claim.kind in ("verdict", "worst", "access", "supports"):
        yield from _unless(claim.name, options, "option")
    if claim.kind in ("salvage", "destination", "adjuncts"):
        yield from _unless(claim.value, [*options, "None"], "option")
    elif claim.kind in ("notes", "supports"):
        yield from _unless(claim.value, criteria, "criterion")
    elif claim.kind in ("verdict", "worst"):
        yield from _unless(claim.value, CLASSES, "verdict")
    elif claim.kind == "access":
        yield from _unless(claim.value, ACCESS, "access status")
    elif claim.kind == "outcomes":
        yield from _unless(claim.value, [row.id for row in rulebook.outcomes], "outcome row")
    elif claim.kind == "order":
        for name in claim.value.split(" > "):
            yield from _unless(name, options, "option")
    elif claim.kind == "flags":
        yield from _flag(claim.value, options)


def _flag(value: str, options: Iterable[str]) -> Iterator[str]:
    """`high qtc revumenib`."""
    level, kind, option = [*value.split(" "), "", ""][:3]
    yield from _unless(level, LEVELS, "level")
    yield from _unless(kind, get_args(FlagKind), "flag")
    yield from _unless(option, list(options), "option")


def _unless(name: str, known: Collection[str], what: str) -> Iterator[str]:
    if name not in known:
        near = closest(name, list(known))
        yield f'there is no {what} "{name}"{f" ({near})" if near else ""}'
