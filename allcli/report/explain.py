"""The trace: what the screen left out, the order of options, every criterion, every source."""

from collections.abc import Iterator

from allcli.report.language.localized import localized
from allcli.report.language.spoken import restated, said
from allcli.report.layout import Styled, StyledLine, folded
from allcli.triage.assessment import Assessment

STYLE = {"yes": "green", "no": "dim", "unknown": "yellow"}
WORD = {"yes": "holds", "no": "does not hold", "unknown": "not known"}


def lines(assessment: Assessment, width: int) -> Iterator[StyledLine]:
    """What the screen left out first, then the order, every criterion, every source in full."""
    parts = (_not_for_this, _flags, _notes, _outcomes, _shelf_life, _order, _criteria, _sources)
    for part in parts:
        for words, style in part(localized(assessment)):
            yield from folded(words, style, width)


def _heading(words: str) -> Iterator[Styled]:
    yield "", ""
    yield said(words), "bold"


def _not_for_this(assessment: Assessment) -> Iterator[Styled]:
    yield from _heading("NOT FOR THIS PATIENT")
    for option in assessment.options:
        if option.verdict == "not-applicable":
            yield f"  {option.name}: {option.applies_says}", ""


def _flags(assessment: Assessment) -> Iterator[Styled]:
    yield from _heading("EVERY FLAG")
    for flag in assessment.flags:
        titles = "; ".join(reason.title for reason in flag.reasons or flag.possible_reasons)
        level = said(flag.level or "possibly {level}", level=said(flag.possible or ""))
        yield f"  {flag.option_name}, {restated(flag.harm)}: {level}: {titles}", ""
        for step in flag.do:
            yield f"    -> {step}", "dim"


def _notes(assessment: Assessment) -> Iterator[Styled]:
    yield from _heading("EVERY NOTE")
    for note in assessment.notes:
        done = f" -> {'; '.join(note.do)}" if note.do else ""
        sources = ", ".join(note.reason.references)
        yield f"  {said(note.kind)}: {note.reason.says}{done} [{sources}]", ""


def _outcomes(assessment: Assessment) -> Iterator[Styled]:
    yield from _heading("EVERY GROUP LIKE THIS")
    for row in assessment.outcomes:
        results = "; ".join(f"{endpoint} {figure}" for endpoint, figure in row.results)
        names = ", ".join(row.option_names)
        yield f"  {names}: {row.group}: {results} [{', '.join(row.references)}]", ""


def _shelf_life(assessment: Assessment) -> Iterator[Styled]:
    """When to look again, and the nearest limits behind which the answer turns."""
    shelf_life = assessment.shelf_life
    if shelf_life is None:
        return
    yield from _heading("HOW LONG THIS HOLDS")
    for due in shelf_life.due:
        yield f"  {said('look again by {day}: {why}', day=due.on, why=due.why)}", ""
        for then in due.turns:
            yield f"    -> {then}", "dim"
    for near in shelf_life.near:
        turns = said(
            "{fact} {value}, the answer turns at {limit}",
            fact=near.label,
            value=near.value,
            limit=near.limit,
        )
        yield f"  {turns}", ""
        for then in near.turns:
            yield f"    -> {then}", "dim"


def _order(assessment: Assessment) -> Iterator[Styled]:
    yield from _heading("ORDER")
    for option in assessment.options:
        for step in option.order:
            yield f"  {option.name} {step}", ""


def _criteria(assessment: Assessment) -> Iterator[Styled]:
    yield from _heading("EVERY CRITERION")
    for criterion in assessment.explanation:
        yield f"{criterion.criterion}: {said(WORD[criterion.outcome])}", STYLE[criterion.outcome]
        yield f"  when {criterion.when}", "dim"
        for words, answer in criterion.saw:
            yield f"    {words} -> {answer}", STYLE[answer]
        sources = ", ".join(criterion.references)
        yield f"  then {'; '.join(criterion.effects) or 'nothing'} [{sources}]", "dim"


def _sources(assessment: Assessment) -> Iterator[Styled]:
    yield from _heading("SOURCES IN FULL")
    for cited in assessment.references:
        yield f"  {cited.key}: {cited.text}. {cited.locator} ({cited.checked})", ""
