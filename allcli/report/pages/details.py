"""Everything behind the first screen, in sections that are opened by whoever wants them."""

from collections.abc import Iterator, Sequence

from allcli.report.document.blocks import (
    Block,
    Cite,
    DataTable,
    Items,
    Paragraph,
    Section,
    Text,
    Words,
    filled,
)
from allcli.report.pages.first import LEVELS, outcome
from allcli.report.pages.reasons import because, joined, steps, whole
from allcli.triage.assessment import AVOIDED, Assessment, FlagResult, OptionResult, Reason
from allcli.triage.lasting import Near
from allcli.triage.receipt import LocalResult

CHANGES = {"suggestion": "the suggestion", "verdict": "a verdict", "high flag": "a high flag"}
OUTCOMES = {"yes": "holds", "no": "does not hold", "unknown": "not known"}


def details(assessment: Assessment) -> list[Section]:
    """Every option, flag, note, outcome, question and fact; the trace where it was asked for."""
    return filled(
        Section("Every option with every reason", list(_options(assessment)), folded=True),
        Section("Every flag", [_flags(assessment)], folded=True),
        Section("Every note", [_notes(assessment)], folded=True),
        Section("Every published outcome", [_outcomes(assessment)], folded=True),
        Section("Every question", [_questions(assessment)], folded=True),
        Section("What would change the suggestion", [_limits(assessment)], folded=True),
        Section("How long this holds", _shelf_life(assessment), folded=True),
        Section("Local rules", [Items([_local(rule) for rule in assessment.local])], folded=True),
        Section("Facts as they were read", list(_read(assessment)), folded=True),
        Section("Every criterion", list(_criteria(assessment)), folded=True),
    )


def _options(assessment: Assessment) -> Iterator[Section]:
    for option in assessment.options:
        if option.verdict != "not-applicable":
            worst = "" if option.worst == option.verdict else f", at worst {option.worst}"
            title = f"{option.name}: {option.verdict}{worst}"
            yield Section(title, [Items(list(_option(option)))])
    others = [
        f"{option.name}: {option.applies_says}"
        for option in assessment.options
        if option.verdict == "not-applicable"
    ]
    if others:
        yield Section("Not for this patient", [Items(others)])


def _option(option: OptionResult) -> Iterator[Text]:
    applies = "" if option.applies == "yes" else " (eligibility unclear)"
    yield f"{option.applies_says}{applies}"
    yield from _reasons("against", option.against)
    excluded = tuple(reason for reason in option.open if reason.verdict in AVOIDED)
    yield from _reasons("still to exclude", excluded)
    yield from _reasons("open", tuple(reason for reason in option.open if reason not in excluded))
    yield from _reasons("for", option.supports)
    if option.access.needed:
        alone = f", {' and '.join(option.access.alone)} each alone" if option.access.alone else ""
        settled = "" if option.access.settled else " (depends on what is not known)"
        said = f"{option.access.status}{settled}{alone}. {' '.join(option.access.says)}"
        yield [Words("access", "dim"), f": {said}", Cite(option.access.references)]
    for order in option.order:
        yield [Words("order", "dim"), f": {order}"]


def _reasons(label: str, reasons: Sequence[Reason]) -> Iterator[Text]:
    for reason in reasons:
        verdict = f" ({reason.verdict})" if reason.verdict else ""
        yield [Words(label, "dim"), f"{verdict}: ", *whole(reason)]


def _flags(assessment: Assessment) -> DataTable:
    heads = ("Level", "Harm", "Option", "Because", "What to do")
    return DataTable(
        "Flags of every option", heads, [flag_row(f) for f in assessment.flags], named=1
    )


def flag_row(flag: FlagResult) -> list[Text]:
    """Level, harm, option, reasons, and what to do."""
    level: Text = [Words(LEVELS[flag.level], flag.level)] if flag.level else "none certain"
    reasons = joined(because(reason) for reason in flag.reasons)
    if flag.possible:
        open_ = joined(because(reason) for reason in flag.possible_reasons)
        reasons += ["; " if reasons else "", f"{flag.possible}, unless excluded: ", *open_]
    return [level, flag.harm, flag.option_name, reasons, "; ".join(flag.do)]


def _notes(assessment: Assessment) -> Items:
    return Items([
        [Words(note.kind, "dim"), ": ", *whole(note.reason), steps(note.do)]
        for note in assessment.notes
    ])  # fmt: skip


def _outcomes(assessment: Assessment) -> Items:
    return Items([
        [*outcome(row._replace(closest=False), assessment), f" ({row.strength})"]
        for row in assessment.outcomes
    ])  # fmt: skip


def _questions(assessment: Assessment) -> DataTable:
    heads = ("Question", "Could change", "How", "What depends on it", "Fields of the case")
    rows = [
        [
            f"{ask.topic}{f' ({ask.why_unknown})' if ask.why_unknown else ''}",
            f"{CHANGES[ask.changes]}{', settles it' if ask.settles else ''}",
            f"{ask.test}{', safety' if ask.safety else ''}", "; ".join(ask.could),
            ", ".join(ask.fields),
        ]
        for ask in assessment.questions
    ]  # fmt: skip
    return DataTable("What is not known and could change the answer", heads, rows)


def _limits(assessment: Assessment) -> DataTable:
    near = assessment.stability.near if assessment.stability else ()
    return _near("Limits beyond which the suggestion changes", near)


def _near(caption: str, near: Sequence[Near]) -> DataTable:
    rows = [[limit.label, limit.value, limit.limit, "; ".join(limit.turns)] for limit in near]
    return DataTable(caption, ("Finding", "Now", "Turns at", "Then"), rows)


def _shelf_life(assessment: Assessment) -> list[Block]:
    shelf_life = assessment.shelf_life
    if shelf_life is None:
        return []
    due = [f"by {due.on}: {due.why}{steps(due.turns)}" for due in shelf_life.due]
    return [Items(due), _near("Limits behind which the answer is another", shelf_life.near)]


def _local(change: LocalResult) -> str:
    state = f"expired on {change.expires}" if change.expired else change.what
    until = f"until {change.expires}" if change.expires and not change.expired else ""
    said = f"{change.reason} ({change.author}, {change.file})"
    return "; ".join(filter(None, (f"{change.kind} {change.name}, {state}: {said}", until,
                                   *change.touches)))  # fmt: skip


def _read(assessment: Assessment) -> Iterator[Block]:
    said = [f"{line.topic}: {line.says}" for line in assessment.read_as]
    yield Items([*said, *(f"not used: {words}" for words in assessment.unused)])
    facts: list[list[Text]] = [[name, value] for name, value in assessment.facts.items()]
    yield DataTable("Facts", ("Fact", "Value"), facts)


def _criteria(assessment: Assessment) -> Iterator[Section]:
    for criterion in assessment.explanation:
        saw: list[Text] = [f"{words} → {answer}" for words, answer in criterion.saw]
        effects: Text = [
            f"then {'; '.join(criterion.effects) or 'nothing'}",
            Cite(criterion.references),
        ]
        when = Paragraph(f"when {criterion.when}")
        title = f"{criterion.criterion}: {OUTCOMES[criterion.outcome]}"
        yield Section(title, [when, Items([*saw, effects])])
