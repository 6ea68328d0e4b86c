"""One case under every jurisdiction, and under every criteria set and trial that bears on it."""

from datetime import date
from typing import NamedTuple

from allcli.case.read import Source
from allcli.compare.cause import Compared, Explained, explained
from allcli.compare.sets import SetResult, set_results
from allcli.compare.side import PLACES, Place, Side
from allcli.compare.trials import TrialResult, trial_results
from allcli.engine.prepared import Prepared
from allcli.triage.assessment import Assessment, OptionResult, Status
from allcli.triage.explore.difference import differences

SHOWN = ("suggestion", "verdict", "access")  # the aspects that the grid tells


class Cell(NamedTuple):
    """An option at a place: its verdict, the worst that it could become, access, and its part.

    `causes` say why it differs from the place that the others are compared with, aspect by aspect.
    """

    place: Place
    verdict: str
    worst: str
    access: Status
    settled: bool
    suggested: bool
    causes: tuple[Explained, ...]


class Row(NamedTuple):
    """An option at every place."""

    option: str
    name: str
    cells: tuple[Cell, ...]


class Headline(NamedTuple):
    """The suggestion at a place; `causes` say why it differs."""

    place: Place
    text: str
    robust: bool
    causes: tuple[Explained, ...]


class Matrix(NamedTuple):
    """The grid: `compared_with` is the place that each other one is compared with."""

    case: str
    day: date
    compared_with: Place
    headlines: tuple[Headline, ...]
    rows: tuple[Row, ...]
    sets: tuple[SetResult, ...]
    trials: tuple[TrialResult, ...]


def matrix(source: Source, rulebook: Prepared, day: date | None) -> Matrix:
    """The case at every place, compared with its own, or with the first where it names none."""
    own = Side(rulebook, day).place_of(source) or PLACES[0]
    here = Side(rulebook, day, own)
    before = here.answer(source)
    sides = {place: _compared(source, here, before, place) for place in PLACES}
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


def _compared(source: Source, here: Side, before: Assessment, place: Place) -> Compared:
    """The case here and at a place, and why the cells of the grid differ."""
    there = here._replace(place=place)
    after = before if place == here.place else there.answer(source)
    shown = [each for each in differences(before, after) if each.aspect in SHOWN]
    return Compared(source, before, after, explained(source, here, there, shown))


def _headline(place: Place, side: Compared) -> Headline:
    causes = [each for each in side.explained if each.difference.aspect == "suggestion"]
    suggestion = side.after.suggestion
    return Headline(place, suggestion.text, suggestion.robust, tuple(causes))


def _rows(sides: dict[Place, Compared], own: Place) -> list[Row]:
    """Every option that is for this patient somewhere, in the order of the own place."""
    order = [sides[own], *(side for place, side in sides.items() if place != own)]
    names = {
        one.id: one.name for side in order for one in side.after.options if one.verdict != NOT_FOR
    }
    return [
        Row(option, name, tuple(_cell(option, place, side) for place, side in sides.items()))
        for option, name in names.items()
    ]


NOT_FOR = "not-applicable"
NOWHERE = Cell("US", NOT_FOR, NOT_FOR, access="unknown", settled=True, suggested=False, causes=())


def _cell(option: str, place: Place, side: Compared) -> Cell:
    found = _option(side.after, option)
    suggestion = side.after.suggestion
    chosen = (suggestion.salvage, suggestion.destination, *suggestion.adjuncts)
    causes = [
        each
        for each in side.explained
        if each.difference.of == option and each.difference.aspect in ("verdict", "access")
    ]
    if found is None:
        return NOWHERE._replace(place=place, causes=tuple(causes))
    return Cell(
        place, found.verdict, found.worst, found.access.status, found.access.settled,
        option in chosen, tuple(causes),
    )  # fmt: skip


def _option(result: Assessment, name: str) -> OptionResult | None:
    return next((one for one in result.options if one.id == name), None)
