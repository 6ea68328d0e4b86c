"""What a vignette claims of a patient, and whether the rulebook bears it out."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from allcli.verify.answers import Answers
from allcli.verify.records import Expected, PatientRecord, VignetteRecord
from allcli.verify.road_claims import KINDS, seen_of_roads

SIDES = ("yes", "no", "unknown")


class Claim(NamedTuple):
    """One claim: what it is about, of what, the value, and whether it must or must not be so."""

    kind: str
    name: str
    value: str
    wanted: bool = True


def of_vignette(record: VignetteRecord, side: str) -> tuple[Claim, ...]:
    """That the criterion answers as this side says."""
    return (Claim("criterion", record.criterion, side),)


def of_patient(record: PatientRecord) -> tuple[Claim, ...]:
    """Everything that must come out of a whole patient, and what may not."""
    sides = ((record.must, True), (record.must_not, False))
    return tuple(Claim(*claim, wanted) for expected, wanted in sides for claim in _claims(expected))


def _claims(expected: Expected) -> Iterator[tuple[str, str, str]]:
    for kind, value in expected._asdict().items():
        if kind == "holds":
            yield from (("criterion", name, "yes") for name in _words(value))
        elif isinstance(value, dict):
            yield from ((kind, name, word) for name, said in value.items() for word in _words(said))
        else:
            yield from ((kind, "", word) for word in _words(value))


def _words(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def is_borne_out(claim: Claim, answers: Answers) -> bool:
    """Whether the rulebook answers as the claim says."""
    return (claim.value in seen(claim, answers)) is claim.wanted


def seen(claim: Claim, answers: Answers) -> "set[str] | str":
    """What the rulebook says where the claim looks."""
    return _SEEN[claim.kind](answers, claim)


def _order(answers: Answers, claim: Claim) -> set[str]:
    """`a > b` where a stands before b."""
    better, _, worse = claim.value.partition(" > ")
    ranked = answers.ranked
    return {claim.value} if ranked[better] < ranked[worse] else set()


def _supports(answers: Answers, claim: Claim) -> set[str]:
    return {support.criterion.id for support in answers.judged[claim.name].supports}


def _against(answers: Answers, claim: Claim) -> set[str]:
    """`avoid inotuzumab-vod-severe`: the class that each criterion gives the option."""
    against = answers.judged[claim.name].against
    return {f"{reason.criterion.verdict[claim.name]} {reason.criterion.id}" for reason in against}


def _flagged(answers: Answers, claim: Claim) -> set[str]:
    """`high qtc inotuzumab-qt`: the flags of the option by the criteria that raise them."""
    return {
        f"{flag.level} {flag.kind} {reason.criterion}"
        for flag in answers.flags
        if flag.option == claim.name
        for reason in flag.reasons
    }


def _prefer(answers: Answers, _: Claim) -> set[str]:
    """`a > b` where a criterion that holds prefers a."""
    return {f"{better} > {worse}" for better, worse in answers.choice.ranked.preferred.sure}


def _of_roads(answers: Answers, claim: Claim) -> set[str]:
    return seen_of_roads(claim.kind, claim.name, claim.value, answers.roads)


def _access(answers: Answers, claim: Claim) -> set[str]:
    return {answers.choice.ranked.access[claim.name].status}


_SEEN: dict[str, Callable[[Answers, Claim], set[str] | str]] = {
    "criterion": lambda answers, claim: {answers.answer(claim.name)},
    "salvage": lambda answers, _: {str(answers.choice.suggestion.salvage)},
    "destination": lambda answers, _: {str(answers.choice.suggestion.destination)},
    "adjuncts": lambda answers, _: set(answers.choice.suggestion.adjuncts),
    "text": lambda answers, _: {answers.choice.suggestion.text},
    "flags": lambda answers, _: {f"{f.level} {f.kind} {f.option}" for f in answers.flags},
    "notes": lambda answers, _: answers.notes,
    "outcomes": lambda answers, _: answers.outcomes,
    "verdict": lambda answers, claim: {answers.verdict(claim.name)},
    "worst": lambda answers, claim: {answers.verdict(claim.name, worst=True)},
    "access": _access,
    "supports": _supports,
    "against": _against,
    "flagged": _flagged,
    "order": _order,
    "prefer": _prefer,
    "says": lambda answers, _: answers.text,
    **dict.fromkeys(KINDS, _of_roads),
}
