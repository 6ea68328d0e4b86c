"""What was understood of a case, and what was written but not used, as rows of the report."""

from collections.abc import Iterator

from allcli.report.language.spoken import said
from allcli.report.layout import StyledCell
from allcli.triage.assessment import Assessment


def rows(assessment: Assessment) -> Iterator[list[StyledCell]]:
    """A row for each topic, then one for each thing that was not used."""
    for line in assessment.read_as:
        yield [[(line.topic, "")], [(line.says, "")]]
    for what in assessment.unused:
        yield [[(said("not used"), "yellow")], [(what, "yellow")]]
