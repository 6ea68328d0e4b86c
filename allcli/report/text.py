"""The report on one screen: headline, options, flags, bridge, groups like this, questions, sources.

Of what is suggested everything is told, of the rest what decides; `--explain` tells all.
"""

from collections.abc import Iterable, Iterator

from allcli.report import local, reviewed, understood
from allcli.report.access import in_words
from allcli.report.cells import broken
from allcli.report.headline import headline
from allcli.report.language.localized import localized
from allcli.report.language.spoken import remark, restated, said
from allcli.report.layout import Styled, StyledCell, StyledLine, paragraph, rows
from allcli.report.opening import opening
from allcli.report.verdicts import LEVEL, OPEN, verdict_of
from allcli.triage.assessment import (
    Assessment,
    FlagResult,
    NoteResult,
    OptionResult,
    OutcomeResult,
    Reason,
)
from allcli.triage.whose import whose_answer

CHECKED = {"primary": "", "secondary": "*", "unverified": "?"}
QUESTIONS = 5
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
        self.assessment = assessment = localized(assessment)
        self._width = width
        suggestion = assessment.suggestion
        self._suggested = suggestion.road
        self._numbers: dict[str, int] = {}  # sources are numbered as they are first cited

    def lines(self) -> Iterator[StyledLine]:
        """The whole report."""
        questions = self._section("MISSING INFORMATION THAT MATTERS", self._questions())
        asked_first = bool(self.assessment.suggestion.withheld_for)
        yield from opening(whose_answer(self.assessment), self._width)
        yield from self._section("TODAY, FIRST OF ALL", self._notes(("today",)))
        yield []
        yield from headline(self.assessment, self._width)
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
            yield [(said(title), "bold")]
            yield from rows(listed, self._width)

    def _say(self, words: str, style: str = "") -> list[StyledLine]:
        return paragraph(words, style, self._width)

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
            names = broken(", ".join(option.name for option in same), NAME)
            yield [list(_qualified(verdict)), [(line, style) for line in names], list(about)]

    def _not_for_this(self) -> Iterator[StyledLine]:
        """How many do not apply; which and why is in the trace."""
        others = sum(option.verdict == "not-applicable" for option in self.assessment.options)
        if others:
            more = said("Not for this patient: {number} more (--explain).", number=others)
            yield from self._say(more, "dim")

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
            yield said("whatever becomes known, one of: {reasons}", reasons=_some(one_of)), ""
        steps = dict.fromkeys(step for reason in deciding for step in reason.do)
        if suggested and steps:
            yield f"→ {'; '.join(list(steps)[:STEPS])}", ""
        if suggested and option.supports:
            supports = option.supports[:SUPPORTS]
            yield said("for: {reasons}", reasons="; ".join(map(self._because, supports))), ""
            if untold := [step for step in self._untold(supports) if step not in steps]:
                yield f"→ {'; '.join(untold[:STEPS])}", ""
        if option.applies == "unknown":
            yield said("? eligibility unclear: only {whom}", whom=option.applies_says), "yellow"
        worst = [reason.title for reason in option.open if reason.verdict == option.worst]
        if worst and suggested and option.worst != option.verdict:
            could = said(
                '? still to exclude (would make it "{verdict}"): {reasons}',
                verdict=said(option.worst),
                reasons=_some(worst),
            )
            yield could, "yellow"
        if option.kind == "salvage":
            yield from self._access(option)

    def _untold(self, reasons: Iterable[Reason]) -> Iterator[str]:
        """What to do by reasons that stand in no flag or note, where it would be told."""
        shown = {reason.criterion for flag in self.assessment.flags for reason in flag.reasons}
        shown |= {note.reason.criterion for note in self.assessment.notes}
        for reason in reasons:
            if reason.criterion not in shown:
                yield from reason.do

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
                yield [
                    [(said(flag.level.upper()), LEVEL[flag.level])],
                    list(self._flag(flag, options)),
                ]
        for harm in dict.fromkeys(flag.harm for flag in rest):
            same = _merged(flag for flag in rest if flag.harm == harm)
            words = f"{restated(harm)}, {self._elsewhere(same)}"
            yield [[(said("HIGH"), LEVEL["high"])], [(words, "")]]
        for flag, options in _merged(mine):
            if flag.possible == "high":
                titles = _some(reason.title for reason in flag.possible_reasons)
                words = said(
                    "{harm}, {options}: if {reasons}",
                    harm=restated(flag.harm),
                    options=options,
                    reasons=titles,
                )
                yield [[(said("? high"), "yellow")], [(words, "")]]

    def _elsewhere(self, flags: Iterable[tuple[FlagResult, str]]) -> str:
        """Why a harm is likely with options that are not suggested."""
        return "; ".join(
            f"{options}: {', '.join(map(self._because, flag.reasons[:REASONS]))}"
            for flag, options in flags
        )

    def _flag(self, flag: FlagResult, options: str) -> Iterator[Styled]:
        titles = "; ".join(map(self._because, flag.reasons))
        do = f" → {'; '.join(flag.do[:STEPS])}" if flag.do else ""
        yield f"{restated(flag.harm)}, {options}: {titles}{do}", ""

    def _notes(self, kinds: tuple[str, ...]) -> Iterator[list[StyledCell]]:
        notes = [note for note in self.assessment.notes if note.kind in kinds]
        for note in notes[:NOTES]:
            yield [[("•", "")], list(self._note(note))]
        if notes[NOTES:]:
            titles = "; ".join(note.reason.title for note in notes[NOTES:])
            more = said("and, with --explain: {titles}", titles=titles)
            yield [[("", "")], [(more, "dim")]]

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
        unverified = "" if row.checked else f" {said('(unverified)')}"
        results = "; ".join(f"{endpoint} {figure}" for endpoint, figure in row.results)
        named = zip(row.options, row.option_names, strict=True)
        names = ", ".join(name for option, name in named if option in self._suggested)
        return f"{names}, {row.group}{cut}: {results}{unverified}{self._cite(row.references)}"

    def _questions(self) -> Iterator[list[StyledCell]]:
        for question in self.assessment.questions[:QUESTIONS]:
            why = f" ({question.why_unknown})" if question.why_unknown else ""
            asked = f"{question.topic}{why} → {'; '.join(question.could)}"
            yield [[("?", "yellow")], [(asked, "")]]
        rest = self.assessment.questions[QUESTIONS:]
        if rest:
            topics = [question.topic for question in rest]
            left = len(topics) - REST
            more = said("; and {number} more", number=left) if left > 0 else ""
            listed = said("also missing: {facts}", facts=f"{'; '.join(topics[:REST])}{more}")
            yield [[("", "")], [(listed, "dim")]]

    # --- Sources ----------------------------------------------------------------------------------

    def _references(self) -> Iterator[StyledLine]:
        """Keys only; authors, titles and DOIs wait for --explain."""
        checked = {cited.key: CHECKED[cited.checked] for cited in self.assessment.references}
        parts = [f"[{i}]\u00a0{key}{checked[key]}" for key, i in self._numbers.items()]
        if parts:
            yield []
            yield [
                (said("REFERENCES"), "bold"),
                (said(" (* secondary, ? unverified; --explain: in full)"), "dim"),
            ]
            yield from self._say("  ".join(parts), "dim")
        receipt = self.assessment.receipt
        yield []
        made_of = said(
            "allcli {version}, rulebook {rulebook}, rules of {day}, {reviewed}."
            " For professionals: check every step.",
            version=receipt.allcli,
            rulebook=f"{receipt.rulebook_hash[:12]}{local.files(self.assessment)}",
            day=receipt.as_of,
            reviewed=reviewed.in_short(receipt),
        )
        yield from self._say(made_of, "dim")
        if remark():
            yield from self._say(remark(), "dim")

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
        yield f"  {said('(incomplete data)')}", style


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
    left = len(distinct) - TITLES
    more = said(" and {number} more", number=left) if left > 0 else ""
    return "; ".join(distinct[:TITLES]) + more


def _unverified(reason: Reason) -> str:
    return "" if reason.checked else f" {said('(unverified)')}"
