"""Every criterion shown holding, just not holding, and open, in the words of the clinic."""

import tomllib
from datetime import date
from functools import cache
from typing import Any

import pytest

from allcli.rulebook.load import load_rulebook
from allcli.rulebook.model import Rulebook
from allcli.triage.evaluate import ANSWERS, evaluate
from tests.cases import ROOT, facts

FOLDER = ROOT / "tests" / "vignettes"


@cache
def vignettes() -> tuple[dict[str, Any], ...]:
    files = sorted(path for path in FOLDER.glob("*.toml") if path.name != "bases.toml")
    return tuple(each for path in files for each in tomllib.loads(path.read_text())["vignette"])


BASES = tomllib.loads((FOLDER / "bases.toml").read_text())
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

    found = {
        each.criterion.id: ANSWERS[each.truth]
        for each in evaluate(load_rulebook(), patient, date(2026, 3, 1)).criteria
    }

    assert found[vignette["criterion"]] == answer, vignette["says"]


def test_every_criterion_has_one_vignette(rulebook: Rulebook) -> None:
    """None is left out, none twice; only one that asks what is known can never be open."""
    shown = [each["criterion"] for each in vignettes()]
    never_open = [each["criterion"] for each in vignettes() if "unknown" not in each]

    assert sorted(shown) == sorted(criterion.id for criterion in rulebook.criteria)
    assert never_open == ["chemotherapy-lvef-needed"]
