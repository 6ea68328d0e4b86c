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
from allcli.report.language.spoken import restated, said
from allcli.report.pages.first import LEVELS, outcome
from allcli.report.pages.reasons import because, joined, steps, whole
from allcli.triage.assessment import (
    AVOIDED,
    AccessResult,
    Assessment,
    FlagResult,
    OptionResult,
    Reason,
)
from allcli.triage.lasting import Near
from allcli.triage.receipt import LocalResult

QUESTION_HEADS = (
    "Question", "Could change", "How", "What depends on it", "Fields of the case",
)  # fmt: skip
CHANGES = {"suggestion": "the suggestion", "verdict": "a verdict", "high flag": "a high flag"}
OUTCOMES = {"yes": "holds", "no": "does not hold", "unknown": "not known"}


def details(assessment: Assessment) -> list[Section]:
    """Every option, flag, note, outcome, question and fact; the trace where it was asked for."""
    local = [Items([_local(rule) for rule in assessment.local])]
    return filled(
        Section(said("Every option with every reason"), list(_options(assessment)), folded=True),
        Section(said("Every flag"), [_flags(assessment)], folded=True),
        Section(said("Every note"), [_notes(assessment)], folded=True),
        Section(said("Every published outcome"), [_outcomes(assessment)], folded=True),
        Section(said("Every question"), [_questions(assessment)], folded=True),
        Section(said("What would change the suggestion"), [_limits(assessment)], folded=True),
        Section(said("How long this holds"), _shelf_life(assessment), folded=True),
        Section(said("Local rules"), local, folded=True),
        Section(said("Facts as they were read"), list(_read(assessment)), folded=True),
        Section(said("Every criterion"), list(_criteria(assessment)), folded=True),
    )


def _options(assessment: Assessment) -> Iterator[Section]:
    for option in assessment.options:
        if option.verdict != "not-applicable":
            could = said(", at worst {verdict}", verdict=said(option.worst))
            worst = "" if option.worst == option.verdict else could
            title = f"{option.name}: {said(option.verdict)}{worst}"
            yield Section(title, [Items(list(_option(option)))])
    others = [
        f"{option.name}: {option.applies_says}"
        for option in assessment.options
        if option.verdict == "not-applicable"
    ]
    if others:
        yield Section(said("Not for this patient"), [Items(others)])


def _option(option: OptionResult) -> Iterator[Text]:
    applies = "" if option.applies == "yes" else f" ({said('eligibility unclear')})"
    yield f"{option.applies_says}{applies}"
    yield from _reasons("against", option.against)
    excluded = tuple(reason for reason in option.open if reason.verdict in AVOIDED)
    yield from _reasons("still to exclude", excluded)
    yield from _reasons("open", tuple(reason for reason in option.open if reason not in excluded))
    yield from _reasons("for", option.supports)
    if option.access.needed:
        yield _access(option.access)
    for order in option.order:
        yield [Words(said("order"), "dim"), f": {order}"]


def _access(access: AccessResult) -> Text:
    drugs = said(" and ").join(access.alone)
    alone = said(", {drugs} each alone", drugs=drugs) if drugs else ""
    settled = "" if access.settled else f" {said('(depends on what is not known)')}"
    words = f"{said(access.status)}{settled}{alone}. {' '.join(access.says)}"
    return [Words(said("access"), "dim"), f": {words}", Cite(access.references)]


def _reasons(label: str, reasons: Sequence[Reason]) -> Iterator[Text]:
    for reason in reasons:
        verdict = f" ({said(reason.verdict)})" if reason.verdict else ""
        yield [Words(said(label), "dim"), f"{verdict}: ", *whole(reason)]


def _flags(assessment: Assessment) -> DataTable:
    rows = [flag_row(flag) for flag in assessment.flags]
    return DataTable(said("Flags of every option"), flag_heads(), rows, named=1)


def flag_heads() -> list[str]:
    """The heads of a table of flags."""
    return [said(head) for head in ("Level", "Harm", "Option", "Because", "What to do")]


def flag_row(flag: FlagResult) -> list[Text]:
    """Level, harm, option, reasons, and what to do."""
    level: Text = said("none certain")
    if flag.level:
        level = [Words(said(LEVELS[flag.level]), flag.level)]
    reasons = joined(because(reason) for reason in flag.reasons)
    if flag.possible:
        open_ = joined(because(reason) for reason in flag.possible_reasons)
        possible = said("{level}, unless excluded: ", level=said(flag.possible))
        reasons += ["; " if reasons else "", possible, *open_]
    return [level, restated(flag.harm), flag.option_name, reasons, "; ".join(flag.do)]


def _notes(assessment: Assessment) -> Items:
    return Items([
        [Words(said(note.kind), "dim"), ": ", *whole(note.reason), steps(note.do)]
        for note in assessment.notes
    ])  # fmt: skip


def _outcomes(assessment: Assessment) -> Items:
    return Items([
        [*outcome(row._replace(closest=False), assessment), f" ({said(row.strength)})"]
        for row in assessment.outcomes
    ])  # fmt: skip


def _questions(assessment: Assessment) -> DataTable:
    heads = [said(head) for head in QUESTION_HEADS]
    rows = [
        [
            f"{ask.topic}{f' ({ask.why_unknown})' if ask.why_unknown else ''}",
            f"{said(CHANGES[ask.changes])}{said(', settles it') if ask.settles else ''}",
            f"{said(ask.test)}{said(', safety') if ask.safety else ''}", "; ".join(ask.could),
            ", ".join(ask.fields),
        ]
        for ask in assessment.questions
    ]  # fmt: skip
    return DataTable(said("What is not known and could change the answer"), heads, rows)


def _limits(assessment: Assessment) -> DataTable:
    near = assessment.stability.near if assessment.stability else ()
    return _near(said("Limits beyond which the suggestion changes"), near)


def _near(caption: str, near: Sequence[Near]) -> DataTable:
    rows = [[limit.label, limit.value, limit.limit, "; ".join(limit.turns)] for limit in near]
    heads = [said(head) for head in ("Finding", "Now", "Turns at", "Then")]
    return DataTable(caption, heads, rows)


def _shelf_life(assessment: Assessment) -> list[Block]:
    shelf_life = assessment.shelf_life
    if shelf_life is None:
        return []
    due = [
        said("by {day}: {why}", day=due.on, why=f"{due.why}{steps(due.turns)}")
        for due in shelf_life.due
    ]
    return [Items(due), _near(said("Limits beyond which the answer changes"), shelf_life.near)]


def _local(change: LocalResult) -> str:
    state = f"expired on {change.expires}" if change.expired else change.what
    until = f"until {change.expires}" if change.expires and not change.expired else ""
    why = f"{change.reason} ({change.author}, {change.file})"
    return "; ".join(filter(None, (f"{change.kind} {change.name}, {state}: {why}", until,
                                   *change.touches)))  # fmt: skip


def _read(assessment: Assessment) -> Iterator[Block]:
    read = [f"{line.topic}: {line.says}" for line in assessment.read_as]
    unused = [f"{said('not fully used')}: {words}" for words in assessment.unused]
    yield Items([*read, *unused])
    facts: list[list[Text]] = [[name, value] for name, value in assessment.facts.items()]
    yield DataTable(said("Facts"), (said("Fact"), said("Value")), facts)


def _criteria(assessment: Assessment) -> Iterator[Section]:
    for criterion in assessment.explanation:
        saw: list[Text] = [f"{words} → {answer}" for words, answer in criterion.saw]
        effects: Text = [
            f"then {'; '.join(criterion.effects) or 'nothing'}",
            Cite(criterion.references),
        ]
        when = Paragraph(f"when {criterion.when}")
        title = f"{criterion.criterion}: {said(OUTCOMES[criterion.outcome])}"
        yield Section(title, [when, Items([*saw, effects])])
