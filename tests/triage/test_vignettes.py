"""Every criterion shown holding, just not holding, and open, in the words of the clinic."""

import tomllib
from datetime import date
from functools import cache
from typing import Any

import pytest

from allcli.rulebook.load import load_rulebook
from allcli.rulebook.model import Rulebook
from allcli.triage.assessment import Assessment
from allcli.triage.evaluate import ANSWERS, evaluate
from tests.cases import BASES, ROOT, assessed, facts

FOLDER = ROOT / "tests" / "vignettes"


@cache
def entries(kind: str) -> tuple[dict[str, Any], ...]:
    files = sorted(path for path in FOLDER.glob("*.toml") if path.name != "bases.toml")
    return tuple(e for path in files for e in tomllib.loads(path.read_text()).get(kind, ()))


def vignettes() -> tuple[dict[str, Any], ...]:
    return entries("vignette")


SHOWN = [
    pytest.param(each, answer, id=f"{each['criterion']}-{answer}")
    for each in vignettes()
    for answer in ("yes", "no", "unknown")
    if answer in each
]


@pytest.mark.parametrize(("vignette", "answer"), SHOWN)
def test_the_criterion_answers_as_the_vignette_says(vignette: dict[str, Any], answer: str) -> None:
    """The vignette's patient meets the criterion, just misses it, or leaves it open."""
    patient = facts(BASES[vignette["base"]], vignette[answer])

    rulebook = load_rulebook()
    truths = evaluate(rulebook, patient, date(2026, 3, 1)).criteria
    found = {
        criterion.id: ANSWERS[truth]
        for criterion, truth in zip(rulebook.criteria, truths, strict=True)
    }

    assert found[vignette["criterion"]] == answer, vignette["says"]


def test_every_criterion_has_one_vignette(rulebook: Rulebook) -> None:
    """None is left out, none twice; only one that asks what is known can never be open."""
    shown = [each["criterion"] for each in vignettes()]
    never_open = [each["criterion"] for each in vignettes() if "unknown" not in each]

    assert sorted(shown) == sorted(criterion.id for criterion in rulebook.criteria)
    assert sorted(never_open) == ["chemotherapy-lvef-needed", "transplant-performance"]


@pytest.mark.parametrize("patient", entries("patient"), ids=lambda each: each["says"][:60])
def test_a_patient_gets_what_the_board_would_expect(patient: dict[str, Any]) -> None:
    """A whole patient in the words of the board: what must come out, and what must not."""
    day = date.fromisoformat(patient.get("as_of", "2026-03-01"))
    result = assessed(BASES[patient["base"]], patient["facts"], as_of=day)

    missing = [each for each in _claims(patient.get("must", {})) if not _holds(each, result)]
    wrong = [each for each in _claims(patient.get("must_not", {})) if _holds(each, result)]

    assert (missing, wrong) == ([], []), patient["says"]


def _claims(expected: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Every single claim: what it is about, of what, and the value."""
    found = []
    for kind, value in expected.items():
        if isinstance(value, dict):
            found += [(kind, name, said) for name, said in value.items()]
        else:
            found += [(kind, "", each) for each in ([value] if isinstance(value, str) else value)]
    return found


def _holds(claim: tuple[str, str, str], result: Assessment) -> bool:
    kind, name, value = claim
    options = {one.id: one for one in result.options}
    suggestion = result.suggestion
    seen: dict[str, Any] = {
        "salvage": {suggestion.salvage},
        "destination": {suggestion.destination},
        "adjuncts": set(suggestion.adjuncts),
        "text": {suggestion.text},
        "holds": {criterion for criterion, answer in result.findings.items() if answer == "yes"},
        "flags": {f"{flag.level} {flag.kind} {flag.option}" for flag in result.flags},
        "outcomes": {row.id for row in result.outcomes},
        "notes": {note.reason.criterion for note in result.notes},
        "verdict": {options[name].verdict if name in options else "not-applicable"},
        "worst": {options[name].worst if name in options else "not-applicable"},
        "access": {options[name].access.status if name in options else "not-applicable"},
    }
    if kind == "says":
        return value in result.model_dump_json()
    return value in seen[kind]
