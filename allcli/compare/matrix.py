"""One case under every jurisdiction, and under every criteria set and trial that bears on it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from allcli.case.files.read import Source
from allcli.case.places import PLACES, Jurisdiction
from allcli.compare.cause import Compared, ExplainedDifference, explained
from allcli.compare.sets import SetResult, set_results
from allcli.compare.side import Side
from allcli.compare.trials import TrialResult, trial_results
from allcli.engine.prepared import Prepared
from allcli.rulebook.words import Status
from allcli.triage.assessment import Assessment, OptionResult
from allcli.triage.explore.difference import differences

SHOWN = ("suggestion", "verdict", "access")  # the aspects that the grid tells


class MatrixCell(NamedTuple):
    """An option at a place: its verdict, the worst that it could become, access, and its part.

    `causes` say why it differs from the place that the others are compared with, aspect by aspect.
    """

    place: Jurisdiction
    verdict: str
    worst: str
    access: Status
    settled: bool
    suggested: bool
    causes: tuple[ExplainedDifference, ...]


class MatrixRow(NamedTuple):
    """An option at every place."""

    option: str
    name: str
    cells: tuple[MatrixCell, ...]


class Headline(NamedTuple):
    """The suggestion at a place; `causes` say why it differs."""

    place: Jurisdiction
    text: str
    robust: bool
    causes: tuple[ExplainedDifference, ...]


class Matrix(NamedTuple):
    """The grid: `compared_with` is the place that each other one is compared with."""

    case: str
    day: date
    compared_with: Jurisdiction
    headlines: tuple[Headline, ...]
    rows: tuple[MatrixRow, ...]
    sets: tuple[SetResult, ...]
    trials: tuple[TrialResult, ...]


def matrix(
    source: Source,
    rulebook: Prepared,
    day: date | None,
    begin: Callable[[Jurisdiction], None] = lambda _: None,
) -> Matrix:
    """The case at every place, compared with its own, or with the first where it names none.

    `begin` is told of each place before it is looked at: an open case takes seconds.
    """
    own = Side(rulebook, day).place_of(source) or PLACES[0]
    here = Side(rulebook, day, own)
    before = here.answer_alone(source)
    sides = {}
    for place in PLACES:
        begin(place)
        sides[place] = _compared(source, here, before, place)
    result = sides[own].after
    return Matrix(
        result.receipt.case_id or source.name,
        here.day_of(source),
        own,
        tuple(_headline(place, side) for place, side in sides.items()),
        tuple(_rows(sides, own)),
        set_results(source.case),
        trial_results(rulebook, result),
    )


def _compared(source: Source, here: Side, before: Assessment, place: Jurisdiction) -> Compared:
    """The case here and at a place, and why the cells of the grid differ."""
    there = here._replace(place=place)
    after = before if place == here.place else there.answer_alone(source)
    shown = [entry for entry in differences(before, after) if entry.aspect in SHOWN]
    return Compared(source, before, after, explained(source, here, there, shown))


def _headline(place: Jurisdiction, side: Compared) -> Headline:
    causes = [cause for cause in side.explained if cause.difference.aspect == "suggestion"]
    suggestion = side.after.suggestion
    return Headline(place, suggestion.text, suggestion.robust, tuple(causes))


def _rows(sides: dict[Jurisdiction, Compared], own: Jurisdiction) -> list[MatrixRow]:
    """Every option that is for this patient somewhere, in the order of the own place."""
    order = [sides[own], *(side for place, side in sides.items() if place != own)]
    names = {
        option.id: option.name
        for side in order
        for option in side.after.options
        if option.verdict != NOT_FOR
    }
    return [
        MatrixRow(option, name, tuple(_cell(option, place, side) for place, side in sides.items()))
        for option, name in names.items()
    ]


NOT_FOR = "not-applicable"
NOWHERE = MatrixCell(
    PLACES[0], NOT_FOR, NOT_FOR, access="unknown", settled=True, suggested=False, causes=()
)


def _cell(option: str, place: Jurisdiction, side: Compared) -> MatrixCell:
    result = _option(side.after, option)
    suggestion = side.after.suggestion
    chosen = (suggestion.salvage, suggestion.destination, *suggestion.adjuncts)
    causes = [
        explained
        for explained in side.explained
        if explained.difference.of == option
        and explained.difference.aspect in ("verdict", "access")
    ]
    if result is None:
        return NOWHERE._replace(place=place, causes=tuple(causes))
    return MatrixCell(
        place, result.verdict, result.worst, result.access.status, result.access.settled,
        option in chosen, tuple(causes),
    )  # fmt: skip


def _option(result: Assessment, name: str) -> OptionResult | None:
    return next((option for option in result.options if option.id == name), None)
