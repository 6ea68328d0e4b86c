"""Criteria and outcome rows as lines of a list, and as JSON."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import INDENT, StyledLine, wrapped
from allcli.report.rulebook.effects import (
    doubt,
    effects,
    groups_of,
    is_local,
    mark,
    one_line,
    short,
)
from allcli.rulebook.model import Criterion, Outcome, Rulebook
from allcli.verify.places import topics

OUTCOMES = "PUBLISHED OUTCOMES"
LOCAL = "local"
ListedRow = tuple[str, Criterion | Outcome, str]


class Listing(NamedTuple):
    """Some records of a rulebook."""

    rulebook: Rulebook
    criteria: Sequence[Criterion]
    outcomes: Sequence[Outcome]


def _lines(listing: Listing, width: int) -> Iterator[StyledLine]:
    """One line a record under the heading of its topic."""
    rulebook = listing.rulebook
    for i, (topic, section) in enumerate(groupby(_rows(listing), itemgetter(0))):
        if i:
            yield []
        yield [(topic, "bold")]
        for _, record, said in section:
            unsure = mark(record, rulebook.references) + " (local)" * is_local(rulebook, record.id)
            words = f"{record.id}  {said} [{record.strength}]{unsure}"
            yield from wrapped(words, width, first=INDENT, rest=INDENT * 3)


def _rows(listing: Listing) -> Iterator[ListedRow]:
    topic_of, groups = topics(), groups_of(listing.rulebook)
    for criterion in listing.criteria:
        yield topic_of.get(criterion.id, LOCAL).upper(), criterion, one_line(criterion, groups)
    for row in listing.outcomes:
        yield OUTCOMES, row, _result(row, short(row.options, groups))


def _data(listing: Listing) -> dict[str, list[dict[str, Any]]]:
    """The whole records, with groups of options spelt out."""
    rulebook, topic_of = listing.rulebook, topics()
    return {
        "criteria": [
            criterion._asdict()
            | {
                "flags": [flag._asdict() for flag in criterion.flags],
                "topic": topic_of.get(criterion.id, LOCAL),
                "local": is_local(rulebook, criterion.id),
                "effects": [effect.said({}) for effect in effects(criterion)],
                "doubt": doubt(criterion, rulebook.references),
            }
            for criterion in listing.criteria
        ],
        "outcomes": [
            row._asdict()
            | {"doubt": doubt(row, rulebook.references), "local": is_local(rulebook, row.id)}
            for row in listing.outcomes
        ],
    }


FORMATS: Formats[Listing] = {
    "text": Screen(_lines, for_grep=True),
    "json": as_json(_data),
}


def _result(row: Outcome, options: Sequence[str]) -> str:
    results = "; ".join(f"{endpoint} {figure}" for endpoint, figure in row.results.items())
    return f"{', '.join(options)} in {row.group}: {results}"
