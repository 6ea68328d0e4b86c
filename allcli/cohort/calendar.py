"""When the access of the options that are open to a patient changes after the decision."""

from collections.abc import Iterator
from datetime import date

from allcli.case.facts import Facts
from allcli.cohort.odd import OddCount
from allcli.cohort.tally import ACCESS_CHANGES, SPLIT
from allcli.engine.prepared import Prepared
from allcli.triage.access import changes_after
from allcli.triage.assessment import Assessment

_OPEN = ("suitable", "caution")


def access_changes(
    facts: Facts, rulebook: Prepared, day: date, assessment: Assessment
) -> Iterator[OddCount]:
    """Each change as what is counted: its day, and the option at the place with both statuses."""
    for change in changes_after(rulebook, facts, day):
        option = next(option for option in assessment.options if option.id == change.option)
        if option.verdict in _OPEN:
            place = assessment.receipt.jurisdiction
            says = f"{change.option}, {place}: {change.before} to {change.after}"
            yield ACCESS_CHANGES, f"{change.day}{SPLIT}{says}"
