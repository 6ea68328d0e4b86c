"""Names in a claim that the rulebook does not know: a claim about nothing is always borne out."""

from collections.abc import Collection, Iterable, Iterator
from typing import get_args

from allcli.case.problems import closest
from allcli.rulebook.model import Rulebook
from allcli.rulebook.words import LEVELS, FlagKind, Status
from allcli.triage.assessment import CLASSES
from allcli.verify.claims import Claim
from allcli.verify.road_claims import faults

ACCESS = (*get_args(Status), "not-applicable")


def misnamed(claim: Claim, rulebook: Rulebook) -> Iterator[str]:
    """What is not defined, with what may be meant."""
    criteria, options = [criterion.id for criterion in rulebook.criteria], list(rulebook.options)
    constraints = [constraint.id for constraint in rulebook.constraints]
    remissions = [record.id for record in rulebook.intervals if record.stretch == "remission"]
    words: tuple[str, ...] = (claim.value,)
    if claim.kind == "criterion":
        yield from _unless(claim.name, [*criteria, *constraints], "criterion")
    elif claim.name:
        for name in claim.name.split(" > "):
            yield from _unless(name, options, "option")
    yield from faults(claim.kind, claim.name, claim.value)
    if claim.kind == "blocked" and " " not in claim.value:  # else it is what the plan says
        yield from _unless(claim.value, criteria, "criterion")
    if claim.kind == "flags":
        yield from _flag(claim.value, options)
    elif claim.kind in ("against", "flagged", "constraints"):
        words = (claim.value.rsplit(" ", maxsplit=1)[-1],)
    elif claim.kind in ("order", "prefer"):
        words = tuple(claim.value.split(" > "))
    vocabularies = {
        **dict.fromkeys(("salvage", "destination"), ([*options, "None"], "option")),
        **dict.fromkeys(("adjuncts", "order", "prefer"), (options, "option")),
        **dict.fromkeys(("notes", "supports", "against", "flagged"), (criteria, "criterion")),
        **dict.fromkeys(("verdict", "worst"), (CLASSES, "verdict")),
        "access": (ACCESS, "access status"),
        "constraints": ([*constraints, *remissions], "constraint"),
        "outcomes": ([row.id for row in rulebook.outcomes], "outcome row"),
    }
    if claim.kind in vocabularies:
        for word in words:
            yield from _unless(word, *vocabularies[claim.kind])


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
