"""Criteria and outcome rows as lines of a list, and as JSON."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from allcli.cli.effects import doubt, effects, groups_of, is_local, mark, one_line, short
from allcli.cli.page import INDENT, wrapped
from allcli.engine.load import CRITERIA
from allcli.report.layout import Line
from allcli.rulebook.model import Criterion, Outcome, Rulebook

OUTCOMES = "PUBLISHED OUTCOMES"
LOCAL = "local"
Row = tuple[str, Criterion | Outcome, str]


def lines(
    rulebook: Rulebook,
    criteria: Sequence[Criterion],
    outcomes: Sequence[Outcome],
    width: int | None,
) -> Iterator[Line]:
    """One line a record under the heading of its topic; wrapped where there is a width."""
    for i, (topic, section) in enumerate(
        groupby(_rows(rulebook, criteria, outcomes), itemgetter(0))
    ):
        if i:
            yield []
        yield [(topic, "bold")]
        for _, record, said in section:
            unsure = mark(record, rulebook.references) + " (local)" * is_local(rulebook, record.id)
            words = f"{record.id}  {said} [{record.strength}]{unsure}"
            yield from wrapped(words, width or sys.maxsize, first=INDENT, rest=INDENT * 3)


def _rows(
    rulebook: Rulebook, criteria: Sequence[Criterion], outcomes: Sequence[Outcome]
) -> Iterator[Row]:
    topics, groups = _topics(), groups_of(rulebook)
    for criterion in criteria:
        yield topics.get(criterion.id, LOCAL).upper(), criterion, one_line(criterion, groups)
    for row in outcomes:
        yield OUTCOMES, row, _result(row, short(row.options, groups))


def as_json(
    rulebook: Rulebook, criteria: Sequence[Criterion], outcomes: Sequence[Outcome]
) -> dict[str, list[dict[str, Any]]]:
    """The whole records, with groups of options spelt out."""
    topics = _topics()
    return {
        "criteria": [
            each._asdict()
            | {
                "flags": [flag._asdict() for flag in each.flags],
                "topic": topics.get(each.id, LOCAL),
                "local": is_local(rulebook, each.id),
                "effects": [effect.said({}) for effect in effects(each)],
                "doubt": doubt(each, rulebook.references),
            }
            for each in criteria
        ],
        "outcomes": [
            row._asdict()
            | {"doubt": doubt(row, rulebook.references), "local": is_local(rulebook, row.id)}
            for row in outcomes
        ],
    }


def _result(row: Outcome, options: Sequence[str]) -> str:
    results = "; ".join(f"{endpoint} {figure}" for endpoint, figure in row.results.items())
    return f"{', '.join(options)} in {row.group}: {results}"


def _topics() -> dict[str, str]:
    """The file that each criterion stands in: the rulebook itself no longer knows."""
    import tomllib

    return {
        record["id"]: path.stem
        for path in CRITERIA.glob("*.toml")
        for record in tomllib.loads(path.read_text("utf-8")).get("criterion", ())
    }
