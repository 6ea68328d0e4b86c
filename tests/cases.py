"""Cases for tests, written as changes to a case file."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from allcli.case.derive import derive
from allcli.case.facts import Facts
from allcli.case.read import Source, parse_case
from allcli.rulebook.load import load_rulebook
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment, OptionResult

ROOT = Path(__file__).parent.parent
CASES = sorted([*(ROOT / "cases").glob("*.toml"), *(ROOT / "cases").glob("*.json")])
A_DAY = date(2026, 3, 1)

# A fit adult in first relapse about whom everything that matters is known.
FIT = {
    "assessed_on": "2026-03-01",
    "jurisdiction": "US",
    "transplants": [],
    "patient.age": 40,
    "patient.ecog": 1,
    "patient.sex": "female",
    "patient.weight_kg": 60,
    "disease.lineage": "b-all",
    "disease.status": "relapsed",
    "disease.high_risk": True,
    "disease.marrow_blasts_pct": 30,
    "disease.blood_blasts": 0.5,
    "disease.cns": "cns1",
    "disease.extramedullary": False,
    "antigens.cd19": "positive",
    "antigens.cd22": "positive",
    "antigens.cd22_pct": 95,
    "genetics.bcr_abl1": "negative",
    "lines": [
        {"regimen": "hyper-CVAD", "best_response": "cr", "response_months": 24},
    ],
    "gvhd.unstated": "absent",
    "liver.unstated": "absent",
    "labs.bilirubin_x_uln": 0.5,
    "labs.ast_x_uln": 0.8,
    "labs.alt_x_uln": 0.9,
    "labs.creatinine": 0.7,
    "heart.lvef_pct": 60,
    "plan.transplant_intended": True,
    "plan.donor": "matched-sibling",
    "plan.conditioning_agents": ["fludarabine", "TBI"],
}
# The same patient relapsing 20 months after a first allo-HCT, without GVHD.
AFTER_HCT = FIT | {
    "transplants": [{"type": "allogeneic", "date": "2024-06-01", "months_to_relapse": 20}],
}


def document(*changes: Mapping[str, Any]) -> dict[str, Any]:
    """A case document from dotted paths; later changes win, None removes."""
    flat: dict[str, Any] = {}
    for change in changes:
        flat |= change
    made: dict[str, Any] = {}
    for path, value in flat.items():
        if value is not None:
            *tables, field = path.split(".")
            table = made
            for name in tables:
                table = table.setdefault(name, {})
            table[field] = value
    return made


def source(*changes: Mapping[str, Any]) -> Source:
    return parse_case("test.json", json.dumps(document(*changes)))


def facts(*changes: Mapping[str, Any]) -> Facts:
    return derive(source(*changes).case)


def assessed(*changes: Mapping[str, Any], as_of: date = A_DAY) -> Assessment:
    return assess(source(*changes), load_rulebook(), as_of)


def option(assessment: Assessment, name: str) -> OptionResult:
    return next(one for one in assessment.options if one.id == name)
