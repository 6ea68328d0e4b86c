"""The report on one screen: headline, options, flags, bridge, groups like this, questions, sources.

Of what is suggested everything is told, of the rest what decides; `--explain` tells all.
"""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from rich.console import Console

from allcli.report import local
from allcli.report.brief import name
from allcli.report.layout import Cell, Line, Styled, paragraph, rows, title
from allcli.report.terminal import write
from allcli.triage.assessment import (
    Assessment,
    FlagResult,
    NoteResult,
    OptionResult,
    OutcomeResult,
    Reason,
)

LOOK = {
    "suitable": ("+", "green"),
    "caution": ("!", "yellow"),
    "avoid": ("x", "red"),
    "contraindicated": ("X", "bold red"),
}
LEVEL = {"high": "bold red", "moderate": "yellow", "low": "cyan"}
CHECKED = {"primary": "", "secondary": "*", "unverified": "?"}
QUESTIONS = 5
TOPICS = 4
REST = 10
NAME = 24
REASONS = 1
SUPPORTS = 2
TITLES = 3
STEPS = 2
NOTES = 5


class Report:
    """Writes one assessment to one console."""

    def __init__(self, assessment: Assessment, to: Console) -> None:
        self.assessment = assessment
        self.console, self._width = to, to.width  # asked once: each time it asks the terminal
        suggestion = assessment.suggestion
        self._suggested = {suggestion.salvage, suggestion.destination}
        self._numbers: dict[str, int] = {}  # sources are numbered as they are first cited

    def write(self) -> None:
        """The whole report, in one piece."""
        write(self.console, self._lines())

    def _lines(self) -> Iterator[Line]:
        questions = list(self._section("NOT KNOWN, AND MATTERS", self._questions()))
        asked_first = self.assessment.suggestion.withheld_for
        yield from [*self._headline(), *(questions if asked_first else [])]
        yield from self._section("OPTIONS", self._options())
        yield from self._not_for_this()
        yield from self._section("TOXICITY FLAGS", self._flags())
        yield from self._section("BRIDGE TO ALLO-HCT", self._notes(("bridge", "outlook")))
        yield from self._section("WORK-UP", self._notes(("work-up",)))
        yield from self._section("IN A GROUP LIKE THIS (published, no forecast)", self._outcomes())
        yield from [] if asked_first else questions
        yield from self._section("LOCAL RULES", local.rows(self.assessment))
        yield from self._references()

    def _section(self, title: str, table: Iterable[list[Cell]]) -> Iterator[Line]:
        if found := list(table):
            yield []
            yield [(title, "bold")]
            yield from rows(found, self._width)

    def _say(self, words: str, style: str = "") -> list[Line]:
        return paragraph(words, style, self._width)

    # --- Headline ---------------------------------------------------------------------------------

    def _headline(self) -> Iterator[Line]:
        receipt, suggestion = self.assessment.receipt, self.assessment.suggestion
        place = receipt.jurisdiction or "jurisdiction not known"
        when = f"assessed {receipt.assessed_on}" if receipt.assessed_on else "no assessed_on"
        words = [name(self.assessment), *self.assessment.patient, place, when]
        yield from title(" · ".join(words), "dim", self._width)
        yield []
        yield from self._say(suggestion.text, "bold")
        if suggestion.robust:
            yield from self._say("Robust: nothing that is still unknown changes this.", "green")
        else:
            yield from self._say(f"Provisional: {self._hangs_on()}.", "yellow")
            if not suggestion.exact:
                said = "So much is open that more may matter than is listed."
                yield from self._say(said, "yellow")
        first = {one.id: one.name for one in self.assessment.options}
        if suggestion.first_if_accessible:
            barred = first[suggestion.first_if_accessible]
            where = f"in {receipt.jurisdiction} on {receipt.as_of}"
            said = f"Clinically first, but neither licensed nor paid for {where}: {barred}."
            yield from self._say(said, "yellow")
        if suggestion.adjuncts:
            beside = "; ".join(first[adjunct] for adjunct in suggestion.adjuncts)
            yield from self._say(f"Beside it: {beside}.")
        if self.assessment.local:
            said = local.in_short(self.assessment)
            yield from self._say(f"{said[0].upper()}{said[1:]}; see below.", "yellow")

    def _hangs_on(self) -> str:
        topics = [q.topic for q in self.assessment.questions if q.changes == "suggestion"]
        if not topics:
            return "see what is not known"
        more = f"; and {len(topics) - TOPICS} more" if len(topics) > TOPICS else ""
        return f"hangs on {'; '.join(topics[:TOPICS])}{more}"

    # --- Options ----------------------------------------------------------------------------------

    def _options(self) -> Iterator[list[Cell]]:
        """Options that may apply; those of which the same is told stand in one row."""
        named = self.assessment.suggestion.adjuncts
        told: dict[tuple[tuple[str, str], tuple[Styled, ...]], list[OptionResult]] = {}
        for one in self.assessment.options:
            if one.verdict != "not-applicable" and one.id not in named:
                told.setdefault((_verdict(one), tuple(self._about(one))), []).append(one)
        for (verdict, about), same in told.items():
            style = "bold" if self._suggested & {one.id for one in same} else ""
            names = wrap(", ".join(one.name for one in same), NAME, break_on_hyphens=False)
            yield [[verdict], [(line, style) for line in names], list(about)]

    def _not_for_this(self) -> Iterator[Line]:
        """How many do not apply; which and why is in the trace."""
        if others := sum(one.verdict == "not-applicable" for one in self.assessment.options):
            yield from self._say(f"Not for this patient: {others} more (--explain).", "dim")

    def _about(self, one: OptionResult) -> Iterator[Styled]:
        """Why the verdict; for what is suggested also what speaks for it and what is open."""
        suggested = one.id in self._suggested
        deciding = [reason for reason in one.against if reason.verdict == one.verdict]
        if not suggested and one.verdict == "caution":
            deciding = deciding[:REASONS]
        if deciding:
            yield "; ".join(map(self._because, deciding)), ""
        steps = dict.fromkeys(step for reason in deciding for step in reason.do)
        if suggested and steps:
            yield f"→ {'; '.join(list(steps)[:STEPS])}", ""
        if suggested and one.supports:
            yield f"for: {'; '.join(map(self._because, one.supports[:SUPPORTS]))}", ""
        if one.applies == "unknown":
            yield f"? only {one.applies_says}: not known", "yellow"
        if one.open and suggested:
            said = _some(reason.title for reason in one.open)
            yield f"? not cleared, could become {one.worst}: {said}", "yellow"
        if one.kind == "salvage":
            yield from self._access(one)

    def _access(self, one: OptionResult) -> Iterator[Styled]:
        """Licence and payment; that nobody knows is said of what is suggested only."""
        place, access = self.assessment.receipt.jurisdiction, one.access
        if not (place and access.needed) or one.verdict in ("avoid", "contraindicated"):
            return
        words = {
            "reimbursed": "paid for",
            "licensed": "licensed",
            "neither": "neither licensed nor paid for",
            "unknown": f"access {'not' if access.settled else 'hangs on what is not'} known",
        }[access.status]
        if access.status == "unknown" and access.licence == "no":
            words = "not licensed for this, payment not known"
        elif access.status in ("licensed", "unknown") and access.reimbursement == "no":
            words += ", not paid for"
        if access.alone and access.status != "neither":
            each = "each alone" if len(access.alone) > 1 else "alone"
            words = f"{' and '.join(access.alone)}, {each}: {words}"
        if access.status != "unknown" or access.licence == "no" or one.id in self._suggested:
            style = "red" if access.status == "neither" else "dim"
            yield f"{place}: {words}{self._cite(access.references)}", style

    # --- Flags, notes, questions ------------------------------------------------------------------

    def _flags(self) -> Iterator[list[Cell]]:
        """Every flag of what is suggested; of the rest the high ones, a row for each harm."""
        mine = [flag for flag in self.assessment.flags if flag.option in self._suggested]
        rest = [flag for flag in self.assessment.flags if flag not in mine and flag.level == "high"]
        for flag, options in _merged(mine):
            if flag.level:
                yield [[(flag.level.upper(), LEVEL[flag.level])], list(self._flag(flag, options))]
        for harm in dict.fromkeys(flag.harm for flag in rest):
            same = _merged(flag for flag in rest if flag.harm == harm)
            yield [[("HIGH", LEVEL["high"])], [(f"{harm}, {self._elsewhere(same)}", "")]]
        for flag, options in _merged(mine):
            if flag.possible == "high":
                titles = _some(each.title for each in flag.possible_reasons)
                yield [[("? high", "yellow")], [(f"{flag.harm}, {options}: if {titles}", "")]]

    def _elsewhere(self, flags: Iterable[tuple[FlagResult, str]]) -> str:
        """Why a harm is likely with options that are not suggested."""
        return "; ".join(
            f"{options}: {', '.join(map(self._because, flag.reasons[:REASONS]))}"
            for flag, options in flags
        )

    def _flag(self, flag: FlagResult, options: str) -> Iterator[Styled]:
        titles = "; ".join(map(self._because, flag.reasons))
        do = f" → {'; '.join(flag.do[:STEPS])}" if flag.do else ""
        yield f"{flag.harm}, {options}: {titles}{do}", ""

    def _notes(self, kinds: tuple[str, ...]) -> Iterator[list[Cell]]:
        notes = [note for note in self.assessment.notes if note.kind in kinds]
        for note in notes[:NOTES]:
            yield [[("•", "")], list(self._note(note))]
        if notes[NOTES:]:
            titles = "; ".join(note.reason.title for note in notes[NOTES:])
            yield [[("", "")], [(f"and, with --explain: {titles}", "dim")]]

    def _note(self, note: NoteResult) -> Iterator[Styled]:
        reason = note.reason
        do = f" → {'; '.join(note.do)}" if note.do else ""
        yield f"{reason.says}{_unverified(reason)}{self._cite(reason.references)}{do}", ""

    def _outcomes(self) -> Iterator[list[Cell]]:
        for row in self.assessment.outcomes:
            if row.closest:
                yield [[("•", "")], [(self._outcome(row), "")]]

    def _outcome(self, row: OutcomeResult) -> str:
        cut = f" ({row.cut})" if row.cut else ""
        unverified = "" if row.checked else " (unverified)"
        results = "; ".join(f"{endpoint} {figure}" for endpoint, figure in row.results)
        told = zip(row.options, row.option_names, strict=True)
        names = ", ".join(name for option, name in told if option in self._suggested)
        return f"{names}, {row.group}{cut}: {results}{unverified}{self._cite(row.references)}"

    def _questions(self) -> Iterator[list[Cell]]:
        for question in self.assessment.questions[:QUESTIONS]:
            why = f" ({question.why_unknown})" if question.why_unknown else ""
            said = f"{question.topic}{why} → {'; '.join(question.could)}"
            yield [[("?", "yellow")], [(said, "")]]
        rest = self.assessment.questions[QUESTIONS:]
        if rest:
            topics = [question.topic for question in rest]
            more = f"; and {len(topics) - REST} more" if len(topics) > REST else ""
            said = f"and less decisive: {'; '.join(topics[:REST])}{more}"
            yield [[("", "")], [(said, "dim")]]

    # --- Sources ----------------------------------------------------------------------------------

    def _references(self) -> Iterator[Line]:
        """Keys only; authors, titles and DOIs wait for --explain."""
        checked = {cited.key: CHECKED[cited.checked] for cited in self.assessment.references}
        parts = [f"[{i}]\u00a0{key}{checked[key]}" for key, i in self._numbers.items()]
        if parts:
            yield []
            yield [
                ("REFERENCES", "bold"),
                (" (* secondary, ? unverified; --explain: in full)", "dim"),
            ]
            yield from self._say("  ".join(parts), "dim")
        receipt = self.assessment.receipt
        yield []
        version = f"allcli {receipt.allcli}, rulebook {receipt.rulebook_hash[:12]}"
        version += local.files(self.assessment)
        said = f"{version}, rules of {receipt.as_of}. For professionals: check every step."
        yield from self._say(said, "dim")

    def _because(self, reason: Reason) -> str:
        saw = f" ({', '.join(reason.saw)})" if reason.saw else ""
        return f"{reason.title}{saw}{_unverified(reason)}{self._cite(reason.references)}"

    def _cite(self, keys: Iterable[str]) -> str:
        numbers = [self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys]
        return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def _merged(flags: Iterable[FlagResult]) -> list[tuple[FlagResult, str]]:
    """Flags that differ by option only, as one, with the names of the options."""
    groups: dict[tuple[object, ...], list[FlagResult]] = {}
    for flag in flags:
        key = (flag.kind, flag.level, flag.possible, flag.reasons, flag.possible_reasons)
        groups.setdefault(key, []).append(flag)
    return [(same[0], ", ".join(flag.option_name for flag in same)) for same in groups.values()]


def _some(titles: Iterable[str]) -> str:
    """The first three, each once, and how many more."""
    each = list(dict.fromkeys(titles))
    more = f" and {len(each) - TITLES} more" if len(each) > TITLES else ""
    return "; ".join(each[:TITLES]) + more


def _unverified(reason: Reason) -> str:
    return "" if reason.checked else " (unverified)"


def _verdict(one: OptionResult) -> tuple[str, str]:
    """Mark and word; a verdict that unknown facts could still turn is not shown as cleared."""
    if one.verdict in ("suitable", "caution") and one.worst in ("avoid", "contraindicated"):
        return f"? {one.verdict} so far", "yellow"
    mark, style = LOOK[one.verdict]
    return f"{mark} {one.verdict}", style
