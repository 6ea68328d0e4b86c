"""The head of the whole report: what is suggested, and on what that rests."""

from collections.abc import Iterator

from allcli.report import local, reviewed
from allcli.report.brief import STABLE
from allcli.report.language.spoken import said
from allcli.report.layout import StyledLine, paragraph
from allcli.report.road import barred
from allcli.triage.assessment import Assessment

TOPICS = 4


def headline(assessment: Assessment, width: int) -> Iterator[StyledLine]:
    """The suggestion, whether it stands, and what else is to be known of it."""
    yield from paragraph(assessment.suggestion.text, "bold", width)
    for words, style in (*_standing(assessment), *_beside(assessment)):
        yield from paragraph(words, style, width)


def _standing(assessment: Assessment) -> Iterator[tuple[str, str]]:
    suggestion = assessment.suggestion
    if suggestion.robust:
        yield said(STABLE), "green"
        return
    yield said("Provisional: {why}.", why=_hangs_on(assessment)), "yellow"
    if not suggestion.exact:
        yield said("So much is missing that more may matter than is listed."), "yellow"


def _beside(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """What is taken for decided, what bars the first option, what goes with the suggestion."""
    suggestion = assessment.suggestion
    if suggestion.assumes:
        yield (
            said(
                "Taken as decided: {fact}. Order, flags and notes are those of this road.",
                fact=suggestion.assumes_label,
            ),
            "",
        )
    if words := barred(assessment):
        yield words, "yellow"
    names = {option.id: option.name for option in assessment.options}
    others = [name for name in suggestion.adjuncts if name not in suggestion.first_of_all]
    if others:
        beside = "; ".join(names[adjunct] for adjunct in others)
        yield said("Also consider: {options}.", options=beside), ""
    if assessment.receipt.outdated:
        yield reviewed.warning(assessment.receipt), "yellow"
    if assessment.local:
        changes = local.in_short(assessment)
        changes = f"{changes[0].upper()}{changes[1:]}"
        yield said("{changes}; see below.", changes=changes), "yellow"


def _hangs_on(assessment: Assessment) -> str:
    topics = [ask.topic for ask in assessment.questions if ask.changes == "suggestion"]
    if not topics:
        return said("depends on what is missing below")
    left = len(topics) - TOPICS
    more = said("; and {number} more", number=left) if left > 0 else ""
    return said("depends on {facts}", facts=f"{'; '.join(topics[:TOPICS])}{more}")
