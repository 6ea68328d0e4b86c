"""How the therapy of a road can fail, and the patient then."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from allcli.case.later import later
from allcli.case.model import Case
from allcli.plan.afterwards import in_remission, with_line
from allcli.plan.course import given
from allcli.plan.results import RoadOutcome
from allcli.rulebook.language import atoms
from allcli.rulebook.model import Option
from allcli.rulebook.parse import parse

TARGETS = {"antigens.cd19": "cd19", "antigens.cd22": "cd22"}


LATE = ("relapse", "lost target")  # what becomes of a remission, after the gate


class Failure(NamedTuple):
    """A way in which a therapy fails, and the patient on whom it has failed so."""

    outcome: RoadOutcome
    case: Case


def failures(case: Case, option: Option, gate: int, end: int) -> Iterator[Failure]:
    """No response, MRD left, or toxicity at the gate; relapse, or a lost target, before the end.

    Where nothing is given there is only a relapse.
    """
    if given(option):
        yield unanswered(case, option, gate)
        yield Failure("MRD left", _with_mrd(case, option, gate))
        yield Failure("toxicity", _stopped(case, option, gate, "toxicity", "not-evaluated"))
    relapsed = _relapsed(case, option, end)
    yield Failure("relapse", relapsed)
    for target in targets(option):
        lost: dict[str, Any] = {target: "negative", f"{target}_pct": None}
        antigens = replace(relapsed.antigens, **lost)
        yield Failure("lost target", replace(relapsed, antigens=antigens))


def unanswered(case: Case, option: Option, gate: int) -> Failure:
    """A therapy to which there is no response."""
    return Failure("no response", _stopped(case, option, gate, "no-response", "nr"))


def targets(option: Option) -> Iterator[str]:
    """The antigens that the option needs, by their fields."""
    asked = {atom.fact.name for atom in atoms(parse(option.applies))}
    yield from (field for name, field in TARGETS.items() if name in asked)


def _stopped(case: Case, option: Option, days: int, why: str, best: str) -> Case:
    """The leukaemia as it is now, after a therapy that was stopped."""
    outcome = {"best_response": best, "stopped_for": why}
    return replace(later(case, days), **with_line(case, option, outcome))


def _with_mrd(case: Case, option: Option, days: int) -> Case:
    """In remission, with the MRD that the therapy has left."""
    cleared = in_remission(case, option, days, ended="no-response")
    return replace(
        cleared,
        disease=replace(cleared.disease, status="mrd-positive"),
        mrd=replace(cleared.mrd, status="positive"),
    )


def _relapsed(case: Case, option: Option, days: int) -> Case:
    """Relapsed before the end of the road; how much leukaemia there is nobody knows."""
    cleared = in_remission(case, option, days)
    number = case.disease.relapse_number
    unknown = dict.fromkeys((
        "marrow_blasts_pct", "blood_blasts", "blood_blasts_pct", "sites", "cns", "cns_sites",
        "extramedullary", "multifocal", "bulky", "mediastinal_mass", "emergency",
    ))  # fmt: skip
    again: dict[str, Any] = {
        "status": "relapsed",
        "relapse_number": number + 1 if isinstance(number, int) else number,
    }
    return replace(
        cleared,
        disease=replace(cleared.disease, **(unknown | again)),
        mrd=replace(cleared.mrd, status=None),
    )
