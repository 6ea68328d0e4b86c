"""Facts of earlier therapy back to a case: its lines, and what `[exposure]` says."""

from collections.abc import Iterator
from typing import get_args

from allcli.case.facts import Value
from allcli.case.facts.stated import FAILABLE, INTOLERABLE, PRODUCTS, TKIS, field_of
from allcli.case.kinds import Drug
from allcli.verify.candidates import Wanted
from allcli.verify.records import Fields

_REGIMENS = {
    "exposure.high_dose_cytarabine": "FLA-Ida",
    "exposure.hyper_cvad": "hyper-CVAD",
    "exposure.paediatric_reinduction": "ALL-REZ BFM 2002",
    "exposure.inotuzumab_combination": "mini-hyper-CVD + inotuzumab",
}
_GRADED = {
    "exposure.nelarabine_neurotoxicity": ("nelarabine", "neurotoxicity"),
    "exposure.cd19_car_t_neurotoxicity": (PRODUCTS[0], "neurotoxicity"),
    "exposure.cd19_car_t_crs": (PRODUCTS[0], "crs"),
}


def lines(facts: Wanted) -> Fields:
    """Lines where only they can tell: remissions, responses, toxicities, no nelarabine."""
    made = [*_with_tkis(facts, _salvages(facts, [*_remissions(facts)])),
            *_after_drugs(facts), *_responses(facts), *_toxicities(facts),
            *_not_yet_evaluated(facts), *_last_salvage(facts)]  # fmt: skip
    if facts.get("exposure.nelarabine") is False:
        made = [line if "agents" in line else {"regimen": "hyper-CVAD"} | line
                for line in made or [{}]]  # fmt: skip
    return {"lines": made} if made else {}


def _remissions(facts: Wanted) -> Iterator[Fields]:
    first, last = facts.get("disease.first_cr_months"), facts.get("disease.last_cr_months")
    if first is not None:
        yield {"best_response": "cr", "response_months": first}
    if last is not None and last != first:
        yield {"best_response": "cr", "response_months": last}


def _salvages(facts: Wanted, made: list[Fields]) -> list[Fields]:
    """As many lines as the number of the salvage asks for."""
    salvage = facts.get("disease.salvage_number")
    failed = facts.get("disease.refractory_to_salvage")
    if not isinstance(salvage, int | float) or (not made and failed is None):
        return made
    number = int(salvage) - (failed is True)
    made[1:1] = [{"best_response": "nr"}] * (number - len(made))
    return made[:number] + [line | {"purpose": "consolidation"} for line in made[number:]]


def _with_tkis(facts: Wanted, made: list[Fields]) -> list[Fields]:
    """The TKIs that there were, beside the other drugs that were given, in every line."""
    tkis = facts.get("exposure.tki_number")
    if not isinstance(tkis, int | float):
        return made
    given = [drug for drug in INTOLERABLE
             if drug not in TKIS and facts.get(f"exposure.{field_of(drug)}") is True]  # fmt: skip
    failed = _told(facts, TKIS, "failed")
    named = sorted(TKIS, key=lambda drug: failed[drug] is not True)[: int(tkis)]
    agents = [*given, *named] or ["vincristine"]
    return [line | {"agents": agents} for line in made or [{"purpose": "unknown"}]]


def _after_drugs(facts: Wanted) -> Iterator[Fields]:
    """Remissions after a drug; a length of 0 is that none came."""
    for drug in FAILABLE:
        months = facts.get(f"exposure.{field_of(drug)}_remission_months")
        if isinstance(months, int | float):
            came = {"best_response": "cr", "response_months": months}
            yield {"agents": [drug]} | (came if months else {"best_response": "nr"})


def _responses(facts: Wanted) -> Iterator[Fields]:
    for name, regimen in _REGIMENS.items():
        refractory, given_up = (facts.get(f"{name}_{came}") for came in ("refractory", "given_up"))
        if given_up is not None:
            why = {"stopped_for": "toxicity" if given_up else "completed"}
            yield {"regimen": regimen, "best_response": "nr" if refractory else "cr"} | why
        elif refractory is not None:
            yield {"regimen": regimen, "best_response": "nr" if refractory else "cr"}


def _toxicities(facts: Wanted) -> Iterator[Fields]:
    if facts.get("exposure.nelarabine") and "exposure.nelarabine_neurotoxicity" not in facts:
        yield {"agents": ["nelarabine"], "best_response": "pr"}
    for name, (drug, toxicity) in _GRADED.items():
        if name in facts:
            seen = [f"{toxicity} grade {facts[name]}"] if facts[name] else []
            yield {"agents": [drug], "best_response": "pr", "toxicities": seen}


def _not_yet_evaluated(facts: Wanted) -> Iterator[Fields]:
    cells, therapy = (facts.get(f"exposure.{name}_awaited") for name in ("cd19_car_t", "therapy"))
    drug = PRODUCTS[0] if cells or (cells is False and not therapy) else "vincristine"
    if cells is not None or therapy is not None:
        best = "not-evaluated" if cells or therapy else "cr"
        yield {"agents": [drug], "best_response": best, "purpose": "salvage"}


def _last_salvage(facts: Wanted) -> Iterator[Fields]:
    """What came last: a salvage that failed, or no salvage."""
    failed = facts.get("disease.refractory_to_salvage")
    if failed is not None:
        yield {"agents": ["vincristine"], "best_response": "nr",
               "purpose": "salvage" if failed else "consolidation"}  # fmt: skip


def exposure(facts: Wanted) -> Fields:
    """Drugs that are listed by what came of them, and doses of anthracyclines."""
    severe = {
        drug: facts.get(f"exposure.hypersensitivity_{drug}", _tolerated(facts, drug))
        for drug in get_args(Drug)
    }
    listed = {
        "exposure.failed": _told(facts, FAILABLE, "failed"),
        "exposure.tkis_failed": _told(facts, TKIS, "failed"),
        "exposure.not_tolerated": _told(facts, INTOLERABLE, "not_tolerated"),
        "exposure.hypersensitivity": severe,
        "exposure.cd19_car_t_products": {drug: facts.get(f"exposure.{drug}") for drug in PRODUCTS},
    }
    made: Fields = {
        field: [drug for drug, is_so in by_drug.items() if is_so]
        for field, by_drug in listed.items()
        if any(is_so is not None for is_so in by_drug.values())
    }
    return made | _anthracyclines(facts)


def _told(facts: Wanted, drugs: tuple[str, ...], came: str) -> dict[str, Value]:
    return {drug: facts.get(f"exposure.{field_of(drug)}_{came}") for drug in drugs}


def _tolerated(facts: Wanted, drug: str) -> Value:
    """What was tolerated met no severe hypersensitivity."""
    return False if facts.get(f"exposure.{drug}_not_tolerated") is False else None


def _anthracyclines(facts: Wanted) -> Fields:
    """Both sums, by how much mitoxantrone was among them."""
    new = facts.get("exposure.doxorubicin_equivalent_mg_m2")
    old = facts.get("exposure.doxorubicin_equivalent_older_mg_m2", new)
    new = old if new is None else new
    if not isinstance(new, int | float) or not isinstance(old, int | float):
        return {}
    mitoxantrone = max(0.0, (new - old) / 6.5)
    others = dict.fromkeys(("exposure.daunorubicin", "exposure.epirubicin",
                            "exposure.idarubicin"), 0)  # fmt: skip
    return {
        **others,
        "exposure.doxorubicin": max(0, round(old - 4 * mitoxantrone, 6)),
        "exposure.mitoxantrone": round(mitoxantrone, 6),
    }
