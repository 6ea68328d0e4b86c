"""From the case as written to the facts that criteria ask about.

Pure functions. Unknown in, unknown out, unless the answer is certain anyway: without an allogeneic
transplant there is no GVHD, whatever the file leaves out.
"""

from typing import Any

from allcli.case.derived.body import body_facts
from allcli.case.derived.disease import disease_facts
from allcli.case.derived.exposure import exposure_facts
from allcli.case.derived.gvhd import gvhd_facts, has_gvhd
from allcli.case.derived.liver import lab_facts, liver_facts
from allcli.case.derived.transplant import plan_facts, transplant_facts
from allcli.case.derived.values import value
from allcli.case.facts import Facts, Value, facts_of
from allcli.case.fields import Missing
from allcli.case.model import Case
from allcli.case.vocabulary import FACTS


def derive(case: Case) -> Facts:
    """Every fact that the case states or implies."""
    facts: dict[str, Value] = {"jurisdiction": value(case.jurisdiction)}
    facts |= body_facts(case)
    facts |= disease_facts(case)
    facts |= exposure_facts(case)
    facts |= transplant_facts(case)
    facts |= gvhd_facts(case.gvhd, facts["hct.prior_allo"])
    if facts["hct.prior_allo"] is None and has_gvhd(facts):
        facts["hct.prior_allo"] = True
    facts |= liver_facts(case)
    facts |= lab_facts(case.labs)
    facts |= plan_facts(case)
    if any(table.model_fields_set for table in (case.comorbidity, case.lung, case.vod)):
        facts |= _scores(case, facts)
    if "vod.criteria_met" not in facts and facts["liver.vod_ongoing"] is not None:
        ongoing = facts["liver.vod_ongoing"]
        facts |= {"vod.criteria_met": ongoing, "vod.severe": None if ongoing else False}
    return facts_of(facts, _why_unknown(case, facts))


def _scores(case: Case, facts: dict[str, Value]) -> dict[str, Value]:
    """Scores of tables that few cases fill in: their code is loaded only for those."""
    from allcli.case.derived.scores import fitness_facts, vod_facts  # noqa: PLC0415

    found: dict[str, Value] = {}
    if case.comorbidity.model_fields_set or case.lung.model_fields_set:
        found |= fitness_facts(case, facts["patient.age_years"])
    if case.vod.model_fields_set:
        found |= vod_facts(case, facts)
    return found


def _why_unknown(case: Case, facts: dict[str, Value]) -> dict[str, str]:
    """What the case says of facts that are not known: `pending` or `not-done`."""
    said = dict(_said_missing(case))
    if not said:
        return {}
    why = {}
    for fact in FACTS:
        if facts.get(fact.name) is None:
            words = [said[path] for path in fact.fields if path in said]
            if words:
                why[fact.name] = words[0]
    return why


def _said_missing(case: Case) -> list[tuple[str, str]]:
    """Every field that says `pending` or `not-done`, by its path."""
    tables: list[tuple[str, Any]] = [("", case)]
    tables += [(f"{name}.", getattr(case, name)) for name in case.model_fields_set]
    found = [
        (prefix + name, word)
        for prefix, table in tables
        for name, word in getattr(table, "__dict__", {}).items() if type(word) is Missing
    ]  # fmt: skip
    reasons = (Missing.PENDING, Missing.NOT_DONE)
    return [(path, word.value) for path, word in found if word in reasons]
