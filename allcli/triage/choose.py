"""Judge the options, put them in order, and choose."""

from typing import NamedTuple

from allcli.rulebook.words import OptionKind
from allcli.triage.access import accesses
from allcli.triage.assessment import Suggestion
from allcli.triage.evaluate import Findings
from allcli.triage.intervals import tightened
from allcli.triage.order import ordered
from allcli.triage.outlook import FEW, Outlook
from allcli.triage.suggest import Ranked, suggest
from allcli.triage.verdicts import Judged, judge


class Choice(NamedTuple):
    """The options as judged, in default order, and as ranked; the suggestion; the outlook."""

    judged: list[Judged]
    ranked: Ranked
    suggestion: Suggestion
    outlook: Outlook


def choose(findings: Findings, most: int = FEW) -> Choice:
    """The choice that follows from which criteria hold; `most` as in Outlook."""
    outlook = Outlook(findings, most)
    judged = tightened(judge(findings), outlook)
    preferred = outlook.preferred
    kinds: dict[OptionKind, list[Judged]] = {"salvage": [], "destination": [], "adjunct": []}
    for one in ordered(judged, preferred):
        kinds[one.option.kind].append(one)
    ranked = Ranked(
        kinds["salvage"], kinds["destination"], kinds["adjunct"], accesses(findings), preferred
    )
    number = findings.facts.value("disease.salvage_number")
    return Choice(judged, ranked, suggest(ranked, number, outlook), outlook)
