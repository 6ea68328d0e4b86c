"""The report on one screen: headline, options, flags, bridge, groups like this, questions, sources.

Of what is suggested everything is told, of the rest what decides; `--explain` tells all.
"""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from allcli.report import local, reviewed, understood
from allcli.report.access import in_words
from allcli.report.brief import STABLE, name
from allcli.report.layout import Styled, StyledCell, StyledLine, paragraph, rows, title
from allcli.report.verdicts import LEVEL, OPEN, verdict_of
from allcli.triage.assessment import (
    Assessment,
    FlagResult,
    NoteResult,
    OptionResult,
    OutcomeResult,
    Reason,
)

CHECKED = {"primary": "", "secondary": "*", "unverified": "?"}
QUESTIONS, TOPICS = 5, 4
REST = 10
NAME = 24
REASONS = 1
SUPPORTS = 2
TITLES = 3
STEPS = 2
NOTES = 5


class Report:
    """One assessment on lines of a width."""

    def __init__(self, assessment: Assessment, width: int) -> None:
        self.assessment, self._width = assessment, width
        suggestion = assessment.suggestion
        self._suggested = suggestion.road
        self._numbers: dict[str, int] = {}  # sources are numbered as they are first cited

    def lines(self) -> Iterator[StyledLine]:
        """The whole report."""
        questions = self._section("MISSING INFORMATION THAT MATTERS", self._questions())
        asked_first = bool(self.assessment.suggestion.withheld_for)
        yield from self._title()
        yield from self._section("TODAY, FIRST OF ALL", self._notes(("today",)))
        yield []
        yield from self._headline()
        if asked_first:
            yield from questions
        yield from self._section("OPTIONS", self._options())
        yield from self._not_for_this()
        yield from self._section("TOXICITY FLAGS", self._flags())
        yield from self._section("BRIDGE TO ALLO-HCT", self._notes(("bridge", "outlook")))
        yield from self._section("WORK-UP", self._notes(("work-up",)))
        yield from self._section(
            "PUBLISHED OUTCOMES IN SIMILAR PATIENTS (not a prognosis)", self._outcomes()
        )
        if not asked_first:
            yield from questions
        yield from self._section("READ AS", understood.rows(self.assessment))
        yield from self._section("LOCAL RULES", local.rows(self.assessment))
        yield from self._references()

    def _section(self, title: str, table: Iterable[list[StyledCell]]) -> Iterator[StyledLine]:
        listed = list(table)
        if listed:
            yield []
            yield [(title, "bold")]
            yield from rows(listed, self._width)

    def _say(self, words: str, style: str = "") -> list[StyledLine]:
        return paragraph(words, style, self._width)

    # --- Headline ---------------------------------------------------------------------------------

    def _title(self) -> Iterator[StyledLine]:
        receipt = self.assessment.receipt
        place = receipt.jurisdiction or "jurisdiction not given"
        when = f"assessed {receipt.assessed_on}" if receipt.assessed_on else "no assessed_on"
        words = [name(self.assessment), *self.assessment.patient, place, when]
        yield from title(" · ".join(words), "dim", self._width)

    def _headline(self) -> Iterator[StyledLine]:
        receipt, suggestion = self.assessment.receipt, self.assessment.suggestion
        yield from self._say(suggestion.text, "bold")
        if suggestion.robust:
            yield from self._say(STABLE, "green")
        else:
            yield from self._say(f"Provisional: {self._hangs_on()}.", "yellow")
            if not suggestion.exact:
                said = "So much is missing that more may matter than is listed."
                yield from self._say(said, "yellow")
        if suggestion.assumes:
            said = f"Taken as decided: {suggestion.assumes_label}."
            yield from self._say(f"{said} Order, flags and notes are those of this road.")
        first = {option.id: option.name for option in self.assessment.options}
        if suggestion.first_if_accessible:
            barred = first[suggestion.first_if_accessible]
            where = f"in {receipt.jurisdiction} on {receipt.as_of}"
            said = f"Clinically first, but neither licensed nor reimbursed {where}: {barred}."
            yield from self._say(said, "yellow")
        if suggestion.adjuncts:
            beside = "; ".join(first[adjunct] for adjunct in suggestion.adjuncts)
            yield from self._say(f"Also consider: {beside}.")
        if receipt.outdated:
            yield from self._say(reviewed.warning(receipt), "yellow")
        if self.assessment.local:
            said = local.in_short(self.assessment)
            yield from self._say(f"{said[0].upper()}{said[1:]}; see below.", "yellow")

    def _hangs_on(self) -> str:
        topics = [q.topic for q in self.assessment.questions if q.changes == "suggestion"]
        if not topics:
            return "depends on what is missing below"
        more = f"; and {len(topics) - TOPICS} more" if len(topics) > TOPICS else ""
        return f"depends on {'; '.join(topics[:TOPICS])}{more}"

    # --- Options ----------------------------------------------------------------------------------

    def _options(self) -> Iterator[list[StyledCell]]:
        """Options that may apply; those of which the same is told stand in one row."""
        named = self.assessment.suggestion.adjuncts
        alike: dict[tuple[tuple[str, str], tuple[Styled, ...]], list[OptionResult]] = {}
        for option in self.assessment.options:
            if option.verdict != "not-applicable" and option.id not in named:
                alike.setdefault((verdict_of(option), tuple(self._about(option))), []).append(
                    option
                )
        for (verdict, about), same in alike.items():
            style = "bold" if self._suggested & {option.id for option in same} else ""
            names = wrap(", ".join(option.name for option in same), NAME, break_on_hyphens=False)
            yield [list(_qualified(verdict)), [(line, style) for line in names], list(about)]

    def _not_for_this(self) -> Iterator[StyledLine]:
        """How many do not apply; which and why is in the trace."""
        others = sum(option.verdict == "not-applicable" for option in self.assessment.options)
        if others:
            yield from self._say(f"Not for this patient: {others} more (--explain).", "dim")

    def _about(self, option: OptionResult) -> Iterator[Styled]:
        """Why the verdict; for what is suggested also what speaks for it and what is open."""
        suggested = option.id in self._suggested
        deciding = [reason for reason in option.against if reason.verdict == option.verdict]
        if not suggested and option.verdict == "caution":
            deciding = deciding[:REASONS]
        if deciding:
            yield "; ".join(map(self._because, deciding)), ""
        one_of = [reason.title for reason in option.open if reason.verdict == option.verdict]
        if one_of and not deciding:
            yield f"whatever becomes known, one of: {_some(one_of)}", ""
        steps = dict.fromkeys(step for reason in deciding for step in reason.do)
        if suggested and steps:
            yield f"→ {'; '.join(list(steps)[:STEPS])}", ""
        if suggested and option.supports:
            yield f"for: {'; '.join(map(self._because, option.supports[:SUPPORTS]))}", ""
        if option.applies == "unknown":
            yield f"? eligibility unclear: only {option.applies_says}", "yellow"
        worst = [reason.title for reason in option.open if reason.verdict == option.worst]
        if worst and suggested and option.worst != option.verdict:
            said = _some(worst)
            yield f'? still to exclude (would make it "{option.worst}"): {said}', "yellow"
        if option.kind == "salvage":
            yield from self._access(option)

    def _access(self, option: OptionResult) -> Iterator[Styled]:
        """Licence and payment; that nobody knows is said of what is suggested only."""
        place, access = self.assessment.receipt.jurisdiction, option.access
        if not (place and access.needed) or option.verdict in ("avoid", "contraindicated"):
            return
        if access.status != "unknown" or access.licence == "no" or option.id in self._suggested:
            style = "red" if access.status == "neither" else "dim"
            yield f"{place}: {in_words(access)}{self._cite(access.references)}", style

    # --- Flags, notes, questions ------------------------------------------------------------------

    def _flags(self) -> Iterator[list[StyledCell]]:
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
                titles = _some(reason.title for reason in flag.possible_reasons)
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

    def _notes(self, kinds: tuple[str, ...]) -> Iterator[list[StyledCell]]:
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

    def _outcomes(self) -> Iterator[list[StyledCell]]:
        for row in self.assessment.outcomes:
            if row.closest:
                yield [[("•", "")], [(self._outcome(row), "")]]

    def _outcome(self, row: OutcomeResult) -> str:
        cut = f" ({row.cut})" if row.cut else ""
        unverified = "" if row.checked else " (unverified)"
        results = "; ".join(f"{endpoint} {figure}" for endpoint, figure in row.results)
        named = zip(row.options, row.option_names, strict=True)
        names = ", ".join(name for option, name in named if option in self._suggested)
        return f"{names}, {row.group}{cut}: {results}{unverified}{self._cite(row.references)}"

    def _questions(self) -> Iterator[list[StyledCell]]:
        for question in self.assessment.questions[:QUESTIONS]:
            why = f" ({question.why_unknown})" if question.why_unknown else ""
            said = f"{question.topic}{why} → {'; '.join(question.could)}"
            yield [[("?", "yellow")], [(said, "")]]
        rest = self.assessment.questions[QUESTIONS:]
        if rest:
            topics = [question.topic for question in rest]
            more = f"; and {len(topics) - REST} more" if len(topics) > REST else ""
            said = f"also missing: {'; '.join(topics[:REST])}{more}"
            yield [[("", "")], [(said, "dim")]]

    # --- Sources ----------------------------------------------------------------------------------

    def _references(self) -> Iterator[StyledLine]:
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
        said = f"{version}, rules of {receipt.as_of}, {reviewed.in_short(receipt)}."
        said += " For professionals: check every step."
        yield from self._say(said, "dim")

    def _because(self, reason: Reason) -> str:
        saw = f" ({', '.join(reason.saw)})" if reason.saw else ""
        return f"{reason.title}{saw}{_unverified(reason)}{self._cite(reason.references)}"

    def _cite(self, keys: Iterable[str]) -> str:
        numbers = [self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys]
        return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def _qualified(verdict: Styled) -> Iterator[Styled]:
    """A verdict that missing facts could still change says so in a line of its own."""
    words, style = verdict
    yield verdict
    if words.startswith(OPEN):
        yield "  (incomplete data)", style


def _merged(flags: Iterable[FlagResult]) -> list[tuple[FlagResult, str]]:
    """Flags that differ by option only, as one, with the names of the options."""
    groups: dict[tuple[object, ...], list[FlagResult]] = {}
    for flag in flags:
        key = (flag.kind, flag.level, flag.possible, flag.reasons, flag.possible_reasons)
        groups.setdefault(key, []).append(flag)
    return [(same[0], ", ".join(flag.option_name for flag in same)) for same in groups.values()]


def _some(titles: Iterable[str]) -> str:
    """The first three, each once, and how many more."""
    distinct = list(dict.fromkeys(titles))
    more = f" and {len(distinct) - TITLES} more" if len(distinct) > TITLES else ""
    return "; ".join(distinct[:TITLES]) + more


def _unverified(reason: Reason) -> str:
    return "" if reason.checked else " (unverified)"
