"""Why not an option, as a document."""

from collections.abc import Iterable, Iterator

from allcli.report.brief import alone
from allcli.report.document.blocks import (
    Block,
    DataTable,
    Document,
    Items,
    Paragraph,
    Section,
    Text,
    Words,
    filled,
)
from allcli.report.opening import patient
from allcli.report.pages.first import LOOKS
from allcli.report.pages.reasons import because
from allcli.report.verdicts import LOOK
from allcli.report.whynot import NOTHING, THROUGH, WhyNotPage, step_words, summary
from allcli.triage.explore.whynot import Blocker, Goal, Step, WhyNot


def page(asked: WhyNotPage) -> Document:
    """A section for each option that was asked about."""
    sections = [
        Section(f"Why not {option.name}?", list(_option(option))) for option in asked.options
    ]
    about = [patient(asked.whose), "What stands between an option and the suggestion"]
    return Document(asked.whose.name, about, sections)


def _option(option: WhyNot) -> Iterator[Block]:
    yield Paragraph(summary(option), "headline")
    blockers = [_blocker(blocker) for blocker in option.blockers] if option.applies != "no" else []
    heads = ("Verdict", "What can change it", "Reason")
    yield from filled(
        Section("Against it", [DataTable("Reasons against", heads, blockers, named=2)])
    )
    if option.unavoidable:
        titles = "; ".join(reason.title for reason in option.unavoidable)
        yield Paragraph(
            f"No better than {option.attainable}, whatever is done: {titles}.", "caution"
        )
    for goal in option.goals:
        better = "" if goal.verdict == "suitable" else " or better"
        yield Section(f"Smallest changes to be {goal.verdict}{better}", list(_goal(goal)))
    yield from _place(option)


def _blocker(blocker: Blocker) -> list[Text]:
    mark, verdict = LOOK[str(blocker.reason.verdict)][0], blocker.reason.verdict
    how = ", ".join(THROUGH[way] for way in blocker.through) or NOTHING
    return [[Words(f"{mark} {verdict}", LOOKS[mark])], how, because(blocker.reason)]


def _goal(goal: Goal) -> Iterator[Block]:
    if goal.always:
        yield Paragraph("In every way:")
        yield Items(_steps(goal.always))
    for number, way in enumerate(goal.ways, 1):
        own = [step for step in way.steps if step not in goal.always]
        which = f"Way {number}, then" if len(goal.ways) > 1 else "Then"
        yield Paragraph([Words(which, "strong"), f": {alone(way.suggestion)}"])
        if own:
            yield Items(_steps(own))
    if not goal.complete:
        yield Paragraph("There are more ways than could be gone through.", "dim")


def _steps(steps: Iterable[Step]) -> list[Text]:
    return [
        [Words(THROUGH[step.through], "strong"), f": {step_words(step)}"]
        for step in steps
        if not step.follows
    ]


def _place(option: WhyNot) -> Iterator[Block]:
    if option.suggested:
        yield Paragraph(f"It is part of the suggestion: {option.suggestion}")
        return
    yield Paragraph(option.suggestion)
    if option.access == "neither":
        yield Paragraph("Neither licensed nor reimbursed here.", "caution")
    yield from filled(Section("Ranked above it", [Items(option.ahead)]))
