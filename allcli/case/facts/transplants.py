"""Allogeneic transplants so far: number, relapse, intervals, DLI."""

import re

from allcli.case.agents.words import DOUBTFUL
from allcli.case.calculators.scale import bounds, narrower
from allcli.case.dates import PartialDate
from allcli.case.facts.allogeneic import (
    allogeneic_number,
    days_since_hct,
    had_allogeneic,
    last_allogeneic,
)
from allcli.case.facts.gvhd import has_gvhd
from allcli.case.facts.reading import Reading, days, either, lasted, value
from allcli.case.facts.record import CLOCK, Value, asked, count, number, yes_no
from allcli.case.history import Transplant
from allcli.case.span import span

_TOPIC = "transplants so far"
_DLI = "transplants[].dli_on"
_TBI = r"(?i)\btbi|tbi\b|total[ -]body|전신 ?방사선|全身放射線"
_DOSE_ALONE = r"(?i)(?:cy)?tbi[\s\d.,]*(?:c?gy)?"


def _prior(reading: Reading) -> bool | None:
    """As the transplants tell; certain where there is GVHD."""
    prior = had_allogeneic(reading)
    return True if prior is None and has_gvhd(reading) else prior


def _relapse_after(reading: Reading) -> bool | None:
    """Whether a relapse followed: of the last one, or overt now; not where there never was one."""
    last, prior = reading.once(last_allogeneic), had_allogeneic(reading)
    dated = last is not None and isinstance(last.relapsed_on, PartialDate)
    if dated or _months_to_relapse(reading) is not None:
        return True
    if prior and value(reading.case.disease.status) == "relapsed":
        return True
    never = reading.case.disease.relapse_number == 0
    return False if prior is False or never else None


def _months_to_relapse(reading: Reading) -> Value:
    """As told; of a relapse without a date, at most the time since the transplant."""
    last, case = reading.once(last_allogeneic), reading.case
    if last is None:
        return None
    known = lasted(last.months_to_relapse, last.date, last.relapsed_on)
    since = lasted(None, last.date, case.assessed_on)
    if since is None or (known is None and value(case.disease.status) != "relapsed"):
        return known
    return narrower(known, span(0.0, bounds(since)[1]))


def _dli_given(reading: Reading) -> bool | None:
    last = reading.once(last_allogeneic)
    return None if last is None or last.dli_on is None else bool(last.dli_on)


def _days_since_dli(reading: Reading) -> Value:
    last = reading.once(last_allogeneic)
    if last is None or not last.dli_on:
        return None
    firsts, lasts = zip(*last.dli_on, strict=True)
    return days(PartialDate(max(firsts), max(lasts)), reading.case.assessed_on)


def _prior_tbi(reading: Reading) -> bool | None:
    """In the conditioning of any; agents without it are drugs, and say nothing of it."""
    transplants = reading.case.transplants
    return None if transplants is None else either([_had_tbi(hct) for hct in transplants])


def _had_tbi(hct: Transplant) -> bool | None:
    agents, stated = hct.conditioning_agents or (), value(hct.tbi)
    if any(re.search(_TBI, agent) and _is_sure(agent) for agent in agents):
        return True
    return stated if isinstance(stated, bool) else None


def _is_sure(agent: str) -> bool:
    """Whether nothing is doubted; the long pattern is compiled where more than a dose is said."""
    return bool(re.fullmatch(_DOSE_ALONE, agent)) or not re.search(DOUBTFUL, agent.lower())


TRANSPLANTS = asked(
    "transplant",
    yes_no("hct.prior_allo", "prior allo-HCT", "transplants", of=_prior, safety=True, topic=_TOPIC),
    count(
        "hct.allo_number", "allo-HCTs so far", "", (0, 50), "transplants",
        of=lambda reading: reading.once(allogeneic_number), topic=_TOPIC,
    ),
    yes_no(
        "hct.relapse_after", "relapse after allo-HCT", "disease.status", "disease.relapse_number",
        "transplants",
        of=_relapse_after, topic=_TOPIC,
    ),
    number(
        "hct.months_to_relapse", "remission after allo-HCT", "months", (0, 1200),
        "transplants[].relapsed_on", "transplants[].months_to_relapse",
        of=_months_to_relapse, topic=_TOPIC,
    ),
    number(
        "hct.days_since", "time since allo-HCT", "days", (0, 36500), "transplants[].date",
        of=days_since_hct, topic=_TOPIC, change=CLOCK,
    ),
    yes_no(
        "hct.prior_tbi", "TBI before", "transplants[].tbi", "transplants[].conditioning_agents",
        of=_prior_tbi, topic=_TOPIC,
    ),
    yes_no("hct.dli_given", "DLI so far", _DLI, of=_dli_given, topic="DLI so far"),
    number(
        "hct.days_since_dli", "time since DLI", "days", (0, 36500), _DLI,
        of=_days_since_dli, topic="DLI so far", change=CLOCK,
    ),
)  # fmt: skip
