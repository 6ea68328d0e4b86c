"""The patient after a step of a road, as a case: what was given, what came of it, and when."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from allcli.case.agents.reading import understood
from allcli.case.agents.spellings import with_classes
from allcli.case.dates import PartialDate
from allcli.case.disease import Disease, Mrd
from allcli.case.facts.exposure import inotuzumab_cycles
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.stated import EFFECTS, field_of
from allcli.case.history import Exposure, Line
from allcli.case.later import later
from allcli.case.model import Case
from allcli.case.organs import Toxicity
from allcli.plan.course import given
from allcli.rulebook.model import Option

# The tables that a step changes, by itself or by the time it takes; the others stay as they are.
CHANGED = frozenset({
    "assessed_on", "disease", "mrd", "lines", "transplants", "exposure", "toxicity", "gvhd", "vod",
    "liver",
})  # fmt: skip
# What is told of the leukaemia whatever becomes of it; the rest is of the day it was found.
_LASTING = (
    "lineage", "lineage_now", "etp", "cml_blast_phase", "diagnosed_on", "high_risk",
    "relapse_number", "cns_past", "extramedullary_past",
)  # fmt: skip
_REMISSION: dict[str, Any] = {
    "status": "remission", "marrow_blasts_pct": 0.0, "blood_blasts_pct": 0.0, "blood_blasts": 0.0,
    "sites": (), "cns": "cns1", "cns_sites": (), "extramedullary": False, "multifocal": False,
    "bulky": False, "mediastinal_mass": False, "emergency": (),
}  # fmt: skip
_NO_HARM = {"crs_grade": 0, "icans_grade": 0, "hlh": False}
_PARTS = re.compile(r"[()]| or ")


def in_remission(case: Case, option: Option, days: int, ended: str = "completed") -> Case:
    """The case after a therapy that went well: MRD-negative remission, organs as they are now."""
    moved = later(case, days)
    if not given(option):
        return moved
    day = moved.assessed_on
    outcome: dict[str, Any] = {"best_response": "cr", "stopped_for": ended, "toxicities": ()}
    if isinstance(day, PartialDate):
        outcome["response_on"] = PartialDate(day.last, day.last)
    update: dict[str, Any] = {
        "disease": _cleared(case.disease),
        "mrd": Mrd(status="negative"),
        "toxicity": _unharmed(case.toxicity),
    }
    return replace(moved, **(update | with_line(case, option, outcome)))


def with_line(case: Case, option: Option, outcome: Mapping[str, Any]) -> dict[str, Any]:
    """What changes with one more line, of what the option gives, and what came of it.

    Where the lines so far are not listed they may still lack some.
    """
    number = cycles(case, option)
    named: dict[str, Any] = {"regimen": regimen(option), "purpose": "salvage", **outcome}
    line = Line(**named, cycles=number or None)
    update: dict[str, Any] = {"lines": (*(case.lines or ()), line)}
    if case.lines is None:
        update["lines_complete"] = False
    drugs = with_classes(understood(line.regimen, None).given)
    return update | {"exposure": _exposed(case.exposure, drugs, number)}


def _exposed(exposure: Exposure, drugs: Iterable[str], cycles: int) -> Exposure:
    """What is stated of exposure, without what the new line makes untrue."""
    update: dict[str, Any] = {}
    for drug in drugs:
        for field in (field_of(drug), *EFFECTS.get(drug, ())):
            if getattr(exposure, field, None) in (False, 0, ()):
                update[field] = None
    before = exposure.inotuzumab_cycles
    if cycles and isinstance(before, int) and before:
        update["inotuzumab_cycles"] = before + cycles
    return replace(exposure, **update) if update else exposure


def cycles(case: Case, option: Option) -> int:
    """The cycles that are given of what has a limit before HCT: as many as that leaves."""
    if not option.before_transplant:
        return 0
    stated = value(case.exposure.inotuzumab_cycles)
    given_so_far = inotuzumab_cycles(Reading(case)) if stated is None else stated
    return 1 if given_so_far else 2


def regimen(option: Option) -> str:
    """Words for a line that name the drugs of the option, where some do."""
    return _regimen(option.name)


@lru_cache(maxsize=200)
def _regimen(name: str) -> str:
    for words in (name, *map(str.strip, _PARTS.split(name))):
        if understood(words, None).given:
            return words
    return name


def _cleared(disease: Disease) -> Disease:
    """The leukaemia in remission: nothing is left wherever there was some."""
    lasting: dict[str, Any] = {name: getattr(disease, name) for name in _LASTING}
    if disease.cns in ("cns2", "cns3"):
        lasting["cns_past"] = True
    if disease.extramedullary is True:
        lasting["extramedullary_past"] = True
    number = disease.salvage_number
    if isinstance(number, int):
        lasting["salvage_number"] = number + 1
    return Disease(**(lasting | _REMISSION))


def _unharmed(toxicity: Toxicity) -> Toxicity:
    """No toxicity of the therapy; what there is now stays."""
    update: dict[str, Any] = {
        name: none for name, none in _NO_HARM.items() if getattr(toxicity, name) is None
    }
    return replace(toxicity, **update) if update else toxicity
