"""Filling in what is not known of a patient, at random or in a given way."""

from collections.abc import Mapping
from random import Random
from typing import Any

from allcli.case.facts import Facts
from allcli.engine.cells import filled
from allcli.engine.completions import Completions
from allcli.engine.diagram import FALSE
from allcli.engine.load import load_rulebook
from allcli.engine.outlook import FEW
from allcli.rulebook.words import VERDICTS
from allcli.triage.choose import Choice, choose
from allcli.triage.evaluate import evaluate
from tests.cases import A_DAY, facts

Way = dict[int, int]


def chosen(known: Facts, most: int = FEW) -> Choice:
    """The plain triage of some facts."""
    return choose(evaluate(load_rulebook(), known, A_DAY), most)


def triaged(patient: Mapping[str, Any], most: int = FEW) -> Choice:
    """The triage of a patient as written."""
    return chosen(facts(patient), most)


def completed(ways: Completions, random: Random, start: Way | None = None) -> Facts:
    """The facts with everything that is open filled in, somehow, as the laws allow."""
    places = range(len(ways.cells.variables))
    law, way = ways.law_on(sum(1 << place for place in places)), dict(start or {})
    for place, i in way.items():
        law = ways.diagrams.fixed(law, place, i)
    for place in places:
        if place not in way:
            cells = range(len(ways.open_cells(place)))
            allowed = [i for i in cells if ways.diagrams.fixed(law, place, i) != FALSE]
            way[place] = random.choice(allowed)
            law = ways.diagrams.fixed(law, place, way[place])
    return filled(ways.facts, ways.example(way))


def verdicts(choice: Choice) -> dict[str, int]:
    """The verdict of every option, as its place; past the last where it does not apply."""
    return {
        option.id: len(VERDICTS) if option.applies is False else option.best
        for option in choice.options
    }
