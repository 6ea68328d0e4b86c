"""The first screen: what to do, how sure it is, every option in a line, what to ask next.

At most 32 lines at 100 columns, 40 at 80. What it leaves out is behind `--full` and `--explain`;
nothing that stands on it needs another line to be understood.
"""

from collections.abc import Iterator

from allcli.report import local
from allcli.report.brief import name
from allcli.report.fit import SEPARATOR, FittedPart, fitted, fixed, listed
from allcli.report.layout import StyledLine, title
from allcli.report.option_table import option_table
from allcli.report.road import road
from allcli.triage.assessment import Assessment, Question

WIDE = 100
HEIGHT, NARROW_HEIGHT = 32, 40
LABEL = 11
MOST_ROWS, FEWEST_ROWS = 12, 5  # of the table of options


def lines(assessment: Assessment, width: int) -> list[StyledLine]:
    """The screen at a width."""
    height = HEIGHT if width >= WIDE else NARROW_HEIGHT
    drawn: list[StyledLine] = []
    for rows in range(MOST_ROWS, FEWEST_ROWS - 1, -1):
        drawn = fitted(list(_Screen(assessment, width, rows).parts()), height)
        if len(drawn) <= height:
            break
    return drawn


class _Screen:
    """The parts of the screen, in the order in which they are read."""

    def __init__(self, assessment: Assessment, width: int, rows: int) -> None:
        self._assessment, self._width, self._rows = assessment, width, rows
        self._roomy = rows > FEWEST_ROWS

    def parts(self) -> Iterator[FittedPart]:
        """Every part; the questions stand before the options where too little is known.

        The fullest patients have no line left for a bridge, nor for tests apart from questions.
        """
        withheld = bool(self._assessment.suggestion.withheld_for)
        yield fixed(self._patient())
        yield self._row("Read as", self._read(), (4, 1), 6, "dim")
        yield fixed([[]])
        yield self._row("!! TODAY", self._today(), (6, 2), 9, "bold red")
        yield from road(self._assessment, self._width)
        if withheld:
            yield from self._questions("ASK FIRST", (6, 3), 7, "bold")
        yield fixed([[]])
        yield from option_table(self._assessment, self._width, self._rows)
        yield self._row("BRIDGE", self._notes("bridge"), (3, int(self._roomy)), 2)
        yield self._row("? HIGH", self._possible(), (3, 1), 4, "yellow")
        yield self._row("WORK-UP", self._notes("work-up"), (2, 0), 0)
        yield self._row("PUBLISHED", self._published(), (3, 0), 1)
        if not withheld:
            yield from self._questions("ASK NEXT", (4, 1), 5)
        yield fixed(self._behind())

    def _row(
        self, label: str, items: list[str], heights: tuple[int, int], weight: int, style: str = ""
    ) -> FittedPart:
        """A label and items beside it, on as many lines as there are."""

        def drawn(height: int) -> list[StyledLine]:
            words = listed(items, self._width - LABEL, height) if items else []
            heads = [label, *[""] * len(words)]
            return [
                [(head.ljust(LABEL), style if head else ""), (line, "")]
                for head, line in zip(heads, words, strict=False)
            ]

        return FittedPart(drawn, *heights, weight)

    def _patient(self) -> list[StyledLine]:
        receipt = self._assessment.receipt
        place = receipt.jurisdiction or "jurisdiction not given"
        when = receipt.assessed_on or f"today's rules ({receipt.as_of})"
        words = [*self._assessment.patient, place, str(when)]
        return title(f"{name(self._assessment)}   {' · '.join(words)}", "bold", self._width)

    def _read(self) -> list[str]:
        """What was understood, and what was not used."""
        said = [line.says for line in self._assessment.read_as if line.is_in_short]
        said += (f"NOT USED: {words}" for words in self._assessment.unused)
        return [SEPARATOR.join(said)] if said else []

    def _notes(self, kind: str) -> list[str]:
        return [note.reason.title for note in self._assessment.notes if note.kind == kind]

    def _today(self) -> list[str]:
        """What cannot wait for any drug."""
        return [
            f"{note.reason.title}: {'; '.join(note.do)}"
            for note in self._assessment.notes
            if note.kind == "today"
        ]

    def _possible(self) -> list[str]:
        """High flags of the suggestion that facts not given keep open."""
        said: dict[str, dict[str, None]] = {}
        for flag in self._assessment.road_flags:
            if flag.possible == "high":
                titles = said.setdefault(f"{flag.harm} ({flag.option_name})", {})
                titles.update(dict.fromkeys(reason.title for reason in flag.possible_reasons))
        return [f"{harm}, unless excluded: {'; '.join(titles)}" for harm, titles in said.items()]

    def _published(self) -> list[str]:
        """The results of the groups that this patient resembles most."""
        said, road = [], self._assessment.suggestion.road
        for row in self._assessment.outcomes:
            named = zip(row.options, row.option_names, strict=True)
            names = ", ".join(called for option, called in named if option in road)
            results = "; ".join(" ".join(result) for result in row.results)
            if row.closest:
                said.append(f"{names}, {row.group}: {results}{'' if row.checked else ' (?)'}")
        return said

    def _questions(
        self, label: str, heights: tuple[int, int], weight: int, style: str = ""
    ) -> Iterator[FittedPart]:
        """What to ask; with room, what the laboratory tells stands apart, to be sent at once."""
        questions = self._assessment.questions
        sent = [ask for ask in questions if self._roomy and _is_sent(ask)]
        asked = [_said(ask) for ask in questions if ask not in sent]
        yield self._row(label, asked, heights, weight, style)
        yield self._row("SEND NOW", [ask.topic for ask in sent], (2, 1), 4)

    def _behind(self) -> list[StyledLine]:
        receipt = self._assessment.receipt
        more = "More: --full (sources) · --explain (every criterion) · allcli whynot, needs"
        version = f"rulebook {receipt.rulebook_hash[:7]}{local.files(self._assessment)}"
        said = f"(?) unverified · rules of {receipt.as_of} · {version} · for professionals"
        return [[(words, "dim")] for words in (more, said)]


def _is_sent(ask: Question) -> bool:
    """Whether blood or a tracing answers it; what a marrow shows is asked for first."""
    return ask.test in ("blood", "imaging") and ask.section in ("burden", "organs", "backups")


def _said(ask: Question) -> str:
    """With what hangs on it where that is the suggestion, else by name."""
    return f"{ask.topic} → {ask.could[0]}" if ask.changes == "suggestion" else ask.topic
