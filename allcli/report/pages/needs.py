"""What to find out next as a document: for one case, or an order list over several."""

from collections.abc import Iterator, Sequence

from allcli.report.document.blocks import (
    Block,
    DataTable,
    Document,
    Paragraph,
    Section,
    Text,
    filled,
)
from allcli.report.needs import TESTS, Pooled, branch_words, caption, decisive, sections, standing
from allcli.report.opening import patient
from allcli.triage.explore.needs import Need, Needs


def page(pooled: Pooled) -> Document:
    """The open questions of one case with what each answer changes, or the order list."""
    if pooled.whose:
        [needs] = pooled.cases
        about = [patient(pooled.whose)]
        return Document(f"To find out: {_name(needs)}", about, list(_case(needs)))
    return Document(f"To find out: {len(pooled.cases)} cases", [], list(_pooled(pooled.cases)))


def _case(needs: Needs) -> Iterator[Block]:
    yield Paragraph(needs.suggestion.text, "headline")
    for words, _ in standing(needs):
        yield Paragraph(words)
    for heading, asked in sections(needs):
        yield Section(heading, [_question(need) for need in asked])


def _question(need: Need) -> DataTable | Paragraph:
    ask = need.question
    rows: list[list[Text]] = []
    for branch in need.branches:
        words = list(branch_words(branch, ask.changes))
        name = "" if branch.label == ask.topic else f"{branch.label}: "
        if words:
            rows.append([f"{name}{branch.answer}", " ".join(words)])
    if not rows:
        return Paragraph(f"{caption(need)}.")
    return DataTable(caption(need), ("Answer", "Then"), rows)


def _pooled(cases: Sequence[Needs]) -> Iterator[Section]:
    rows: list[list[Text]] = [
        [_name(needs), "stable" if needs.suggestion.robust else "provisional", _topics(needs)]
        for needs in cases
    ]
    heads = ("Case", "Suggestion", "To find out")
    yield Section("For each patient", [DataTable("What could change the suggestion", heads, rows)])
    for test, words in TESTS.items():
        of_test: list[list[Text]] = [
            [_name(needs), topics] for needs in cases if (topics := _topics(needs, test))
        ]
        table = DataTable("Patients", ("Case", "To find out"), of_test)
        yield from filled(Section(words.capitalize(), [table]))


def _topics(needs: Needs, test: str = "") -> str:
    """What could change the suggestion, of one kind of test or of all."""
    asked = [need.question for need in decisive(needs)]
    return "; ".join(ask.topic for ask in asked if test in ("", ask.test))


def _name(needs: Needs) -> str:
    return needs.receipt.case_id or needs.receipt.source
