"""One case, assessed: evaluate, choose, and gather what the reader must know."""

from datetime import date
from typing import TYPE_CHECKING

from allcli.case.files.read import Source
from allcli.engine.outlook import Outlook
from allcli.engine.prepared import Prepared
from allcli.rulebook.model import Rulebook
from allcli.triage.assessment import SCHEMA_VERSION, Assessment, Explained, Question, YesNoUnknown
from allcli.triage.choose import Choice, choose, choose_near
from allcli.triage.evaluate import ANSWERS, Findings, evaluate
from allcli.triage.flags import flags_of
from allcli.triage.lasting import ShelfLife
from allcli.triage.outcomes import outcomes_of
from allcli.triage.questions import questions_of
from allcli.triage.results import (
    cited,
    facts_told,
    notes_of,
    option_results,
    receipt,
)
from allcli.triage.understood import patient_line, read_as, unused

if TYPE_CHECKING:
    from allcli.triage.shared import SharedAnswers


def assess(
    source: Source,
    rulebook: Prepared,
    as_of: date,
    *,
    explain: bool = False,
    shared: "SharedAnswers | None" = None,
) -> Assessment:
    """Assess a case by the rulebook as it stood on `as_of`.

    `explain` adds every criterion with the values it saw, and how long the answer holds. `shared`
    is what was found for other patients: the answer is the same, only sooner.
    """
    findings = evaluate(rulebook, source.facts, as_of)
    # what is kept holds on to its rulebook, and of local ones there may be many
    if shared is None or rulebook.changes:
        choice, questions = _answered(findings)
    else:
        choice, questions = shared.of(findings)
    result = _assessed(source, choice, questions, explain=explain)
    if not rulebook.changes:
        return result
    from allcli.triage.explore.local import touching  # noqa: PLC0415 - only with a local rulebook

    def answer(other: Prepared) -> Assessment:
        return _assessed(source, *_answered(evaluate(other, source.facts, as_of)))

    return result._replace(local=touching(rulebook, result, answer))


def assess_alone(
    source: Source, rulebook: Prepared, as_of: date, near: Outlook | None = None
) -> Assessment:
    """The answer without questions, and without which local changes touched it.

    With `near`, as in `choose_near`, what the suggestion could become is looked for no further than
    that outlook looks.
    """
    findings = evaluate(rulebook, source.facts, as_of)
    choice = choose(findings) if near is None else choose_near(findings, near)
    return _assessed(source, choice, ())


def _answered(findings: Findings) -> tuple[Choice, tuple[Question, ...]]:
    choice = choose(findings)
    return choice, questions_of(choice)


def _assessed(
    source: Source, choice: Choice, questions: tuple[Question, ...], *, explain: bool = False
) -> Assessment:
    findings = choice.findings
    rulebook, facts, as_of = findings.rulebook, findings.facts, findings.as_of
    options = option_results(choice)
    flags = flags_of(choice)
    notes = notes_of(choice)
    outcomes = outcomes_of(choice)
    return Assessment(
        schema_version=SCHEMA_VERSION,
        receipt=receipt(source, rulebook, facts, as_of),
        patient=patient_line(facts),
        read_as=read_as(source),
        unused=unused(source),
        suggestion=choice.suggestion,
        options=options,
        flags=flags,
        notes=notes,
        outcomes=outcomes,
        questions=questions,
        references=cited(rulebook, options, flags, notes, outcomes),
        local=(),
        facts=facts_told(facts),
        findings=_answers(findings),
        explanation=_explained(findings) if explain else (),
        shelf_life=_shelf_life(source, rulebook, as_of) if explain else None,
        stability=None,
        course=None,
        road_days=None,
    )


def _answers(findings: Findings) -> dict[str, YesNoUnknown]:
    """The answer to every criterion, by its id and in the order of the rulebook."""
    answers = findings.rulebook.table(_all_no).copy()
    for holding in (*findings.held, *findings.undecided):
        answers[holding.criterion.id] = ANSWERS[holding.truth]
    return answers


def _all_no(rulebook: Rulebook) -> dict[str, YesNoUnknown]:
    return {criterion.id: "no" for criterion in rulebook.criteria}


def _explained(findings: Findings) -> tuple[Explained, ...]:
    from allcli.triage.explanation import explained  # noqa: PLC0415 - only where it is asked for

    return explained(findings)


def _shelf_life(source: Source, rulebook: Prepared, as_of: date) -> ShelfLife:
    """How long the answer holds: many answers in turn, so only where it is asked for."""
    from allcli.triage.explore.shelf_life import shelf_life  # noqa: PLC0415

    return shelf_life(source, rulebook, as_of)
