"""The toxicity flags as a document: of the suggested road, then of the other options."""

from collections.abc import Iterator, Sequence

from allcli.report.brief import name
from allcli.report.document.blocks import Block, DataTable, Document, Paragraph, Section, filled
from allcli.report.flags import by_rank
from allcli.report.language.localized import localized
from allcli.report.language.spoken import remark, said
from allcli.report.opening import patient
from allcli.report.pages.details import flag_heads, flag_row
from allcli.report.pages.reasons import sources
from allcli.triage.assessment import Assessment, FlagResult
from allcli.triage.whose import whose_answer


def page(assessments: Sequence[Assessment]) -> Document:
    """One case, or several below each other."""
    assessments = list(map(localized, assessments))
    cited = {source.key: source for answer in assessments for source in answer.references}
    if len(assessments) == 1:
        [alone] = assessments
        title, blocks = said("Toxicity flags: {case}", case=name(alone)), list(_blocks(alone))
        about = [patient(whose_answer(alone))]
    else:
        about = []
        title = said("Toxicity flags of {number} cases", number=len(assessments))
        blocks = [Section(name(answer), list(_blocks(answer))) for answer in assessments]
    foot = [remark()] if remark() else []
    return Document(title, about, blocks, sources(list(cited.values())), foot)


def _blocks(assessment: Assessment) -> Iterator[Block]:
    road = assessment.road_flags
    others = [flag for flag in assessment.flags if flag not in road]
    yield Paragraph(assessment.suggestion.text, "headline")
    yield from filled(
        Section(said("Suggested road"), [_table(said("Flags of what is suggested"), road)]),
        Section(said("Other options"), [_table(said("Flags of what is not suggested"), others)]),
    )
    if not road:
        yield Paragraph(said("What is suggested has no flag."))


def _table(caption: str, flags: Sequence[FlagResult]) -> DataTable:
    return DataTable(caption, flag_heads(), [flag_row(flag) for flag in by_rank(flags)], named=1)
