"""The report on one screen: headline, options, flags, bridge, what is not known, sources."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from allcli.report.brief import name
from allcli.report.terminal import plain_for
from allcli.triage.assessment import (
    Assessment,
    FlagResult,
    NoteResult,
    OptionResult,
    Question,
    Reason,
)

LOOK = {
    "suitable": ("+", "green"),
    "caution": ("!", "yellow"),
    "avoid": ("x", "red"),
    "contraindicated": ("X", "bold red"),
    "not-applicable": ("-", "dim"),
}
LEVEL = {"high": "bold red", "moderate": "yellow", "low": "cyan"}
CHECKED = {"primary": "", "secondary": "*", "unverified": "?"}
KINDS = {
    "gvhd-aggravation": "GVHD aggravation",
    "hepatotoxicity-vod": "hepatotoxicity/VOD",
    "cytokine-release": "cytokine release",
}
QUESTIONS = 5
REASONS = 2
SUPPORTS = 2
TITLES = 3


class Report:
    """Writes one assessment to one console."""

    def __init__(self, assessment: Assessment, to: Console) -> None:
        self.assessment = assessment
        self.console = to
        suggestion = assessment.suggestion
        self._suggested = (suggestion.salvage, suggestion.destination)
        self.numbers = {cited.key: i for i, cited in enumerate(assessment.references, start=1)}

    def write(self) -> None:
        """The whole report."""
        self._headline()
        self._section("OPTIONS", self._options())
        self._section("TOXICITY FLAGS", self._flags())
        self._section("BRIDGE TO ALLO-HCT", self._notes(("bridge", "outlook")))
        self._section("WORK-UP", self._notes(("work-up",)))
        self._section("NOT KNOWN, AND MATTERS", self._questions())
        self._references()

    def text(self, words: str, style: str = "") -> Text:
        """Text that is safe on this console."""
        return Text(plain_for(self.console, words), style=style)

    def _print(self, words: str, style: str = "") -> None:
        self.console.print(self.text(words, style))

    def _section(self, title: str, rows: Table) -> None:
        if rows.row_count:
            self.console.print()
            self._print(title, "bold")
            self.console.print(rows)

    def _headline(self) -> None:
        receipt, suggestion = self.assessment.receipt, self.assessment.suggestion
        place = receipt.jurisdiction or "jurisdiction not known"
        when = f"assessed {receipt.assessed_on}" if receipt.assessed_on else "no assessed_on"
        words = [name(self.assessment), *self.assessment.patient, place, when]
        self._print(" · ".join(words), "dim")
        self.console.print()
        self._print(suggestion.text, "bold")
        if suggestion.robust:
            self._print("Robust: nothing that is still unknown changes this.", "green")
        else:
            topics = [q.topic for q in self.assessment.questions if q.changes == "suggestion"]
            hangs = f" hangs on {'; '.join(topics[:4])}" if topics else " see what is not known"
            more = f"; and {len(topics) - 4} more" if len(topics) > 4 else ""
            self._print(f"Provisional:{hangs}{more}.", "yellow")
        barred = self._named(suggestion.first_if_accessible)
        if barred:
            where = f"in {receipt.jurisdiction} on {receipt.as_of}"
            self._print(f"Clinically first, but neither licensed nor paid for {where}: {barred}.",
                        "yellow")  # fmt: skip

    def _named(self, option: str | None) -> str:
        names = {one.id: one.name for one in self.assessment.options}
        return names.get(option or "", "")

    # --- Options ----------------------------------------------------------------------------------

    def _options(self) -> Table:
        table = _grid(3)
        for one in self.assessment.options:
            if one.verdict == "not-applicable":
                continue
            table.add_row(
                self.text(*_verdict(one)),
                self.text(one.name, "bold" if one.id in self._suggested else ""),
                self._lines(self._about(one)),
            )
        for one in self.assessment.options:
            if one.verdict == "not-applicable":
                mark, style = LOOK[one.verdict]
                row = (f"{mark} not for this", one.name, one.applies_says)
                table.add_row(*(self.text(words, style) for words in row))
        return table

    def _about(self, one: OptionResult) -> Iterator[tuple[str, str]]:
        """Why the verdict; for what is suggested also what speaks for it."""
        deciding = [reason for reason in one.against if reason.verdict == one.verdict]
        for reason in deciding if one.id in self._suggested else deciding[:REASONS]:
            yield self._because(reason), ""
        if one.id in self._suggested:
            for reason in one.supports[:SUPPORTS]:
                yield f"for: {self._because(reason)}", ""
        if one.applies == "unknown":
            yield f"? only {one.applies_says}: not known", "yellow"
        if one.open:
            said = _some(reason.title for reason in one.open)
            yield f"? not cleared, could become {one.worst}: {said}", "yellow"
        if one.kind == "salvage" and one.access.status != "unknown":
            yield self._access(one), "red" if one.access.status == "neither" else "dim"

    def _access(self, one: OptionResult) -> str:
        said = {
            "reimbursed": "paid for",
            "licensed": "licensed, not paid for"
            if one.access.reimbursement == "no"
            else "licensed",
            "neither": "neither licensed nor paid for",
        }
        place = self.assessment.receipt.jurisdiction
        return f"{place}: {said[one.access.status]}{self._numbers(one.access.references)}"

    # --- Flags, notes, questions ------------------------------------------------------------------

    def _flags(self) -> Table:
        table = _grid(2)
        for flag, options in _merged(self.assessment.flags):
            if flag.level:
                style = LEVEL[flag.level]
                lines = self._lines(self._flag(flag, options))
                table.add_row(self.text(flag.level.upper(), style), lines)
        for flag, options in _merged(self.assessment.flags):
            if flag.possible == "high":
                titles = _some(each.title for each in flag.possible_reasons)
                said = f"{KINDS.get(flag.kind, flag.kind)}, {options}: if {titles}"
                table.add_row(self.text("? high", "yellow"), self.text(said))
        return table

    def _flag(self, flag: FlagResult, options: str) -> Iterator[tuple[str, str]]:
        titles = "; ".join(map(self._because, flag.reasons))
        yield f"{KINDS.get(flag.kind, flag.kind)}, {options}: {titles}", ""
        if flag.do:
            yield f"→ {'; '.join(flag.do)}", "italic"

    def _notes(self, kinds: tuple[str, ...]) -> Table:
        table = _grid(2)
        for note in self.assessment.notes:
            if note.kind in kinds:
                table.add_row(self.text("•"), self._lines(self._note(note)))
        return table

    def _note(self, note: NoteResult) -> Iterator[tuple[str, str]]:
        reason = note.reason
        yield f"{reason.says}{_unverified(reason)}{self._numbers(reason.references)}", ""
        if note.do:
            yield f"→ {'; '.join(note.do)}", "italic"

    def _questions(self) -> Table:
        table = _grid(2)
        for question in self.assessment.questions[:QUESTIONS]:
            table.add_row(self.text("?", "yellow"), self._lines(_asked(question)))
        rest = self.assessment.questions[QUESTIONS:]
        if rest:
            topics = "; ".join(question.topic for question in rest)
            table.add_row(self.text(""), self.text(f"and less decisive: {topics}", "dim"))
        return table

    def _references(self) -> None:
        """Keys only; authors, titles and DOIs wait for --explain."""
        receipt = self.assessment.receipt
        parts = [
            f"[{i}] {cited.key}{CHECKED[cited.checked]}"
            for i, cited in enumerate(self.assessment.references, start=1)
        ]
        if parts:
            self.console.print()
            self._print("REFERENCES", "bold")
            self._print("  ".join(part.replace(" ", "\u00a0") for part in parts), "dim")
            self._print(
                "* seen in a secondary source only; ? unverified; in full: --explain", "dim"
            )
        self.console.print()
        self._print(
            f"allcli {receipt.allcli}, rulebook {receipt.rulebook_hash[:12]}, rules of "
            f"{receipt.as_of}. For professionals: check every step.",
            "dim",
        )

    # --- Words ------------------------------------------------------------------------------------

    def _because(self, reason: Reason) -> str:
        saw = f" ({', '.join(reason.saw)})" if reason.saw else ""
        return f"{reason.title}{saw}{_unverified(reason)}{self._numbers(reason.references)}"

    def _numbers(self, keys: Iterable[str]) -> str:
        numbers = [str(self.numbers[key]) for key in keys if key in self.numbers]
        return f" [{', '.join(numbers)}]" if numbers else ""

    def _lines(self, lines: Iterable[tuple[str, str]]) -> Text:
        return Text("\n").join(self.text(words, style) for words, style in lines)


def _asked(question: Question) -> Iterator[tuple[str, str]]:
    why = f" ({question.why_unknown})" if question.why_unknown else ""
    yield f"{question.topic}{why} → {'; '.join(question.could)}", ""


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


def _grid(columns: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for column in range(columns):
        table.add_column(overflow="fold", no_wrap=column < columns - 1)
    return table
