"""What to find out next, on the terminal: for one case, or pooled over several."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from allcli.report.brief import STABLE
from allcli.report.document.formats import documents
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import StyledCell, StyledLine, paragraph, rows
from allcli.report.opening import opening
from allcli.report.safe import as_line
from allcli.triage.explore.branches import Branch
from allcli.triage.explore.needs import Need, Needs
from allcli.triage.plain import plain
from allcli.triage.whose import Whose

HEADINGS = {
    "status": "STATUS AND LINEAGE",
    "targets": "TARGETS",
    "transplant": "TRANSPLANT AND GVHD",
    "sites": "CNS AND OTHER SITES",
    "burden": "BURDEN",
    "earlier therapy": "EARLIER THERAPY",
    "genetics": "GENETICS",
    "organs": "ORGANS",
    "plan": "PLAN",
    "backups": "DECIDES ONLY BACKUPS",
}
CHANGES = {
    "suggestion": "could change the suggestion",
    "verdict": "could change a verdict",
    "high flag": "could raise a high flag",
}
TOGETHER = " together with other answers"
TESTS = {
    "bedside": "at the bedside, from the records",
    "blood": "blood",
    "imaging": "imaging, ECG, lung function",
    "marrow": "marrow or CSF",
    "outside-lab": "outside laboratory",
}
UNBOUNDED = (
    "Provisional. So much is missing that not every combination could be examined; more may matter "
    "than is listed."
)
FEW = 3  # an alternative that takes more answers is only named


def _case_lines(needs: Needs, whose: Whose, width: int) -> Iterator[StyledLine]:
    """The open questions of one case with their branch tables."""
    yield from opening(whose, width)
    yield []
    yield from paragraph(needs.suggestion.text, "bold", width)
    for words, style in standing(needs):
        yield from paragraph(words, style, width)
    for heading, asked in sections(needs):
        yield []
        yield [(heading, "bold")]
        for need in asked:
            yield from _need(need, width)


def sections(needs: Needs) -> Iterator[tuple[str, list[Need]]]:
    """The questions in their order, under the headings that they come to."""
    for section, asked in groupby(needs.needs, lambda need: need.question.section):
        yield HEADINGS[section], list(asked)


def standing(needs: Needs) -> Iterator[tuple[str, str]]:
    """Whether the suggestion stands, what would settle it, and what it could turn to."""
    suggestion = needs.suggestion
    if suggestion.robust:
        yield STABLE, "green"
        return
    if not suggestion.exact:
        yield UNBOUNDED, "yellow"
        return
    sets = [", ".join(topics) for topics in needs.settling]
    settled = f" Settled by: {'; or '.join(sets)}." if sets else ""
    yield f"Provisional.{settled}", "yellow"
    near = [alternative for alternative in needs.alternatives if len(alternative.when) <= FEW]
    for alternative in near:
        yield f"{alternative.name} instead, if {' and '.join(alternative.when)}.", ""
    far = [alternative.name for alternative in needs.alternatives if alternative not in near]
    if far:
        yield f"After several more answers also possible: {', '.join(far)}.", "dim"


def _need(need: Need, width: int) -> Iterator[StyledLine]:
    question = need.question
    yield from paragraph(f"? {caption(need)}", "yellow", width)
    table: list[Sequence[StyledCell]] = []
    several = len(question.facts) > 1
    for branch in need.branches:
        name = f"{branch.label}: " if several or branch.label != question.topic else ""
        said = [(words, "") for words in branch_words(branch, question.changes)]
        table.append([[(f"  {name}{branch.answer}", "")], said])
    yield from rows(_without_idle(table), width)


def caption(need: Need) -> str:
    """What is asked, how it is found out, and what it could change, perhaps not by itself."""
    question = need.question
    why = f", {question.why_unknown}" if question.why_unknown else ""
    safety = ", safety" if question.safety else ""
    about = f"{question.topic} ({TESTS[question.test]}{why}{safety})"
    return f"{about}: {CHANGES[question.changes]}{'' if _acts_alone(need) else TOGETHER}"


def _acts_alone(need: Need) -> bool:
    """Whether one of its answers is enough for what the question could change."""
    if need.question.changes == "suggestion":
        return any(branch.turns for branch in need.branches)
    return any(branch.then for branch in need.branches)


def _without_idle(table: Sequence[Sequence[StyledCell]]) -> list[Sequence[StyledCell]]:
    """Answers that change nothing by themselves are not told one by one."""
    return [row for row in table if row[1]]


def branch_words(branch: Branch, changes: str) -> Iterator[str]:
    """What an answer turns the suggestion to, and what else hangs on it."""
    if changes == "suggestion":
        now = (
            branch.suggestion if branch.turns else "stays" if branch.settled or branch.then else ""
        )
        settled = " (settled)" if branch.settled else ""
        if now:
            yield f"→ {now}{settled}"
    if branch.then:
        yield "; ".join(branch.then)


def _name(needs: Needs) -> str:
    return as_line(needs.receipt.case_id or needs.receipt.source)


def _pooled_lines(several: Sequence[Needs], width: int) -> Iterator[StyledLine]:
    """Over several cases: what to order for each patient, and for each kind of test."""
    yield [("FOR EACH PATIENT", "bold")]
    table: list[Sequence[StyledCell]] = []
    for needs in several:
        name = _name(needs)
        state = "stable" if needs.suggestion.robust else "provisional"
        topics = [need.question.topic for need in decisive(needs)]
        table.append([[(name, "")], [(state, "")], [("; ".join(topics) or "nothing decisive", "")]])
    yield from rows(table, width)
    for test, words in TESTS.items():
        rows_of_test = [
            [[(_name(needs), "")], [("; ".join(topics), "")]]
            for needs in several
            if (topics := [n.question.topic for n in decisive(needs) if n.question.test == test])
        ]
        if rows_of_test:
            yield []
            yield [(words.upper(), "bold")]
            yield from rows(rows_of_test, width)


def decisive(needs: Needs) -> list[Need]:
    """What could change the suggestion."""
    return [need for need in needs.needs if need.question.changes == "suggestion"]


class Pooled(NamedTuple):
    """What several cases need, or one case alone, of which it is told whose it is."""

    cases: Sequence[Needs]
    whose: Whose | None = None


def _lines(pooled: Pooled, width: int) -> Iterator[StyledLine]:
    if pooled.whose:
        return _case_lines(pooled.cases[0], pooled.whose, width)
    return _pooled_lines(pooled.cases, width)


def _data(pooled: Pooled) -> Any:
    return plain(pooled.cases[0] if pooled.whose else pooled.cases)


FORMATS: Formats[Pooled] = {"text": Screen(_lines), "json": as_json(_data), **documents("needs")}
