"""Cases for tests, written as changes to a case file."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from allcli.case.derive import derive
from allcli.case.facts import Facts
from allcli.case.files.read import Source, parse_case
from allcli.engine.load import load_rulebook
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment, OptionResult
from allcli.verify.patients import document

ROOT = Path(__file__).parent.parent
CASES = sorted([*(ROOT / "cases").glob("*.toml"), *(ROOT / "cases").glob("*.json")])
A_DAY = date(2026, 3, 1)

BASES = tomllib.loads((ROOT / "tests" / "vignettes" / "bases.toml").read_text())

# A fit adult in first relapse about whom everything that matters is known.
FIT = BASES["fit"]
# The same patient relapsing 20 months after a first allo-HCT, without GVHD.
AFTER_HCT = FIT | {
    "transplants": [{"type": "allogeneic", "date": "2024-06-01", "months_to_relapse": 20}],
}


def source(*changes: Mapping[str, Any]) -> Source:
    return _parsed(json.dumps(document(*changes)))


@lru_cache(500)
def _parsed(text: str) -> Source:
    return parse_case("test.json", text)


def facts(*changes: Mapping[str, Any]) -> Facts:
    return derive(source(*changes).case)


def assessed(*changes: Mapping[str, Any], as_of: date = A_DAY) -> Assessment:
    return assess(source(*changes), load_rulebook(), as_of)


def option(assessment: Assessment, name: str) -> OptionResult:
    return next(result for result in assessment.options if result.id == name)


def given_drugs(*drugs: str) -> dict[str, Any]:
    """The only line so far, with these drugs in it: of a patient who is told in full."""
    agents = ["vincristine", *drugs]
    return {"lines": [{"agents": agents, "best_response": "cr", "response_months": 24}]}
