"""The suggestion: the first salvage that is open and accessible, and the road to transplant."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from allcli.case.facts import VOCABULARY, Facts, Value
from allcli.case.span import Span
from allcli.engine.outlook import Outlook
from allcli.engine.preferences import Preferences
from allcli.triage.assessment import AccessResult, Suggestion
from allcli.triage.certainty import OPEN, certainty
from allcli.triage.order import ordered
from allcli.triage.verdicts import Judged

# Where none of them is known, nothing is: then no drug is named, but they are asked for.
FIRST_OF_ALL = ("disease.lineage", "disease.status")


class Ranked(NamedTuple):
    """Every kind of option in order, best first, with what orders and bars them."""

    salvage: Sequence[Judged]
    destinations: Sequence[Judged]
    adjuncts: Sequence[Judged]
    access: Mapping[str, AccessResult]
    preferred: Preferences


def suggest(ranked: Ranked, facts: Facts, outlook: Outlook) -> Suggestion:
    """The headline: salvage, road to transplant, and whether the unknown could change either."""
    number = _number(facts.value("disease.salvage_number"))
    if all(facts.value(name) is None for name in FIRST_OF_ALL):
        return _withheld(number, ranked, outlook)
    accessible, reachable = (
        _can_be_had(ranked.salvage, ranked),
        _can_be_had(ranked.destinations, ranked),
    )
    chosen = next(filter(_is_open, accessible), None)
    goal = next(filter(_is_open, reachable), None)
    wished = next(filter(_is_open, ranked.salvage), None)
    barred = wished if wished and wished not in accessible else None
    left = () if chosen else _least_objectionable(ranked.salvage)
    sure = certainty(outlook, (chosen, accessible), (goal, reachable), ranked.preferred)
    adjuncts = [option for option in ranked.adjuncts if option.applies and not option.best]
    road = f"{_salvage_text(chosen, goal, number, left)}{_goal_text(chosen, goal, ranked)}"
    return Suggestion(
        text=f"{_first_of_all(adjuncts)}{road}",
        salvage_number=number,
        salvage=chosen.id if chosen else None,
        destination=goal.id if goal else None,
        adjuncts=tuple(option.id for option in adjuncts),
        robust=sure.robust,
        exact=sure.exact,
        alternatives=sure.alternatives,
        first_if_accessible=barred.id if barred else None,
        least_objectionable=tuple(option.id for option in left),
        withheld_for=(),
    )


def _withheld(number: str, ranked: Ranked, outlook: Outlook) -> Suggestion:
    """No drug for a patient of whom not even the disease is known."""
    salvage, goals = (_can_be_had(kind, ranked) for kind in (ranked.salvage, ranked.destinations))
    sure = certainty(outlook, (None, salvage), (None, goals), ranked.preferred)
    labels = [VOCABULARY[name].label for name in FIRST_OF_ALL]
    return Suggestion(
        text=f"No drug suggested: neither {' nor '.join(labels)} is known",
        salvage_number=number,
        salvage=None,
        destination=None,
        adjuncts=(),
        robust=False,
        exact=sure.exact,
        alternatives=sure.alternatives,
        first_if_accessible=None,
        least_objectionable=(),
        withheld_for=FIRST_OF_ALL,
    )


def _can_be_had(options: Sequence[Judged], ranked: Ranked) -> Sequence[Judged]:
    """Those with access; without the others the count of preferences may order them anew."""
    left = [option for option in options if ranked.access[option.id].status != "neither"]
    return options if len(left) == len(options) else ordered(left, ranked.preferred)


def _is_open(option: Judged) -> bool:
    return option.may_fit() and option.best <= OPEN


def _least_objectionable(salvage: Sequence[Judged]) -> tuple[Judged, ...]:
    """What is left for a board when nothing is better than `avoid`."""
    left = [option for option in salvage if option.may_fit() and option.best > OPEN]
    return tuple(option for option in left if option.best == left[0].best)


def _number(value: Value) -> str:
    if isinstance(value, Span):
        return f"{value.low:g}-{value.high:g}"
    return "" if value is None else str(value)


def _first_of_all(adjuncts: Sequence[Judged]) -> str:
    """What comes before any therapy of the leukaemia."""
    return "".join(f"{option.record.headline}. " for option in adjuncts if option.record.headline)


def _salvage_text(
    chosen: Judged | None, goal: Judged | None, number: str, left: Sequence[Judged]
) -> str:
    salvage = f"Salvage {number}" if number else "Salvage (number not known)"
    if chosen is None:
        named = " or ".join(option.name for option in left)
        board = f"; for the board: {named}" if named else ""
        return f"{salvage}: no option is better than avoid{board}"
    if chosen.record.headline:
        return chosen.record.headline
    to_transplant = goal is not None and goal.record.transplant
    limit = chosen.record.before_transplant if to_transplant else ""
    return f"{salvage}: {_named(chosen)}{', ' + limit if limit else ''}"


def _named(option: Judged) -> str:
    """The name, with a question mark while it is not known whether the option applies."""
    return option.name if option.applies else f"{option.name}?"


def _goal_text(chosen: Judged | None, goal: Judged | None, ranked: Ranked) -> str:
    if goal and chosen and goal.record.is_part_of in chosen.record.groups:
        return f", {goal.record.headline}"
    if goal:
        return f" → {_named(goal)}"
    left = [option for option in ranked.destinations if option.may_fit()]
    return f" → {left[0].name} only after board review" if left else ""
