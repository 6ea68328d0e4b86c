"""What stands in plain sight: the first screen, in sections."""

from collections.abc import Iterator

from allcli.report import road
from allcli.report.date_span import PLAN, road_in_days
from allcli.report.document.blocks import (
    Block,
    Cite,
    DataTable,
    Inline,
    Items,
    Paragraph,
    Section,
    Text,
    Words,
    filled,
)
from allcli.report.language.spoken import restated, said
from allcli.report.option_table import KINDS, OptionRow, if_it_applies, option_rows, titled
from allcli.report.pages.reasons import because, joined, steps
from allcli.report.understood import in_short
from allcli.triage.assessment import Assessment, FlagResult, OutcomeResult, Question

LOOKS = {"+": "suitable", "!": "caution", "?": "open", "x": "avoid", "X": "contraindicated"}
LEVELS = {"high": "HIGH", "moderate": "moderate", "low": "low"}
UNKNOWN = "not known"
QUESTIONS, POSSIBLE = 6, 6  # in plain sight; all of them are among the details


def first(assessment: Assessment) -> list[Section]:
    """The suggestion, the options, what to prepare, what to expect, what to ask."""
    ask = Section(
        said("Ask next"), [Items([_question(q) for q in assessment.questions[:QUESTIONS]])]
    )
    options = Section(said("Options"), list(_options(assessment)))
    asked_first = bool(assessment.suggestion.withheld_for)
    order = [ask._replace(title=said("Ask first")), options] if asked_first else [options, ask]
    return filled(
        Section(said("Suggestion"), list(_suggestion(assessment)), look="suggestion"),
        *order,
        Section(said("Bridge to transplant"), [Items(_notes(assessment, "bridge"))]),
        Section(said("Work-up"), [Items(_notes(assessment, "work-up"))]),
        Section(said("Published outcomes in similar patients"), list(_published(assessment))),
    )


# --- The suggestion -------------------------------------------------------------------------------


def _suggestion(assessment: Assessment) -> Iterator[Block]:
    yield Paragraph(" ".join(road.headline(assessment).split()), "headline")
    certain = [flag for flag in assessment.road_flags if flag.level == "high"]
    possible = sorted(
        (flag for flag in assessment.road_flags if flag.possible == "high"),
        key=lambda flag: flag.option != assessment.suggestion.salvage,
    )
    flags = [*map(_certain, certain), *map(_possible, possible[:POSSIBLE])]
    if others := possible[POSSIBLE:]:
        flags.append(_unless_excluded("; ".join(map(_of_option, others)), ["…"]))
    if flags:
        yield Items(flags)
    if harms := list(road.other_harms(assessment, has_reasons=True)):
        yield Paragraph([said(road.HEAD["others"]), ": ", "; ".join(harms), "."])
    for words in road.beside(assessment):
        yield Paragraph(words, "caution")
    robust = assessment.suggestion.robust
    state = Words(said("Stable" if robust else "Provisional"), "suitable" if robust else "open")
    yield Paragraph([state, ": ", "; ".join(road.holds(assessment)), "."])
    if assessment.road_days:
        yield Paragraph(
            [said("Road"), ": ", "; ".join([*road_in_days(assessment.road_days), PLAN]), "."]
        )
    read = [line.says for line in in_short(assessment)]
    if read:
        yield Paragraph(said("Read as: {facts}.", facts=" · ".join(read)), "dim")
    for words in assessment.unused:
        yield Paragraph(said("Not fully used: {what}.", what=words), "caution")


def _certain(flag: FlagResult) -> list[Inline]:
    reasons = joined(because(reason) for reason in flag.reasons)
    return [Words(said("!! HIGH"), "high"), f" {restated(flag.harm)}: ", *reasons, steps(flag.do)]


def _possible(flag: FlagResult) -> list[Inline]:
    return _unless_excluded(
        _of_option(flag), joined(because(reason) for reason in flag.possible_reasons)
    )


def _of_option(flag: FlagResult) -> str:
    return f"{restated(flag.harm)} ({flag.option_name})"


def _unless_excluded(harm: str, reasons: list[Inline]) -> list[Inline]:
    about = said("{harm}, unless excluded: {reasons}", harm=harm, reasons="")
    return [Words(said("? HIGH"), "open"), f" {about}", *reasons]


# --- The options ----------------------------------------------------------------------------------


def _options(assessment: Assessment) -> Iterator[DataTable]:
    place = assessment.receipt.jurisdiction
    sources = _sources(assessment)
    rows = list(option_rows(assessment))
    for kind, title in KINDS.items():
        heads = [said(head) for head in ("Option", "Verdict", "Highest flag")]
        heads += [said("Access, {place}", place=place)] if place else []
        cells = [_row(row, sources, has_place=bool(place)) for row in rows if row.kind == kind]
        if cells:
            yield DataTable(
                said(title.capitalize()), [*heads, said("Against")], cells, look="options"
            )


def _row(row: OptionRow, sources: dict[str, Cite], *, has_place: bool) -> list[Text]:
    names = Words(", ".join(row.names), "strong" if row.is_suggested else "")
    mark, flag = row.verdict[0], said(LEVELS.get(row.flag, ""))
    against = joined([words, sources.get(words, "")] for words in (*row.own, *row.rest))
    access = [said(UNKNOWN) if row.access == "?" else row.access] if has_place else []
    return [
        [names, f" {said('(suggested)')}" if row.is_suggested else ""],
        [Words(mark, LOOKS[mark[0]])],
        [Words(flag, row.flag)] if flag else "",
        *access,
        against,
    ]


def _sources(assessment: Assessment) -> dict[str, Cite]:
    """The sources of every reason against an option, by what the table says of it."""
    return {
        words: Cite(reason.references)
        for option in assessment.options
        for reason in option.against
        for words in (titled(reason), if_it_applies(reason))
    }


# --- The rest -------------------------------------------------------------------------------------


def _notes(assessment: Assessment, kind: str) -> list[Text]:
    return [
        [*because(note.reason), steps(note.do)] for note in assessment.notes if note.kind == kind
    ]


def _published(assessment: Assessment) -> Iterator[Block]:
    rows = [outcome(row, assessment) for row in assessment.outcomes if row.closest]
    if rows:
        yield Items(rows)
        yield Paragraph(said("What groups like this had; not a prognosis for this patient."), "dim")


def outcome(row: OutcomeResult, assessment: Assessment) -> list[Inline]:
    """The results of a group, of the options that are suggested."""
    suggested = assessment.suggestion.road
    named = zip(row.options, row.option_names, strict=True)
    names = ", ".join(name for option, name in named if option in suggested or not row.closest)
    results = "; ".join(" ".join(result) for result in row.results)
    doubt = "" if row.checked else f" {said('(unverified)')}"
    cut = f" ({row.cut})" if row.cut else ""
    return [f"{names}, {row.group}{cut}: {results}{doubt}", Cite(row.references)]


def _question(question: Question) -> list[Inline]:
    why = f" ({question.why_unknown})" if question.why_unknown else ""
    return [Words(question.topic, "strong"), f"{why} → {'; '.join(question.could)}"]
