"""Transplants so far and the one planned: relapse, intervals, conditioning."""

from collections.abc import Iterable

from allcli.case.conditioning import conditioning
from allcli.case.dates import PartialDate
from allcli.case.derived.values import days, lasted, value
from allcli.case.facts import Value
from allcli.case.history import Transplant
from allcli.case.model import Case
from allcli.case.span import span


def transplant_facts(case: Case) -> dict[str, Value]:
    """The history of allogeneic transplants; certain where there was none."""
    if case.transplants is None:
        return {"hct.prior_allo": None}
    kinds = [value(hct.type) for hct in case.transplants]
    number = span(kinds.count("allogeneic"), len(kinds) - kinds.count("autologous"))
    prior = number > 0
    facts: dict[str, Value] = {"hct.prior_allo": prior, "hct.allo_number": number}
    facts["hct.relapse_after"] = False if prior is False else None
    status = value(case.disease.status)
    if prior and status == "relapsed":
        facts["hct.relapse_after"] = True
    last = _last_allogeneic(case.transplants)
    if last is None:
        return facts
    months = lasted(last.months_to_relapse, last.date, last.relapsed_on)
    has_relapsed = months is not None or isinstance(last.relapsed_on, PartialDate)
    if status in ("remission", "mrd-positive"):
        facts["hct.relapse_after"] = has_relapsed or None
    elif has_relapsed:
        facts["hct.relapse_after"] = True
    facts["hct.months_to_relapse"] = months
    facts["hct.days_since"] = days(last.date, case.assessed_on)
    if last.dli_on is not None:
        facts["hct.dli_given"] = bool(last.dli_on)
    if last.dli_on:
        latest = max(last.dli_on, key=lambda day: day.last)
        facts["hct.days_since_dli"] = days(latest, case.assessed_on)
    return facts


def _last_allogeneic(transplants: Iterable[Transplant]) -> Transplant | None:
    """The last one; none where it may be another, whose type is not known."""
    may_be = [hct for hct in transplants if hct.type != "autologous"]
    return may_be[-1] if may_be and may_be[-1].type == "allogeneic" else None


def plan_facts(case: Case) -> dict[str, Value]:
    """What is intended."""
    agents = case.plan.conditioning_agents
    facts: dict[str, Value] = {
        "plan.transplant_intended": value(case.plan.transplant_intended),
        "plan.donor": value(case.plan.donor),
        "plan.dli_intended": value(case.plan.dli_intended),
    }
    if agents is not None:
        plan = conditioning(agents)
        facts["plan.conditioning_alkylators"] = plan.alkylators
        facts["plan.conditioning_thiotepa"] = plan.thiotepa
    return facts
