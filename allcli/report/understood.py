"""What was understood of a case, and what was written but not used, as rows of the report."""

from collections.abc import Iterator

from allcli.report.language.spoken import restated, said
from allcli.report.layout import StyledCell
from allcli.triage.assessment import ORIGIN, Assessment, ReadAs

SAYS_NOTHING = ("not known", "nothing but its lineage or status")


def rows(assessment: Assessment) -> Iterator[list[StyledCell]]:
    """A row for each topic, then one for each thing that was not used."""
    for line in assessment.read_as:
        yield [[(line.topic, "")], [(line.says, "")]]
    for what in assessment.unused:
        yield [[(said("not fully used"), "yellow")], [(what, "yellow")]]


def in_short(assessment: Assessment) -> list[ReadAs]:
    """What belongs on the first screen too: what is known, without where each field came from."""
    nothing = [restated(words) for words in SAYS_NOTHING]
    return [
        line
        for line in assessment.read_as
        if line.says not in nothing and line.topic != restated(ORIGIN)
    ]
