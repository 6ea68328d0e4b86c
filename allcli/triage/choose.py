"""Judge the options, put them in order, and choose."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from allcli.engine.completions import NOWHERE_ELSE, Completions
from allcli.engine.open_cells import Reached
from allcli.engine.outlook import FEW, NOT_AT_ALL, Outlook
from allcli.engine.preferences import Preferences
from allcli.engine.workspace import Workspace
from allcli.rulebook.words import OptionKind
from allcli.triage.access import accesses
from allcli.triage.assessment import AccessResult, Suggestion
from allcli.triage.evaluate import Findings
from allcli.triage.intervals import graded, tightened
from allcli.triage.order import ordered
from allcli.triage.road import Road, named_for, road_of
from allcli.triage.suggest import Ranked, can_be_had, suggest, with_certainty
from allcli.triage.verdicts import Judged, graded_alone, judge, preferences


class Choice(NamedTuple):
    """The options as judged, in default order, and as ranked; the suggestion; the outlook.

    `road` is what holds on the way that is suggested, and the ranking is that of the road.
    """

    findings: Findings
    options: list[Judged]
    road: Road
    ranked: Ranked
    suggestion: Suggestion
    outlook: Outlook


def choose(findings: Findings, most: int = FEW) -> Choice:
    """The choice that follows from which criteria hold; `most` as in Outlook."""
    return choose_in(findings, outlook_of(findings, most))


def suggested(findings: Findings) -> Suggestion:
    """The suggestion alone, without how sure it is: of its options no reasons are looked for."""
    outlook = outlook_of(findings, NOT_AT_ALL)
    options = graded(
        graded_alone(findings), lambda name: outlook.ways.values(outlook.verdict(name)),
        outlook.fits_by,
    )  # fmt: skip
    return headed(findings, options, outlook).suggestion


def chosen_alone(findings: Findings) -> Choice:
    """The choice with its reasons, without how sure it is."""
    outlook = outlook_of(findings, NOT_AT_ALL)
    return headed(findings, tightened(judge(findings), outlook), outlook)


def choose_near(findings: Findings, near: Outlook) -> Choice:
    """The choice by a mixed rulebook; `near` is the outlook of the case by another of its kind."""
    return choose_in(findings, near.under(findings.rulebook.charts, preferences(findings)))


def choose_in(findings: Findings, outlook: Outlook) -> Choice:
    """The choice, with an outlook that was made of the case before."""
    choice = headed(findings, tightened(judge(findings), outlook), outlook)
    return choice._replace(
        suggestion=with_certainty(choice.suggestion, choice.ranked, choice.options, outlook)
    )


def headed(findings: Findings, judged: Sequence[Judged], outlook: Outlook) -> Choice:
    """The choice between options that are judged already, without how sure it is."""
    options = named_for(judged)
    access = accesses(findings)
    ranked = _ranked(options, access, outlook.preferred)
    road = road_of(findings, options, outlook.preferred, can_be_had(ranked.destinations, ranked))
    if road.assumed:
        ranked = _ranked(road.options, access, road.preferred)
    suggestion = suggest(ranked, road, outlook)
    return Choice(findings, options, road, ranked, suggestion, outlook)


def choice_without(choice: Choice, avoided: Collection[str]) -> Choice:
    """The choice between the options that are left without some; how sure it is, is left open."""
    if not avoided:
        return choice
    left = [option for option in choice.options if option.id not in avoided]
    return headed(choice.findings, left, choice.outlook)


def _ranked(
    options: Sequence[Judged], access: Mapping[str, AccessResult], preferred: Preferences
) -> Ranked:
    kinds: dict[OptionKind, list[Judged]] = {"salvage": [], "destination": [], "adjunct": []}
    for option in ordered(options, preferred):
        kinds[option.kind].append(option)
    return Ranked(kinds["salvage"], kinds["destination"], kinds["adjunct"], access, preferred)


def outlook_of(findings: Findings, most: int = FEW, reached: Reached = NOWHERE_ELSE) -> Outlook:
    """What the answer may come to; with `reached`, as far as facts can still change."""
    charts = findings.rulebook.charts
    # a long look draws much that serves no other case
    workspace = charts.workspace.next() if most <= FEW else Workspace()
    ways = Completions(charts, findings.facts, findings.as_of, workspace, reached)
    return Outlook(ways, preferences(findings), most)
