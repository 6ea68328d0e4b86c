"""Two answers beside each other as a document."""

from collections.abc import Iterator

from allcli.report.brief import name
from allcli.report.document.blocks import (
    Block,
    DataTable,
    Document,
    Items,
    Paragraph,
    Section,
    filled,
)
from allcli.report.opening import patient
from allcli.report.pages.reasons import sources
from allcli.report.whatif import WhatIfPage, alike, because, set_anew
from allcli.triage.explore.whatif import WhatIf
from allcli.triage.whose import whose_answer


def page(compared: WhatIfPage) -> Document:
    """What was set, what that changes, and why."""
    settings, answers = compared
    cited = {source.key: source for side in answers[:2] for source in side.references}
    title = f"What if: {name(answers.before)}"
    about = [patient(whose_answer(answers.before)), f"with {', '.join(set_anew(settings))}"]
    return Document(title, about, list(_blocks(answers)), sources(list(cited.values())))


def _blocks(answers: WhatIf) -> Iterator[Block]:
    before, after = answers.before.suggestion, answers.after.suggestion
    if before.text == after.text:
        certain = "stable" if after.robust else "provisional"
        yield Paragraph(f"The suggestion stays: {after.text} ({certain}).", "headline")
    else:
        yield Paragraph(f"{before.text} becomes {after.text}.", "headline")
    facts = [[fact.label, fact.before, fact.after] for fact in answers.facts]
    changed = [
        [label, change.difference.before, change.difference.after,
         "; ".join(dict.fromkeys(map(because, change.causes)))]
        for label, change in alike(answers.changes)
    ]  # fmt: skip
    yield from filled(
        Section("Facts", [DataTable("Facts that change", ("Fact", "Before", "After"), facts)]),
        Section("Answer", [DataTable("What the answer then says", ("Of", "Before", "After", "Why"),
                                 changed)]),
        Section("No longer asked", [Items(answers.gone)]),
        Section("Asked now", [Items(answers.new)]),
    )  # fmt: skip
    if not answers.changes:
        yield Paragraph("No verdict, flag, access or note changes.")
    if answers.shelf_life.look_again:
        yield Paragraph(f"Look again by {answers.shelf_life.look_again}: {answers.shelf_life.why}.")
