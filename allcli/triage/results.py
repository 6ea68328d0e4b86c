"""Judgements as result data: options with their reasons, notes, sources, and the receipt."""

from collections.abc import Iterable, Sequence
from datetime import date

from allcli import __version__
from allcli.case.facts import Facts
from allcli.case.read import Source
from allcli.case.vocabulary import VOCABULARY
from allcli.rulebook.explain import shown
from allcli.rulebook.model import VERDICTS, Rulebook
from allcli.triage.assessment import (
    Cited,
    FlagResult,
    NoteResult,
    OptionResult,
    OutcomeResult,
    Receipt,
    Suggestion,
    Verdict,
)
from allcli.triage.evaluate import ANSWERS, Findings, reason
from allcli.triage.order import same_class, wins
from allcli.triage.suggest import Ranked
from allcli.triage.verdicts import Judged, place

_SHOWN_OF_PATIENT = ("patient.age_years", "disease.lineage", "disease.status")


def option_results(findings: Findings, ranked: Ranked) -> tuple[OptionResult, ...]:
    """Every option in order, salvage first."""
    return tuple(
        _option(findings, one, group[i + 1 :], ranked)
        for group in (ranked.salvage, ranked.destinations, ranked.adjuncts)
        for i, one in enumerate(group)
        if one.applies or not one.option.only_when_certain
    )


def _option(
    findings: Findings, one: Judged, behind: Sequence[Judged], ranked: Ranked
) -> OptionResult:
    def verdict_of(index: int) -> Verdict:
        return "not-applicable" if one.applies is False else VERDICTS[index]  # type: ignore[return-value]  # the same words

    name = one.option.id
    return OptionResult(
        id=name,
        name=one.option.name,
        kind=one.option.kind,
        applies=ANSWERS[one.applies],
        applies_says=one.option.applies_says,
        verdict=verdict_of(one.best),
        worst=verdict_of(one.worst),
        against=tuple(reason(findings, f, verdict_of(place(f, name))) for f in one.against),
        open=tuple(reason(findings, f, verdict_of(place(f, name))) for f in one.open),
        supports=tuple(reason(findings, f) for f in one.supports),
        access=ranked.access[name],
        order=tuple(
            _before(findings, one, other, ranked) for other in behind if same_class(one, other)
        ),
    )


def _before(findings: Findings, one: Judged, other: Judged, ranked: Ranked) -> str:
    """Why an option stands before another of its class."""
    forth, back = (one.option.id, other.option.id), (other.option.id, one.option.id)
    said = {
        pair: [f.criterion.id for f in findings.held if pair in f.criterion.preferences]
        for pair in (forth, back)
    }
    if wins(one, other, ranked.preferred):
        return f"before {other.option.name}: preferred ({', '.join(said[forth])})"
    if said[forth] and said[back]:
        both = ", ".join(said[forth] + said[back])
        return f"before {other.option.name}: preferred both ways ({both}), so by default order"
    if said[back]:
        return f"before {other.option.name}: by more wins against the others of its class"
    return f"before {other.option.name}: by default order"


def notes_of(findings: Findings, suggestion: Suggestion) -> tuple[NoteResult, ...]:
    """Notes that hold and concern the suggestion; bridge first."""
    chosen = (suggestion.salvage, suggestion.destination, *suggestion.adjuncts)
    notes = [
        NoteResult(found.criterion.note, reason(findings, found), found.criterion.do)
        for found in findings.held
        if found.criterion.note and _concerns(found.criterion.note_for, chosen)
    ]
    kinds = ("bridge", "outlook", "work-up")
    return tuple(sorted(notes, key=lambda note: kinds.index(note.kind)))


def _concerns(options: tuple[str, ...], chosen: tuple[str | None, ...]) -> bool:
    return not options or any(option in chosen for option in options)


def cited(
    rulebook: Rulebook,
    options: Iterable[OptionResult],
    flags: Iterable[FlagResult],
    notes: Iterable[NoteResult],
    outcomes: Iterable[OutcomeResult],
) -> tuple[Cited, ...]:
    """Every source of what is said, once, in the order of first use."""
    keys: dict[str, None] = {}
    for one in options:
        for each in (*one.against, *one.supports):
            keys |= dict.fromkeys(each.references)
        keys |= dict.fromkeys(one.access.references)
    for each in (*(r for flag in flags for r in flag.reasons), *(note.reason for note in notes)):
        keys |= dict.fromkeys(each.references)
    for row in outcomes:
        keys |= dict.fromkeys(row.references)
    found = [rulebook.references[key] for key in keys]
    return tuple(Cited(r.key, r.citation, r.locator, r.checked) for r in found)


def patient_line(facts: Facts) -> tuple[str, ...]:
    """The patient in a few words, from what is known."""
    words = [
        shown(VOCABULARY[name], facts.value(name))
        for name in _SHOWN_OF_PATIENT
        if facts.value(name) is not None
    ]
    if facts.value("hct.prior_allo"):
        words.append("after allo-HCT")
    return tuple(words)


def receipt(source: Source, rulebook: Rulebook, facts: Facts, as_of: date) -> Receipt:
    """What went in."""
    stated = source.case.assessed_on
    return Receipt(
        allcli=__version__,
        rulebook_hash=rulebook.hash,
        case_hash=source.hash,
        case_id=source.case.id or "",
        source=source.name,
        assessed_on="" if stated is None else str(stated),
        as_of=as_of,
        jurisdiction=str(facts.value("jurisdiction") or ""),
    )
