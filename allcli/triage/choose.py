"""Judge the options, put them in order, and choose."""

from typing import NamedTuple

from allcli.engine.completions import NOWHERE_ELSE, Completions
from allcli.engine.open_cells import Reached
from allcli.engine.outlook import FEW, Outlook
from allcli.rulebook.words import OptionKind
from allcli.triage.access import accesses
from allcli.triage.assessment import Suggestion
from allcli.triage.evaluate import Findings
from allcli.triage.intervals import tightened
from allcli.triage.order import ordered
from allcli.triage.suggest import Ranked, suggest
from allcli.triage.verdicts import Judged, judge, preferences


class Choice(NamedTuple):
    """The options as judged, in default order, and as ranked; the suggestion; the outlook."""

    findings: Findings
    options: list[Judged]
    ranked: Ranked
    suggestion: Suggestion
    outlook: Outlook


def choose(findings: Findings, most: int = FEW) -> Choice:
    """The choice that follows from which criteria hold; `most` as in Outlook."""
    outlook = outlook_of(findings, most)
    options = tightened(judge(findings), outlook)
    preferred = outlook.preferred
    kinds: dict[OptionKind, list[Judged]] = {"salvage": [], "destination": [], "adjunct": []}
    for option in ordered(options, preferred):
        kinds[option.kind].append(option)
    ranked = Ranked(
        kinds["salvage"], kinds["destination"], kinds["adjunct"], accesses(findings), preferred
    )
    return Choice(findings, options, ranked, suggest(ranked, findings.facts, outlook), outlook)


def outlook_of(findings: Findings, most: int = FEW, reached: Reached = NOWHERE_ELSE) -> Outlook:
    """What the answer may come to; with `reached`, as far as facts can still change."""
    charts = findings.rulebook.charts
    ways = Completions(charts, findings.facts, findings.as_of, reached=reached)
    return Outlook(ways, preferences(findings), most)
