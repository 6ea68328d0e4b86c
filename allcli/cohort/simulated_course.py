"""What an invented patient went through: lines of therapy, transplants, GVHD, in order of time."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

FRONTLINE = {"hyper-CVAD": 40, "GRAALL": 20, "BFM": 30, "CALGB 10403": 10}
SALVAGE: dict[tuple[str, tuple[str, ...]], float] = {
    ("blinatumomab", ("blinatumomab",)): 40,
    ("inotuzumab", ("inotuzumab",)): 30,
    ("FLAG-Ida", ("fludarabine", "cytarabine", "idarubicin")): 20,
    ("tisagenlecleucel", ("tisagenlecleucel",)): 10,
}  # fmt: skip
DONORS = {"matched-sibling": 30, "matched-unrelated": 40, "haploidentical": 30}
CONDITIONING: dict[tuple[str, ...], float] = {
    ("cyclophosphamide", "TBI"): 50,
    ("busulfan", "fludarabine"): 40,
    ("thiotepa", "busulfan"): 10,
}
STAGE = {1: 40, 2: 30, 3: 20, 4: 10}

Chosen = TypeVar("Chosen")


def pick(random: Random, weights: Mapping[Chosen, float]) -> Chosen:
    """One of the keys, by their weights."""
    return random.choices(list(weights), list(weights.values()))[0]


def chance(random: Random, rate: float) -> bool:
    """True at this rate."""
    return random.random() < rate


def course(random: Random, day: date, status: str) -> dict[str, Any]:
    """Diagnosis, lines and transplants up to the day of the decision.

    Time is told backwards from that day, so that the last relapse lies just before it.
    """
    remissions = _remissions(random, status)
    until = day - timedelta(days=random.randint(2, 30))
    lines: list[dict[str, Any]] = []
    spans = []
    for _ in range(remissions):
        lasted = timedelta(days=round(random.lognormvariate(5.9, 0.7)) + 30)
        spans.append((until - lasted, until))
        until -= lasted + timedelta(days=random.randint(40, 90))
    diagnosed = until - timedelta(days=15)
    for number, (response, relapse) in enumerate(reversed(spans)):
        lines.append(_line(random, number) | {
            "best_response": "cr", "response_on": response.isoformat(),
            "relapsed_on": relapse.isoformat(),
        })  # fmt: skip
    if status in ("mrd-positive", "remission"):
        lines[-1].pop("relapsed_on")
    if status == "refractory":
        lines.append(_line(random, len(lines)) | {"best_response": "nr"})
    table: dict[str, Any] = {"diagnosed_on": diagnosed.isoformat(), "lines": lines}
    return table | {"transplants": _transplants(random, spans, status)}


def given_course(
    random: Random, day: date, status: str, lines: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The rest of a course whose lines are given: where they have no dates, nothing more."""
    spans = [span for line in reversed(lines) if (span := _remission(line, day))]
    table: dict[str, Any] = {"lines": list(lines)}
    if not spans:
        return table
    diagnosed = min(spans)[0] - timedelta(days=random.randint(55, 105))
    table["diagnosed_on"] = diagnosed.isoformat()
    return table | {"transplants": _transplants(random, spans, status)}


def _remission(line: Mapping[str, Any], day: date) -> tuple[date, date] | None:
    """From response to relapse, or to this day, where both are dated to the day."""
    try:
        response = date.fromisoformat(str(line["response_on"]))
        return response, date.fromisoformat(str(line.get("relapsed_on", day)))
    except (KeyError, ValueError):
        return None


def _remissions(random: Random, status: str) -> int:
    if status == "newly-diagnosed":
        return 0
    if status == "refractory":
        return pick(random, {0: 40, 1: 50, 2: 10})
    return pick(random, {1: 65, 2: 27, 3: 8})


def _line(random: Random, number: int) -> dict[str, Any]:
    if number == 0:
        return {"regimen": pick(random, FRONTLINE)}
    regimen, agents = pick(random, SALVAGE)
    return {"regimen": regimen, "agents": list(agents)}


def _transplants(
    random: Random, spans: list[tuple[date, date]], status: str
) -> list[dict[str, Any]]:
    """One in the last remission, for a third of those whose remission was long enough."""
    if not spans or not chance(random, 0.38):
        return []
    response, relapse = spans[0]
    if (relapse - response).days < 150:
        return []
    conditioning = pick(random, CONDITIONING)
    table: dict[str, Any] = {
        "date": (response + timedelta(days=90)).isoformat(), "type": "allogeneic",
        "donor": pick(random, DONORS), "conditioning_agents": list(conditioning),
    }  # fmt: skip
    if status in ("relapsed", "refractory"):
        table["relapsed_on"] = relapse.isoformat()
    return [table]


def transplanted(case: Mapping[str, Any]) -> bool:
    """Whether the patient had a transplant."""
    return bool(case["transplants"])


def gvhd(random: Random) -> dict[str, Any]:
    """GVHD after a transplant: most have none that is active."""
    table: dict[str, Any] = {"acute_active": chance(random, 0.15)}
    if table["acute_active"]:
        table["skin"] = pick(random, STAGE)
        table["lower_gi"] = pick(random, {0: 60, 1: 20, 2: 15, 3: 5})
        table["liver"] = pick(random, {0: 85, 1: 10, 2: 5})
        table["upper_gi"] = pick(random, {0: 80, 1: 20})
    else:
        table["acute_past"] = chance(random, 0.35)
    table["chronic_active"] = chance(random, 0.25)
    if table["chronic_active"]:
        table["chronic_severity"] = pick(random, {"mild": 45, "moderate": 35, "severe": 20})
    table["systemic_treatment"] = (table["acute_active"] or table["chronic_active"]) and chance(
        random, 0.8
    )
    return table
