"""Judge the options, put them in order, and choose."""

from typing import NamedTuple

from allcli.triage.access import accesses
from allcli.triage.assessment import Suggestion
from allcli.triage.evaluate import Findings
from allcli.triage.order import ordered
from allcli.triage.suggest import Ranked, suggest
from allcli.triage.verdicts import Judged, judge, preferences


class Choice(NamedTuple):
    """The options as judged, in the rulebook's order; as ranked; and the suggestion."""

    judged: list[Judged]
    ranked: Ranked
    suggestion: Suggestion


def choose(findings: Findings) -> Choice:
    """The choice that follows from which criteria hold."""
    judged = judge(findings)
    preferred = preferences(findings)
    salvage = [one for one in judged if one.option.kind == "salvage"]
    destinations = [one for one in judged if one.option.kind == "destination"]
    adjuncts = [one for one in judged if one.option.kind == "adjunct"]
    ranked = Ranked(
        ordered(salvage, preferred),
        ordered(destinations, preferred),
        ordered(adjuncts, preferred),
        accesses(findings),
        preferred,
    )
    number = findings.facts.value("disease.salvage_number")
    return Choice(judged, ranked, suggest(ranked, number))
