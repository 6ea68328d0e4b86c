"""Run vignettes: each patient against the rulebook, and why a claim is not borne out."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from allcli.case.problems import CaseError
from allcli.engine.prepared import Prepared
from allcli.plan.durations import conditions as of_roads
from allcli.rulebook.explain import deciding, worded
from allcli.rulebook.model import Criterion
from allcli.triage.evaluate import evaluate
from allcli.verify.answers import Answers
from allcli.verify.claims import Claim, is_borne_out, seen
from allcli.verify.conditions import conditions
from allcli.verify.names import misnamed
from allcli.verify.patients import KnownPatient, VignettePatient, known, refused

HOLDS = {"yes": "holds", "no": "does not hold", "unknown": "is open"}
TO_HOLD = {"yes": "to hold", "no": "not to hold", "unknown": "to stay open"}


class Ran(NamedTuple):
    """A patient with its facts, unless the case is not valid, and the reason of each failure."""

    patient: VignettePatient
    known: KnownPatient | None
    failures: tuple[str, ...]


def run(patients: Iterable[VignettePatient], rulebook: Prepared) -> Iterator[Ran]:
    """Every patient, one after the other."""
    return map(partial(_run, rulebook=rulebook), patients)


def _run(patient: VignettePatient, rulebook: Prepared) -> Ran:
    try:
        known_patient = known(patient)
    except CaseError as error:
        return Ran(patient, None, tuple(f"not a valid case: {said}" for said in refused(error)))
    unknown = tuple(said for claim in patient.claims for said in misnamed(claim, rulebook))
    if unknown:
        return Ran(patient, known_patient, unknown)
    answers = Answers(evaluate(rulebook, known_patient.facts, patient.as_of), known_patient.source)
    wrong = (claim for claim in patient.claims if not is_borne_out(claim, answers))
    return Ran(patient, known_patient, tuple(_reason(claim, answers) for claim in wrong))


def _reason(claim: Claim, answers: Answers) -> str:
    """What was expected, what came out, and what decided it, in the words of the clinic."""
    if claim.kind == "criterion":
        return _of_criterion(claim, answers)
    if claim.kind == "says":
        return f'the result {"does not say" if claim.wanted else "says"} "{claim.value}"'
    came_out = ", ".join(_like(claim, seen(claim, answers))) or "none"
    about = f"{claim.kind} of {claim.name}" if claim.name else claim.kind
    if not claim.wanted:
        return f"{about}: {claim.value} was not to come out, and did{_because(claim, answers)}"
    return f"{about}: expected {claim.value}, found {came_out}{_because(claim, answers)}"


def _like(claim: Claim, came_out: Iterable[str]) -> list[str]:
    """What came out in place of the claim: of flags those of the same option, of lists nothing."""
    if claim.kind in ("notes", "outcomes", "prefer", "order"):
        return []
    option = claim.value.rsplit(" ", maxsplit=1)[-1]
    return sorted(said for said in came_out if claim.kind != "flags" or said.endswith(f" {option}"))


def _of_criterion(claim: Claim, answers: Answers) -> str:
    holds = answers.answer(claim.name)
    expected = TO_HOLD[claim.value] if claim.wanted else f"not {TO_HOLD[claim.value]}"
    said = f"{claim.name}: expected {expected}, {HOLDS[holds]}"
    return f"{said}: {'; '.join(_atoms(claim.name, answers))}"


def _atoms(name: str, answers: Answers) -> list[str]:
    """The atoms that decided, with the values seen; or that the criterion was not in force."""
    ruled = {record.id: (record, tree) for record, tree in conditions(answers.rulebook)}
    record, tree = ruled.get(name) or (None, answers.rulebook.table(of_roads)[name])
    decided = [worded(atom, answers.facts) for atom, _ in deciding(tree, answers.facts)]
    away = _not_in_force(record, answers) if record else []
    return [*away, *dict.fromkeys(decided)] or ["its condition asks for no fact"]


def _not_in_force(record: Criterion, answers: Answers) -> list[str]:
    day = answers.findings.as_of
    said = []
    if record.since and day < record.since:
        said.append(f"in force from {record.since} only, rules of {day}")
    if record.until and day > record.until:
        said.append(f"in force until {record.until} only, rules of {day}")
    return said


def _because(claim: Claim, answers: Answers) -> str:
    """What made the verdict of an option."""
    judged = answers.judged.get(claim.name)
    if claim.kind not in ("verdict", "worst") or judged is None:
        return ""
    if judged.applies is not True:
        return f" (it is {judged.record.applies_says})"
    reasons = [*judged.against, *(judged.open if claim.kind == "worst" else ())]
    titles = ", ".join(dict.fromkeys(reason.criterion.title for reason in reasons))
    return f" ({titles})" if titles else " (nothing speaks against it)"
