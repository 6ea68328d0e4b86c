"""Invented patients for tests and benchmarks: plausible one by one and together, never real.

What goes together does so here: Philadelphia chromosome and age, antigen loss and the antibody
given before, GVHD and transplant, what is missing and how carefully a case was written down. The
rates are rounded guesses of a referral centre, made to reach every part of the rulebook; they are
no epidemiology. A seed and a number always give the same patient, however many are made.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from allcli.case.places import PLACES
from allcli.cohort.simulated_course import chance, course, given_course, gvhd, pick, transplanted

Simulated = dict[str, Any]

WHERE = {"US": 25, "EU": 25, "KR": 25, "UK": 10, "JP": 10, "AU": 5}
WHERE |= {place: 5 for place in PLACES if place not in WHERE}  # one that is new here
STATUS = {"relapsed": 62, "refractory": 16, "mrd-positive": 16, "remission": 6}
LINEAGES = {"b-all": 80, "t-all": 17, "mpal": 3}
AGES = {(1, 17): 18, (18, 39): 36, (40, 64): 32, (65, 82): 14}
DONORS = {"matched-sibling": 25, "matched-unrelated": 30, "haploidentical": 35, "none": 10}
# Tables whose fields a hurried writer leaves out; lines and transplants are nearly always told.
OFTEN_MISSING = {
    "antigens": 0.25, "genetics": 0.35, "liver": 0.5, "labs": 0.35, "heart": 0.5, "plan": 0.4,
    "neurology": 0.6, "comorbidity": 0.7, "mrd": 0.5, "gvhd": 0.3, "patient": 0.2, "disease": 0.15,
    "exposure": 0.6, "medication": 0.6,
}  # fmt: skip
ALWAYS_TOLD = ("age", "lineage", "status", "unstated")
NOT_OF_B_CELLS = ("t-all", "lbl-t", "mpal-t-myeloid", "aul", "myeloid")
TRIES = 100  # to draw what goes with what is given


# What the forms of a registry ask; whatever else is of the patient, they do not.
FORMS: dict[tuple[str, ...], float] = {
    ("patient.age", "disease.lineage"): 20,
    ("patient.age", "patient.sex", "disease.lineage", "disease.status"): 40,
    ("patient.age", "disease.lineage", "disease.status", "genetics.bcr_abl1"): 25,
    ("patient.age", "disease.lineage", "disease.status", "disease.marrow_blasts_pct"): 15,
}


def cohort(number: int, seed: int, *, sparse: bool = False) -> Iterator[Simulated]:
    """So many case documents; sparse ones are as a registry has them."""
    return (simulated(seed, i, sparse=sparse) for i in range(number))


def simulated(seed: int, index: int, *, sparse: bool = False) -> Simulated:
    """One patient, as a case document."""
    random = Random(f"allcli/{seed}/{index}")  # noqa: S311 - invented patients, no secrets
    return drawn(random, seed, index, {}, sparse=sparse)


def drawn(
    random: Random, seed: int, index: int, given: Mapping[str, Any], *, sparse: bool
) -> Simulated:
    """One patient with whom goes what is given: tables of a case, its values as they are read."""
    day = date(2022, 1, 1) + timedelta(days=random.randrange(1535))
    day = given.get("assessed_on", max(day, given.get("not_before", day)))
    case: Simulated = {
        "id": f"sim-{seed}-{index:06}",
        "assessed_on": day.isoformat(),
        "jurisdiction": pick(random, WHERE),
    }
    known = {**given.get("patient", {}), **given.get("disease", {})}
    low, high = pick(random, AGES)
    age = random.randint(low, high)
    age = known.get("age", age)
    if "birth_date" in known:
        age = max((day - known["birth_date"].last).days // 365, 0)
    lineage = pick(random, LINEAGES)
    lineage = known.get("lineage", lineage)
    status = pick(random, STATUS)
    status = known.get("status", status)
    case["patient"] = _patient(random, age)
    case["disease"] = _going_with(
        given.get("disease", {}), lambda: _disease(random, lineage, status)
    )
    case |= _course(random, day, status, given)
    if "diagnosed_on" in case:
        case["disease"]["diagnosed_on"] = case.pop("diagnosed_on")
    if "lines" not in given:
        case["disease"]["relapse_number"] = _relapses(case["lines"], status)
    _add_findings(random, case, given, age, lineage)
    if status == "mrd-positive":
        case["mrd"] = {"status": "positive", "level_pct": round(10 ** random.uniform(-2, 0.5), 3)}
    elif status == "remission":
        case["mrd"] = {"status": "negative"}
    return _as_registered(random, case, seed) if sparse else _as_written(random, case)


def _relapses(lines: list[Simulated], status: str) -> int:
    dated = sum("relapsed_on" in line for line in lines)
    return max(dated, 1) if status == "relapsed" else dated


def _course(random: Random, day: date, status: str, given: Mapping[str, Any]) -> Simulated:
    if "lines" in given:
        return given_course(random, day, status, given["lines"])
    if "transplants" not in given:
        return course(random, day, status)
    tried = (course(random, day, status) for _ in range(TRIES))
    had = bool(given["transplants"])
    return next((made for made in tried if transplanted(made) == had), course(random, day, status))


def _add_findings(
    random: Random, case: Simulated, given: Mapping[str, Any], age: int, lineage: str
) -> None:
    """Everything that is found in the patient after that course."""

    def going(table: str, draw: Callable[[], Simulated]) -> Simulated:
        return _going_with(given.get(table, {}), draw)

    case["antigens"] = going("antigens", lambda: _antigens(random, lineage, case["lines"]))
    case["genetics"] = going("genetics", lambda: _genetics(random, lineage, age))
    if given.get("transplants", case.get("transplants")) or "gvhd" in given:
        case["gvhd"] = going("gvhd", lambda: gvhd(random))
    case["liver"] = going("liver", lambda: _liver(random))
    case["labs"] = _labs(random, age)
    case |= _organs(random, age)
    case["plan"] = going("plan", lambda: _plan(random, age))


def _going_with(given: Mapping[str, Any], draw: Callable[[], Simulated]) -> Simulated:
    """A table that agrees with what is given of it; else the one of many that agrees most."""
    best, most = draw(), -1
    made = best
    for _ in range(TRIES):
        agreed = sum(_agrees(made, name, value) for name, value in given.items())
        if agreed > most:
            best, most = made, agreed
        if most == len(given):
            break
        made = draw()
    return best


def _agrees(made: Simulated, name: str, value: Any) -> bool:
    """Whether a word or a finding is the same; of a number, whether there is one."""
    if isinstance(value, bool):
        return bool(made.get(name, False)) == value
    return made.get(name) == value if isinstance(value, str) else name in made


def _as_registered(random: Random, case: Simulated, seed: int) -> Simulated:
    """The case as the registry of one country has it: what its form asks, and nothing else."""
    made: Simulated = {"id": case["id"], "jurisdiction": PLACES[seed % len(PLACES)]}
    for field in pick(random, FORMS):
        table, _, name = field.partition(".")
        made.setdefault(table, {})[name] = case[table][name]
    return made


def _patient(random: Random, age: int) -> Simulated:
    adult = age >= 18
    weight = random.gauss(72, 14) if adult else 8 + 2.7 * age + random.gauss(0, 2)
    table: Simulated = {
        "age": age,
        "sex": pick(random, {"male": 55, "female": 45}),
        "weight_kg": round(max(weight, 6), 1),
    }
    if age >= 16:
        table["ecog"] = pick(random, {0: 30, 1: 45, 2: 17, 3: 7, 4: 1})
    return table


def _disease(random: Random, lineage: str, status: str) -> Simulated:
    active = status not in ("mrd-positive", "remission")
    blasts = round(random.betavariate(1.2, 1.1) * 90 + 5) if active else random.randint(0, 4)
    cns = pick(random, {"cns1": 90, "cns2": 5, "cns3": 5} if active else {"cns1": 1})
    extramedullary = active and chance(random, 0.2 if lineage == "t-all" else 0.12)
    table: Simulated = {
        "lineage": lineage, "status": status, "marrow_blasts_pct": blasts, "cns": cns,
        "extramedullary": extramedullary, "high_risk": chance(random, 0.5),
    }  # fmt: skip
    if active:
        table["blood_blasts"] = round(random.expovariate(1 / 6), 1)
    return table


def _antigens(random: Random, lineage: str, lines: list[Simulated]) -> Simulated:
    given = {agent for line in lines for agent in line.get("agents", ())}
    if lineage in NOT_OF_B_CELLS:
        return {"cd19": "negative", "cd22": "negative"}
    lost = 0.2 if given & {"blinatumomab", "tisagenlecleucel"} else 0.03
    cd19 = pick(random, {"positive": 1 - lost - 0.04, "dim": 0.04, "negative": lost})
    lost = 0.15 if "inotuzumab" in given else 0.06
    cd22 = pick(random, {"positive": 0.9 - lost, "dim": 0.05, "partial": 0.05, "negative": lost})
    table: Simulated = {"cd19": cd19, "cd22": cd22}
    if cd22 == "positive":
        table["cd22_pct"] = random.randint(30, 99)
    if chance(random, 0.04):
        table["cd22"] = "pending"
        table.pop("cd22_pct", None)
    return table


def _genetics(random: Random, lineage: str, age: int) -> Simulated:
    philadelphia = 0.04 if age < 18 else 0.22 if age < 50 else 0.4
    positive = chance(random, 0.0 if lineage in NOT_OF_B_CELLS else philadelphia)
    table: Simulated = {"bcr_abl1": "positive" if positive else "negative"}
    if positive:
        table["abl1_mutations"] = pick(random, {(): 60, ("T315I",): 25, ("F317L",): 15})
    else:
        rearranged = chance(random, 0.07)
        table["kmt2a"] = "rearranged" if rearranged else "not-rearranged"
    table["tp53"] = "mutated" if chance(random, 0.12) else "wild-type"
    return table


def _liver(random: Random) -> Simulated:
    if chance(random, 0.75):
        return {"unstated": "absent"}
    kind = pick(
        random, {"vod": 25, "cirrhosis": 5, "hepatitis": 20, "steatosis": 35, "gilbert": 15}
    )
    table: dict[str, Simulated] = {
        "vod": {"vod_history": True,
                "vod_severity": pick(random, {"mild": 4, "moderate": 4, "severe": 2})},
        "cirrhosis": {"cirrhosis": True},
        "hepatitis": {"hepatitis_b": pick(random, {"resolved": 8, "active": 2})},
        "steatosis": {"steatohepatitis": True},
        "gilbert": {"gilbert": True},
    }  # fmt: skip
    return table[kind]


def _labs(random: Random, age: int) -> Simulated:
    return {
        "bilirubin": round(random.lognormvariate(-0.5, 0.55), 2), "bilirubin_uln": 1.2,
        "ast": round(random.lognormvariate(3.3, 0.6)), "ast_uln": 40,
        "alt": round(random.lognormvariate(3.4, 0.7)), "alt_uln": 40,
        "alp_x_uln": round(random.lognormvariate(-0.3, 0.4), 2),
        "ldh_x_uln": round(random.lognormvariate(0.3, 0.6), 2),
        "creatinine": round(random.lognormvariate(-0.25 if age > 12 else -0.9, 0.3), 2),
        "wbc": round(random.lognormvariate(1.2, 1.2), 1),
        "anc": round(random.lognormvariate(-0.3, 1), 2),
        "platelets": round(random.lognormvariate(3.6, 0.9)),
        "potassium": round(random.gauss(4.0, 0.4), 1),
        "magnesium": round(random.gauss(0.85, 0.1), 2),
    }  # fmt: skip


def _organs(random: Random, age: int) -> Simulated:
    old = age >= 60
    heart: Simulated = {
        "lvef_pct": round(min(max(random.gauss(59, 7), 20), 75)),
        "heart_failure": chance(random, 0.06 if old else 0.02),
        "qtcf_ms": round(random.gauss(420, 25)), "qt_drugs": chance(random, 0.2),
        "arterial_event": chance(random, 0.1 if old else 0.02),
    }  # fmt: skip
    comorbidity: Simulated = {"unstated": "absent"}
    for name, rate in {"diabetes": 0.15, "infection": 0.15, "psychiatric": 0.08}.items():
        if chance(random, rate * (1.5 if old else 0.8)):
            comorbidity[name] = True
    return {
        "heart": heart, "comorbidity": comorbidity,
        "neurology": {"seizures": chance(random, 0.05),
                      "neuropathy_grade": pick(random, {0: 70, 1: 18, 2: 10, 3: 2}),
                      "cerebellar_toxicity_of_cytarabine": chance(random, 0.02)},
        "medication": {"azole": chance(random, 0.5), "hepatotoxic": chance(random, 0.15)},
        "exposure": {"doxorubicin": pick(random, {0: 20, 150: 40, 250: 25, 320: 10, 420: 5})},
    }  # fmt: skip


def _plan(random: Random, age: int) -> Simulated:
    intended = chance(random, 0.85 if age < 65 else 0.35)
    table: Simulated = {"transplant_intended": intended}
    if intended:
        table["donor"] = pick(random, DONORS)
    return table


def _as_written(random: Random, case: Simulated) -> Simulated:
    """The case as somebody wrote it down: some leave out little, some most."""
    care = random.betavariate(3, 1.5)
    for table, often in OFTEN_MISSING.items():
        fields = case.get(table)
        if not fields:
            continue
        missing = [
            name for name in fields
            if name not in ALWAYS_TOLD and chance(random, often * 2 * (1 - care))
        ]  # fmt: skip
        # a value is written down with its limit, or not at all
        missing = [name for name in missing if name.removesuffix("_uln") in missing]
        if missing:
            fields.pop("unstated", None)  # who leaves something out has not closed the table
        for name in missing:
            del fields[name]
    return {name: value for name, value in case.items() if value or name == "transplants"}
