"""Two answers beside each other: only what is not the same, and why."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Any, NamedTuple

from allcli.report.document.formats import documents
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import GAP, StyledLine, paragraph, rows, title
from allcli.report.opening import opening
from allcli.triage.explore.because import Cause
from allcli.triage.explore.difference import Difference
from allcli.triage.explore.whatif import AnswerChange, WhatIf
from allcli.triage.plain import plain
from allcli.triage.whose import whose_answer

STACKED = 70  # below this width two columns of words cannot be read
LABEL = 24
CAUSES = 5
TOPICS = 8


class WhatIfPage(NamedTuple):
    """What was set, and the answer before and after."""

    settings: Sequence[str]
    answers: WhatIf


def _lines(compared: WhatIfPage, width: int) -> Iterator[StyledLine]:
    """The whole comparison."""
    settings, answers = compared
    yield from opening(whose_answer(answers.before), width)
    yield from title(f"What if {', '.join(set_anew(settings))}?", "dim", width)
    yield []
    if answers.facts:
        facts = (f"{fact.label} {fact.before} → {fact.after}" for fact in answers.facts)
        yield from paragraph(f"Facts: {'; '.join(facts)}.", "", width)
    else:
        yield from paragraph("Facts: none changes.", "", width)
    suggestion = answers.after.suggestion
    if answers.before.suggestion.text == suggestion.text:
        certain = "stable" if suggestion.robust else "provisional"
        yield from paragraph(f"The suggestion stays: {suggestion.text} ({certain}).", "bold", width)
    if answers.changes:
        yield []
        yield from _table(answers, width)
    else:
        yield from paragraph("No verdict, flag, access or note changes.", "", width)
    yield from _questions(answers, width)
    if answers.shelf_life.look_again:
        yield []
        said = f"Look again by {answers.shelf_life.look_again}: {answers.shelf_life.why}."
        yield from paragraph(said, "dim", width)


def set_anew(settings: Sequence[str]) -> list[str]:
    """What was set, and what was left out, in words."""
    return [f"{field[:-1]} is left out" if field.endswith("=") else field for field in settings]


def _questions(answers: WhatIf, width: int) -> Iterator[StyledLine]:
    said = (("No longer asked", answers.gone), ("Asked now", answers.new))
    if any(topics for _, topics in said):
        yield []
    for words, topics in said:
        if topics:
            more = f"; and {len(topics) - TOPICS} more" if len(topics) > TOPICS else ""
            yield from paragraph(f"{words}: {'; '.join(topics[:TOPICS])}{more}.", "", width)


def _table(answers: WhatIf, width: int) -> Iterator[StyledLine]:
    """A row for each change; those that read alike stand together."""
    stacked = width < STACKED
    if not stacked:
        yield from _beside([("", ""), ("BEFORE", "bold"), ("AFTER", "bold")], width)
    for label, change in alike(answers.changes):
        before, after = change.difference.before, change.difference.after
        if stacked:
            yield from paragraph(label, "bold", width)
            sides = (("  before", before), ("  after", after))
            yield from rows([[[(side, "dim")], [(words, "")]] for side, words in sides], width)
        else:
            yield from _beside([(label, "bold"), (before, ""), (after, "")], width)
        yield from _causes(change.causes, width)


def _beside(cells: Sequence[tuple[str, str]], width: int) -> Iterator[StyledLine]:
    """A label and two columns of one width, each wrapped to its own."""
    room = (width - LABEL - 2 * GAP) // 2
    sizes = (LABEL, room, room)
    columns = [
        wrap(words, size, break_on_hyphens=False)
        for (words, _), size in zip(cells, sizes, strict=True)
    ]
    for words in zip_longest(*columns, fillvalue=""):
        last = max(i for i, word in enumerate(words) if word)
        yield [
            (word.ljust(size + GAP) if i < last else word, style)
            for i, (word, size, (_, style)) in enumerate(zip(words, sizes, cells, strict=True))
            if i <= last
        ]


def alike(changes: Sequence[AnswerChange]) -> Iterator[tuple[str, AnswerChange]]:
    """Changes with one wording and one cause, under the names of all they concern."""
    groups: dict[tuple[object, ...], list[AnswerChange]] = {}
    for change in changes:
        difference = change.difference
        alone = difference.of if difference.aspect in ("suggestion", "order") else _lead(difference)
        key = (difference.aspect, alone, difference.before, difference.after, change.causes)
        groups.setdefault(key, []).append(change)
    for same in groups.values():
        first, *others = (change.difference for change in same)
        names = [difference.name.removeprefix(_lead(difference)) for difference in others]
        yield ", ".join(dict.fromkeys([first.name, *names])), same[0]


def _lead(difference: Difference) -> str:
    """How a name begins that is said once for several: the harm of a flag, `access to`."""
    if difference.aspect == "flag":
        return f"{difference.name.split(', ')[0]}, "
    return {"note": "note: ", "access": "access to "}.get(difference.aspect, "")


def _causes(causes: Sequence[Cause], width: int) -> Iterator[StyledLine]:
    distinct = list(dict.fromkeys(map(because, causes)))
    more = f"; and {len(distinct) - CAUSES} more" if len(distinct) > CAUSES else ""
    if distinct:
        words = f"{'; '.join(distinct[:CAUSES])}{more}"
        for line in paragraph(words, "dim", width - 4):
            yield [("    ", ""), *line]


WORDS = {
    ("no", "yes"): "now",
    ("yes", "no"): "no longer",
    ("unknown", "yes"): "now known",
    ("unknown", "no"): "cleared",
    ("yes", "unknown"): "no longer certain",
    ("no", "unknown"): "open now",
}


APPLIES = {"yes": "met", "no": "not met", "unknown": "open"}


def because(cause: Cause) -> str:
    """A cause in few words: `now: prior allo-HCT`, with the values that it saw."""
    seen = cause.saw_after if cause.after == "yes" else cause.saw_before
    if cause.saw_before and cause.saw_after and cause.saw_before != cause.saw_after:
        seen = (f"{', '.join(cause.saw_before)} → {', '.join(cause.saw_after)}",)
    saw = f" ({', '.join(seen)})" if seen else ""
    return turned(cause) + saw


def turned(cause: Cause) -> str:
    """A cause without the values: `no longer: prior allo-HCT`."""
    if cause.kind == "applies":
        return f"{APPLIES[cause.after]}: only {cause.title}"
    return f"{WORDS[cause.before, cause.after]}: {cause.title}"


def _data(compared: WhatIfPage) -> dict[str, Any]:
    return {"set": compared.settings, **plain(compared.answers)}


FORMATS: Formats[WhatIfPage] = {
    "text": Screen(_lines),
    "json": as_json(_data),
    **documents("whatif"),
}
