"""What was counted of a cohort as a document, with bars."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allcli.report.columns import CasePage
from allcli.report.document.blocks import (
    Bar,
    DataTable,
    Document,
    Items,
    Section,
    Text,
    ToFile,
    filled,
)
from allcli.report.summary import Counts, SummaryPart, headline, parts, verdicts
from allcli.triage.assessment import CLASSES

PATIENT = ("Case", "Suggestion", "Certainty", "High flags of what is suggested")
HEADS = ("What", "Cases", "Share")


class Counted(NamedTuple):
    """The counts of a cohort, what was wrong with its cases, and the pages of its patients."""

    counts: Counts
    errors: Sequence[str]
    patients: Sequence[CasePage] = ()


def page(counted: Counted) -> Document:
    """Suggestions, flags, blockers, what is not known, access, verdicts, errors."""
    counts, errors, patients = counted
    assessed = counts.get("cases", {}).get("assessed", 0)
    sections = [_section(part, assessed) for part in parts(counts)]
    rows: list[list[Text]] = [
        [name, *(f"{number:,}" for number in row)] for name, row in verdicts(counts)
    ]
    heads = ("Option", *(verdict.replace("-", " ") for verdict in CLASSES))
    return Document("Cohort", [headline(counts)], filled(
        Section("Patients", [DataTable("A page for each", PATIENT, list(map(_patient, patients)))]),
        *sections,
        Section("Verdicts", [DataTable("Cases by option and verdict", heads, rows)]),
        Section("Not assessed, or worth a second look", [Items(errors)]),
    ))  # fmt: skip


def _patient(page: CasePage) -> list[Text]:
    certain = "stable" if page.robust else "provisional"
    return [[ToFile(page.name, page.file)], page.suggestion, certain, "; ".join(page.high)]


def _section(part: SummaryPart, assessed: int) -> Section:
    title = part.heading.capitalize()
    return Section(title, [DataTable("Cases", HEADS, list(_rows(part, assessed)))])


def _rows(part: SummaryPart, assessed: int) -> Iterator[Sequence[Text]]:
    """A count below 0 says how many more names there are."""
    for name, count in part.rows:
        if count < 0:
            yield name, "", ""
        else:
            yield name, f"{count:,}", [Bar(min(count / assessed, 1))] if assessed else ""
