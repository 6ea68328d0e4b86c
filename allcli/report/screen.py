"""The first screen: what to do, how sure it is, every option in a line, what to ask next.

At most 32 lines at 100 columns, 40 at 80. What it leaves out is behind `--full` and `--explain`;
nothing that stands on it needs another line to be understood.
"""

from collections.abc import Iterator
from functools import partial

from allcli.report import local
from allcli.report.cells import padded
from allcli.report.date_span import PLAN, road_in_days
from allcli.report.fit import SEPARATOR, WIDE, FittedPart, few, fitted, fixed, listed
from allcli.report.language.localized import localized
from allcli.report.language.spoken import remark, restated, said
from allcli.report.layout import StyledLine
from allcli.report.opening import opening
from allcli.report.option_table import option_table
from allcli.report.road import road
from allcli.report.understood import in_short
from allcli.triage.assessment import Assessment, Question
from allcli.triage.whose import whose_answer

HEIGHT, NARROW_HEIGHT = 32, 40
LABEL = 11
DECIDING = ("drugs before", "GVHD")  # of what was read: it stands first
MOST_ROWS, FEWEST_ROWS = 12, 5  # of the table of options


def lines(assessment: Assessment, width: int) -> list[StyledLine]:
    """The screen at a width."""
    assessment = localized(assessment)
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
        yield fixed(opening(whose_answer(self._assessment), self._width))
        read_at_least = few(self._width) - 1 if self._roomy else 1
        yield self._row("Read as", self._read(), (4, read_at_least), 8, "dim")
        yield self._blank()
        yield self._row("!! TODAY", self._today(), (6, 2 if self._roomy else 1), 9, "bold red")
        yield from road(self._assessment, self._width, is_roomy=self._roomy)
        days = partial(self._drawn, "Road", self._days(), "", PLAN)
        yield FittedPart(days, 3, int(self._roomy), 3)
        if withheld:
            yield from self._questions("ASK FIRST", (6, 3), 7, "bold")
        yield self._blank()
        yield from option_table(self._assessment, self._width, self._rows)
        bridge = self._notes("bridge")
        yield self._row("BRIDGE", bridge, (3, int(self._roomy)), 2 if self._roomy else 9)
        yield self._row("? HIGH", self._possible(), (3, 1), 4, "yellow")
        yield self._row("WORK-UP", self._notes("work-up"), (2, 0), 0)
        yield self._row("PUBLISHED", self._published(), (3, 0), 1)
        if not withheld:
            yield from self._questions("ASK NEXT", (4, 1), 5)
        yield fixed(self._behind())

    def _blank(self) -> FittedPart:
        """A line between parts; the last to go where the fullest patients leave none."""
        return FittedPart(lambda height: [[]] * height, 1, int(self._roomy), 10)

    def _row(
        self, label: str, items: list[str], heights: tuple[int, int], weight: int, style: str = ""
    ) -> FittedPart:
        """A label and items beside it, on as many lines as there are."""
        return FittedPart(partial(self._drawn, label, items, style, ""), *heights, weight)

    def _drawn(
        self, label: str, items: list[str], style: str, behind: str, height: int
    ) -> list[StyledLine]:
        words = listed(items, self._width - LABEL, height, behind=behind) if items else []
        heads = [said(label), *[""] * len(words)]
        return [
            [(padded(head, LABEL), style if head else ""), (line, "")]
            for head, line in zip(heads, words, strict=False)
        ]

    def _read(self) -> list[str]:
        """What was understood, and what was not used, or only in part."""
        deciding = [restated(topic) for topic in DECIDING]
        lines = sorted(in_short(self._assessment), key=lambda line: line.topic not in deciding)
        read = [line.says for line in lines]
        read += (said("NOT FULLY USED: {what}", what=words) for words in self._assessment.unused)
        return [SEPARATOR.join(read)] if read else []

    def _notes(self, kind: str) -> list[str]:
        return [note.reason.title for note in self._assessment.notes if note.kind == kind]

    def _today(self) -> list[str]:
        """What cannot wait for any drug."""
        return [
            f"{note.reason.title}: {'; '.join(note.do)}"
            for note in self._assessment.notes
            if note.kind == "today"
        ]

    def _days(self) -> list[str]:
        """How long the suggested road takes, by what was published."""
        days = self._assessment.road_days
        return road_in_days(days) if days else []

    def _possible(self) -> list[str]:
        """High flags of the suggestion that facts not given keep open, the salvage's first."""
        raised: dict[str, dict[str, None]] = {}
        salvage = self._assessment.suggestion.salvage
        for flag in sorted(self._assessment.road_flags, key=lambda flag: flag.option != salvage):
            if flag.possible == "high":
                harm = f"{restated(flag.harm)} ({flag.option_name})"
                titles = raised.setdefault(harm, {})
                titles.update(dict.fromkeys(reason.title for reason in flag.possible_reasons))
        return [
            said("{harm}, unless excluded: {reasons}", harm=harm, reasons="; ".join(titles))
            for harm, titles in raised.items()
        ]

    def _published(self) -> list[str]:
        """The results of the groups that this patient resembles most."""
        published, road = [], self._assessment.suggestion.road
        for row in self._assessment.outcomes:
            named = zip(row.options, row.option_names, strict=True)
            names = ", ".join(called for option, called in named if option in road)
            results = "; ".join(" ".join(result) for result in row.results)
            if row.closest:
                doubt = "" if row.checked else " (?)"
                published.append(f"{names}, {row.group}: {results}{doubt}")
        return published

    def _questions(
        self, label: str, heights: tuple[int, int], weight: int, style: str = ""
    ) -> Iterator[FittedPart]:
        """What to ask; with room, what the laboratory tells stands apart, to be sent at once.

        Where no drug is suggested yet, there is nothing that an answer could turn.
        """
        questions = self._assessment.questions
        withheld = self._assessment.suggestion.withheld_for
        sent = [ask for ask in questions if self._roomy and _is_sent(ask)]
        asked = [ask.topic if withheld else _asked(ask) for ask in questions if ask not in sent]
        yield self._row(label, asked, heights, weight, style)
        yield self._row("SEND NOW", [ask.topic for ask in sent], (2, 1), 4)

    def _behind(self) -> list[StyledLine]:
        receipt = self._assessment.receipt
        version = f"{receipt.rulebook_hash[:7]}{local.files(self._assessment)}"
        more = said("More: --full (sources) · --explain (every criterion) · allcli whynot, needs")
        made_of = said(
            "(?) unverified · rules of {day} · rulebook {version} · for professionals",
            day=receipt.as_of,
            version=version,
        )
        more = SEPARATOR.join(filter(None, (more, remark(in_short=True))))
        return [[(words, "dim")] for words in (more, made_of)]


def _is_sent(ask: Question) -> bool:
    """Whether blood or a tracing answers it; what a marrow shows is asked for first."""
    return ask.test in ("blood", "imaging") and ask.section in ("burden", "organs", "backups")


def _asked(ask: Question) -> str:
    """With what hangs on it where that is the suggestion, else by name.

    Which options it makes eligible is a list of names, and left to `needs`.
    """
    any_options = "…"
    ending = restated(f"{any_options}: eligibility unclear").removeprefix(any_options)
    is_list = ask.could[0].endswith(ending)
    return ask.topic if ask.changes != "suggestion" or is_list else f"{ask.topic} → {ask.could[0]}"
