"""Judgements as result data: options with their reasons, notes, sources, and the receipt."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from allcli import __version__
from allcli.case.facts import Facts, Value
from allcli.case.read import Source
from allcli.case.span import Span
from allcli.case.vocabulary import VOCABULARY
from allcli.rulebook.explain import shown
from allcli.rulebook.load import engine_hash
from allcli.rulebook.model import Reference, Rulebook
from allcli.triage.assessment import (
    Cited,
    FlagResult,
    LocalFile,
    NoteResult,
    OptionResult,
    OutcomeResult,
    Reason,
    Receipt,
    Suggestion,
    Verdict,
)
from allcli.triage.evaluate import ANSWERS, Findings, Found, reason
from allcli.triage.order import same_class, wins
from allcli.triage.suggest import Ranked
from allcli.triage.verdicts import Judged, place

_SHOWN_OF_PATIENT = ("patient.age_years", "disease.lineage", "disease.status")


def option_results(findings: Findings, ranked: Ranked) -> tuple[OptionResult, ...]:
    """Every option in order, salvage first."""
    said = _said(findings)
    kinds = (ranked.salvage, ranked.destinations, ranked.adjuncts)
    listed = [[one for one in group if _is_listed(one)] for group in kinds]
    return tuple([
        _option(findings, one, ranked, _before(one, group[i + 1 : i + 2], ranked, said))
        for group in listed
        for i, one in enumerate(group)
    ])  # fmt: skip


def _said(findings: Findings) -> dict[tuple[str, str], list[str]]:
    """The criteria that hold by the preference they give."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in findings.held:
        for pair in findings.rulebook.pairs.get(each.criterion.id, ()):
            found.setdefault(pair, []).append(each.criterion.id)
    return found


def _is_listed(one: Judged) -> bool:
    """Every option but those that wait for certainty, and those of which to say no is no news."""
    if one.applies is False:
        return not one.option.unlisted
    return one.applies is True or not one.option.only_when_certain


def _option(
    findings: Findings, one: Judged, ranked: Ranked, order: tuple[str, ...]
) -> OptionResult:
    """An option with its reasons; of one that does not apply, that is the reason."""
    name, option = one.option.id, one.option
    access = ranked.access[name]
    if one.applies is False:
        return OptionResult(
            name, option.name, option.kind, "no", option.applies_says,
            NOT_APPLICABLE, NOT_APPLICABLE, (), (), (), access, (),
        )  # fmt: skip
    return OptionResult(
        id=name,
        name=option.name,
        kind=option.kind,
        applies=ANSWERS[one.applies],
        applies_says=option.applies_says,
        verdict=WORDS[one.best],
        worst=WORDS[one.worst],
        against=_reasons(findings, one.against, name),
        open=_reasons(findings, one.open, name),
        supports=tuple([reason(findings, found) for found in one.supports]),
        access=access,
        order=order,
    )


WORDS: tuple[Verdict, ...] = ("suitable", "caution", "avoid", "contraindicated")
NOT_APPLICABLE: Verdict = "not-applicable"


def _reasons(findings: Findings, criteria: Iterable[Found], option: str) -> tuple[Reason, ...]:
    return tuple([reason(findings, found, WORDS[place(found, option)]) for found in criteria])


def _before(
    one: Judged, behind: Sequence[Judged], ranked: Ranked, said: dict[tuple[str, str], list[str]]
) -> tuple[str, ...]:
    """Why an option stands before the next of its class."""
    if not behind or not same_class(one, behind[0]):
        return ()
    other = behind[0]
    forth = said.get((one.option.id, other.option.id), [])
    back = said.get((other.option.id, one.option.id), [])
    if wins(one, other, ranked.preferred):
        why = f"preferred ({', '.join(forth)})"
    elif forth and back:
        why = f"preferred both ways ({', '.join(forth + back)}), so by default order"
    elif back:
        why = "by more wins against the others of its class"
    else:
        why = "by default order"
    return (f"before {other.option.name}: {why}",)


def notes_of(findings: Findings, suggestion: Suggestion) -> tuple[NoteResult, ...]:
    """Notes that hold and concern the suggestion; bridge first, and what is about the salvage."""
    chosen = (suggestion.salvage, suggestion.destination, *suggestion.adjuncts)
    notes = [
        (found, NoteResult(found.criterion.note, reason(findings, found), found.criterion.do))
        for found in findings.held
        if found.criterion.note and _concerns(found.criterion.note_for, chosen)
    ]
    kinds = ("bridge", "outlook", "work-up")
    notes.sort(
        key=lambda each: (
            kinds.index(each[1].kind),
            suggestion.salvage not in each[0].criterion.note_for,
        )
    )
    return tuple(note for _, note in notes)


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
    return tuple([_cited(rulebook.references[key]) for key in keys])


@cache
def _cited(source: Reference) -> Cited:
    return Cited(source.key, source.citation, source.locator, source.checked)


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
        engine=engine_hash(),
        local=tuple(LocalFile(*each) for each in rulebook.local),
    )


def facts_told(facts: Facts) -> dict[str, str]:
    """Every fact that is known, with its exact value: what one result can be compared by."""
    return {
        name: exactly(value)
        for name, value in zip(VOCABULARY, facts.values, strict=True)
        if value is not None
    }


def exactly(value: Value) -> str:
    """A value without rounding: `62`, `yes`, `10.5 to 11.4`."""
    if isinstance(value, Span):
        return f"{value.low:.12g} to {value.high:.12g}"
    if isinstance(value, bool) or value is None:
        return ANSWERS[value]
    if isinstance(value, tuple):
        return ", ".join(value)
    return value if isinstance(value, str) else f"{value:.12g}"
