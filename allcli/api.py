"""The same answers from Python: what `allcli.assess` and `allcli.assess_many` do."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from allcli.case.files.given import tables
from allcli.case.files.read import check_document, read_case, telling
from allcli.case.places import PLACES, Jurisdiction
from allcli.case.problems import CaseError, Problem, closest, found
from allcli.engine.load import load_rulebook
from allcli.triage import assess as triage
from allcli.triage.assessment import Assessment

NAME = "<case>"
Given = Mapping[str, Any] | Path


def assess(
    case: Given,
    *,
    as_of: date | None = None,
    jurisdiction: Jurisdiction | None = None,
    explain: bool = False,
) -> Assessment:
    """Assess one case: a mapping with the tables of a case file, or the Path of such a file.

    The rules are those of `as_of`, else of the case's `assessed_on`, else of today. `explain` adds
    every criterion with the values it saw. Raises CaseError with every problem of the case, or of
    `as_of` and `jurisdiction`; whatever else a case holds, no other error comes of it.

    The rules are ours alone. Unlike the commands, a call reads no project file `.allcli.toml`
    beside the case and no variable ALLCLI_RULEBOOK: what it answers depends on nothing unnamed.
    """
    _check(as_of, jurisdiction)
    read = (
        read_case(str(case))
        if isinstance(case, Path)
        else telling(check_document(NAME, tables(NAME, case)))
    )
    read = read.at(jurisdiction)
    return triage.assess(read, load_rulebook(), read.day(as_of), explain=explain)


def assess_many(
    cases: Iterable[Given],
    *,
    as_of: date | None = None,
    jurisdiction: Jurisdiction | None = None,
) -> Iterator[Assessment | CaseError]:
    """Assess case after case; for one that is not valid comes its CaseError, and the next follows.

    By the rules of `assess`: ours alone.

    Nothing is kept: memory does not grow with the number of cases.
    """
    for case in cases:
        try:
            yield assess(case, as_of=as_of, jurisdiction=jurisdiction)
        except CaseError as error:
            yield error


def _check(as_of: object, jurisdiction: object) -> None:
    """Refuse what is no day, and no place that a case can name. Raises CaseError."""
    problems = []
    if as_of is not None and (not isinstance(as_of, date) or isinstance(as_of, datetime)):
        said = f"found {type(as_of).__name__}; expected a date without a time"
        problems.append(Problem(NAME, None, "as_of", said))
    word = jurisdiction if isinstance(jurisdiction, str) else type(jurisdiction).__name__
    if jurisdiction is not None and not (word is jurisdiction and word in PLACES):
        said = f"{found(word)} is not one of {', '.join(PLACES)}"
        problems.append(Problem(NAME, None, "jurisdiction", said, closest(word, PLACES)))
    if problems:
        raise CaseError(problems)
