"""The same answers from Python: what `allcli.assess` and `allcli.assess_many` do."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from allcli.case.dates import PartialDate
from allcli.case.files.read import check_document, read_case
from allcli.case.places import Jurisdiction
from allcli.case.problems import CaseError
from allcli.rulebook.load import load_rulebook
from allcli.triage import assess as triage
from allcli.triage.assessment import Assessment

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
    every criterion with the values it saw. Raises CaseError with every problem of the case.
    """
    read = read_case(str(case)) if isinstance(case, Path) else check_document("<case>", dict(case))
    read = read.at(jurisdiction)
    stated = read.case.assessed_on
    day = stated.last if isinstance(stated, PartialDate) else date.today()
    return triage.assess(read, load_rulebook(), as_of or day, explain=explain)


def assess_many(
    cases: Iterable[Given],
    *,
    as_of: date | None = None,
    jurisdiction: Jurisdiction | None = None,
) -> Iterator[Assessment | CaseError]:
    """Assess case after case; for one that is not valid comes its CaseError, and the next follows.

    Nothing is kept: memory does not grow with the number of cases.
    """
    for case in cases:
        try:
            yield assess(case, as_of=as_of, jurisdiction=jurisdiction)
        except CaseError as error:
            yield error
