"""Judgements as result data: options with their reasons, notes, sources, and the receipt."""

from collections.abc import Iterable
from datetime import date
from itertools import chain, zip_longest

from allcli import __version__
from allcli.case.facts import VOCABULARY, Facts, Value
from allcli.case.files.read import Source
from allcli.case.span import PartlyListed, Span
from allcli.engine.prepared import Prepared
from allcli.engine_code import engine_hash
from allcli.rulebook.model import Rulebook
from allcli.rulebook.words import NOTE_KINDS, VERDICTS, Verdict
from allcli.triage.assessment import (
    AccessResult,
    Cited,
    FlagResult,
    NoteResult,
    OptionResult,
    OutcomeResult,
    Reason,
)
from allcli.triage.choose import Choice
from allcli.triage.evaluate import ANSWERS, Findings, Holding, reason
from allcli.triage.order import is_shown, same_class, wins
from allcli.triage.receipt import LocalFile, Receipt
from allcli.triage.suggest import Ranked
from allcli.triage.verdicts import Judged


def option_results(choice: Choice) -> tuple[OptionResult, ...]:
    """Every option in order, salvage first."""
    findings, ranked = choice.findings, choice.ranked
    known = {option.id: option for option in choice.options}
    results: list[OptionResult] = []
    for group in (ranked.salvage, ranked.destinations, ranked.adjuncts):
        for option, behind in zip_longest(group, group[1:]):  # what does not apply comes last
            if option.applies is False:
                results.append(_away(option, ranked))
            else:
                order = _before(choice.road.findings, option, behind, ranked)
                results.append(_option(findings, known[option.id], ranked, order))
    return tuple(results)


def _option(
    findings: Findings, option: Judged, ranked: Ranked, order: tuple[str, ...]
) -> OptionResult:
    """An option with its reasons."""
    name, record = option.id, option.record
    return OptionResult(
        name, record.name, record.kind, ANSWERS[option.applies], record.applies_says,
        VERDICTS[option.best], VERDICTS[option.worst],
        _reasons(findings, option.against, name), _reasons(findings, option.open, name),
        tuple([reason(findings, holding) for holding in option.supports]),
        ranked.access[name], order,
    )  # fmt: skip


def _away(option: Judged, ranked: Ranked) -> OptionResult:
    """An option that does not apply: that is the reason."""
    record = option.record
    return OptionResult(
        record.id, record.name, record.kind, "no", record.applies_says,
        NOT_APPLICABLE, NOT_APPLICABLE, (), (), (), ranked.access[record.id], (),
    )  # fmt: skip


NOT_APPLICABLE: Verdict = "not-applicable"


def _reasons(findings: Findings, criteria: Iterable[Holding], option: str) -> tuple[Reason, ...]:
    return tuple(
        [reason(findings, holding, VERDICTS[holding.places[option]]) for holding in criteria]
    )


def _before(
    findings: Findings, option: Judged, other: Judged | None, ranked: Ranked
) -> tuple[str, ...]:
    """Why an option stands before the next of its class."""
    if other is None or not same_class(option, other):
        return ()
    forth = _preferring(findings, option, other, ranked)
    back = _preferring(findings, other, option, ranked)
    if wins(option, other, ranked.preferred):
        why = f"preferred ({', '.join(forth)})"
    elif is_shown(option, other, ranked.preferred):
        why = "its target is shown, the other's not known"
    elif forth and back:
        why = f"preferred both ways ({', '.join(forth + back)}), so by default order"
    elif back:
        why = "by more wins against the others of its class"
    else:
        why = "by default order"
    return (f"before {other.name}: {why}",)


def _preferring(findings: Findings, better: Judged, worse: Judged, ranked: Ranked) -> list[str]:
    """The criteria that hold and prefer one option to another."""
    pair = better.id, worse.id
    if pair not in ranked.preferred.sure:
        return []
    return [holding.criterion.id for holding in findings.held if pair in holding.pairs]


def notes_of(choice: Choice) -> tuple[NoteResult, ...]:
    """Notes that hold on the road and concern it, by kind; first what is about the salvage."""
    findings, suggestion = choice.road.findings, choice.suggestion
    chosen = (suggestion.salvage, suggestion.destination, *suggestion.adjuncts)
    notes = [
        (
            holding,
            NoteResult(holding.criterion.note, reason(findings, holding), holding.criterion.do),
        )
        for holding in findings.held
        if holding.criterion.note and _concerns(holding.criterion.note_for, chosen)
    ]
    notes.sort(
        key=lambda entry: (
            NOTE_KINDS.index(entry[1].kind),
            suggestion.salvage not in entry[0].criterion.note_for,
        )
    )
    return tuple(note for _, note in notes)


def _concerns(options: tuple[str, ...], chosen: tuple[str | None, ...]) -> bool:
    return not options or any(option in chosen for option in options)


def cited(
    rulebook: Prepared,
    options: Iterable[OptionResult],
    flags: Iterable[FlagResult],
    notes: Iterable[NoteResult],
    outcomes: Iterable[OutcomeResult],
) -> tuple[Cited, ...]:
    """Every source of what is said, once, in the order of first use."""
    said: list[Reason | AccessResult | OutcomeResult] = []
    for option in options:
        said += (*option.against, *option.supports, option.access)
    for flag in flags:
        said += flag.reasons
    said += [note.reason for note in notes]
    said += outcomes
    said += chain.from_iterable(option.open for option in options)
    said += chain.from_iterable(flag.possible_reasons for flag in flags)
    lists = dict.fromkeys([source.references for source in said])  # most are those of another
    return cited_keys(rulebook, chain.from_iterable(lists))


def cited_keys(rulebook: Prepared, keys: Iterable[str]) -> tuple[Cited, ...]:
    """The sources of these keys, each once, in their order."""
    sources = rulebook.table(_Sources)
    return tuple([sources[key] for key in dict.fromkeys(keys)])


class _Sources(dict[str, Cited]):
    """The sources of a rulebook as they are printed, by key; each made when first cited."""

    def __init__(self, rulebook: Rulebook) -> None:
        super().__init__()
        self._references = rulebook.references

    def __missing__(self, key: str) -> Cited:
        source = self._references[key]
        cited = Cited(source.key, source.citation, source.locator, source.checked)
        self[key] = cited
        return cited


def receipt(source: Source, rulebook: Prepared, facts: Facts, as_of: date) -> Receipt:
    """What went in."""
    stated = source.case.assessed_on
    reviewed = rulebook.table(_Reviewed)
    return Receipt(
        allcli=__version__,
        rulebook_hash=rulebook.hash,
        case_hash=source.hash,
        case_id=source.case.id or "",
        source=source.name,
        assessed_on="" if stated is None else str(stated),
        as_of=as_of,
        jurisdiction=str(facts.value("jurisdiction") or ""),
        engine=engine_hash(),
        local=tuple(LocalFile(*file) for file in rulebook.local),
        reviewed_from=reviewed.first,
        reviewed_to=reviewed.last,
        outdated=tuple([topic for topic, due in reviewed.due if as_of >= due]),
    )


class _Reviewed:
    """When the topics of a rulebook were last reviewed, and from when on each is outdated."""

    def __init__(self, rulebook: Rulebook) -> None:
        days = {topic: day for topic, day in rulebook.reviewed if day}
        self.first = min(days.values(), default=None)
        self.last = max(days.values(), default=None)
        self.due = [(topic, a_year_after(day)) for topic, day in days.items()]


def a_year_after(day: date) -> date:
    """The same day of the next year; after 29 February, 1 March."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if is_leap_day else day.replace(year=day.year + 1)


def facts_told(facts: Facts) -> dict[str, str]:
    """Every fact that is known, with its exact value: what one result can be compared by."""
    return {
        name: exactly(value)
        for name, value in zip(VOCABULARY, facts.values, strict=True)
        if value is not None
    }


def exactly(value: Value) -> str:
    """A value without rounding: `62`, `yes`, `10.5 to 11.4`."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ANSWERS[value]
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, PartlyListed):
        return f"at least {', '.join(value.words)}"
    if isinstance(value, Span):
        return f"{value.low:.12g} to {value.high:.12g}"
    return f"{value:.12g}"
