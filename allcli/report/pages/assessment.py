"""Assessments as a document: the first screen, the course, everything else, the sources."""

from collections.abc import Iterator, Sequence

from allcli.report import local
from allcli.report.assessed import Assessed
from allcli.report.brief import alone, name
from allcli.report.document.blocks import (
    Block,
    DataTable,
    Document,
    Picture,
    Section,
    Text,
    filled,
)
from allcli.report.language.localized import localized
from allcli.report.language.spoken import remark, said
from allcli.report.opening import patient
from allcli.report.pages.details import details
from allcli.report.pages.first import first
from allcli.report.pages.reasons import sources
from allcli.report.pages.timeline import timeline
from allcli.triage.assessment import Assessment
from allcli.triage.course import Course, When
from allcli.triage.whose import whose_answer

UNSURE = "A thin line spans the days on which something may have begun or ended."


def page(assessed: Assessed) -> Document:
    """One case, or several below each other."""
    assessments = list(map(localized, assessed.assessments))
    cited = {source.key: source for assessment in assessments for source in assessment.references}
    listed = sources(list(cited.values()))
    if len(assessments) == 1:
        [alone] = assessments
        blocks = list(_blocks(alone, "course"))
        return Document(name(alone), [patient(whose_answer(alone))], blocks, listed, _foot(alone))
    title = said("Assessments of {number} cases", number=len(assessments))
    return Document(title, [], list(_several(assessments)), listed, _foot(assessments[0]))


def _several(assessments: Sequence[Assessment]) -> Iterator[Section]:
    for number, assessment in enumerate(assessments, 1):
        yield Section(name(assessment), list(_blocks(assessment, f"course-{number}")))


def _blocks(assessment: Assessment, drawing: str) -> Iterator[Block]:
    yield from first(assessment)
    if assessment.course:
        yield _course(assessment.course, alone(assessment.suggestion.text), drawing)
    yield from details(assessment)
    yield _receipt(assessment)


def _course(course: Course, suggested: str, drawing: str) -> Section:
    """The drawing, and the same in words."""
    rows: list[list[Text]] = [
        [track.name, track.says, "; ".join(_days(event.kind, event.since, event.until)
                                           for event in track.events)]
        for track in course.tracks
    ]  # fmt: skip
    heads = [said(head) for head in ("What", "Outcome", "When")]
    words = DataTable(said("The course in words"), heads, rows)
    caption = said(UNSURE) if _is_unsure(course) else ""
    picture = Picture(timeline(course, suggested, drawing), caption)
    course_in_words = filled(Section(said("The course in words"), [words], folded=True))
    return Section(said("Course and suggestion"), [picture, *course_in_words])


def _is_unsure(course: Course) -> bool:
    events = [event for track in course.tracks for event in track.events]
    whens = [when for event in events for when in (event.since, event.until) if when]
    return any(when.first != when.last for when in whens)


def _days(kind: str, since: When | None, until: When | None) -> str:
    if until is None:
        return f"{said(kind)} {since.written if since else ''}".rstrip()
    first = since.written if since else "?"
    return said("{kind} {first} to {last}", kind=said(kind), first=first, last=until.written)


def _receipt(assessment: Assessment) -> Section:
    receipt = assessment.receipt
    rows = [[name_, str(value)] for name_, value in receipt._asdict().items() if name_ != "local"]
    rows += [[rulebook.file, rulebook.hash] for rulebook in receipt.local]
    table = DataTable(said("What went in"), (said("What"), said("Value")), rows)
    return Section(said("Receipt"), [table], folded=True)


def _foot(assessment: Assessment) -> list[Text]:
    receipt = assessment.receipt
    made_of = said(
        "allcli {version}, rulebook {rulebook}, rules of {day}. (?) is unverified.",
        version=receipt.allcli,
        rulebook=f"{receipt.rulebook_hash[:7]}{local.files(assessment)}",
        day=receipt.as_of,
    )
    foot = [made_of, said("For professionals: check every step."), remark()]
    return [words for words in foot if words]
