"""What of a case is told once for its whole table: texts not understood, and doubtful numbers."""

import re
from collections.abc import Iterable, Iterator

from allcli.case.files.read import Source
from allcli.case.plausible import USUAL
from allcli.case.problems import Problem
from allcli.cohort.items import Item, RowItem
from allcli.cohort.tally import NUMBERS, SPLIT, UNUSUAL, WORDS

OddCount = tuple[str, str]
"""A topic of the tally, and the name that is counted there."""
_QUOTED = re.compile(r'(?:found )?"([^"]*)"')
_ENTRY = re.compile(r"\[\d+\]|\.\d+(?=\.)")
_DOUBT = re.compile(r" (?:is unusual|is not possible)")


def odd_in(item: Item, read: Source) -> Iterator[OddCount]:
    """What is odd about a case that was read."""
    yield from _texts(read.unusable)
    if isinstance(item, RowItem):
        doubted = {_field(problem) for problem in read.warnings if _DOUBT.search(problem.message)}
        for field in _numbers(item, read):
            yield NUMBERS, field
            if field in doubted:
                yield UNUSUAL, field


def odd_of_refused(item: Item, problems: Iterable[Problem]) -> Iterator[OddCount]:
    """What is odd about a case that was refused."""
    problems = tuple(problems)
    yield from _texts(problems)
    if isinstance(item, RowItem):
        for problem in problems:
            if _DOUBT.search(problem.message):
                yield NUMBERS, _field(problem)
                yield UNUSUAL, _field(problem)


def _texts(problems: Iterable[Problem]) -> Iterator[OddCount]:
    for problem in problems:
        quoted = _QUOTED.match(problem.message)
        if quoted and problem.path:
            yield WORDS, f"{_field(problem)}{SPLIT}{quoted[1]}"


def _field(problem: Problem) -> str:
    """The field, whichever entry of a list it is in."""
    return _ENTRY.sub("[]", problem.path).replace("[][]", "[]")


def _numbers(item: RowItem, read: Source) -> Iterator[str]:
    """The fields with a usual range of which the row gives the number."""
    for column in item.row.table.columns:
        table, _, name = column.field.partition(".")
        if column.field in USUAL and getattr(getattr(read.case, table), name, None) is not None:
            yield column.field
