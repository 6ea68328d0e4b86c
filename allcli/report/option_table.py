"""Every option in a line: verdict, highest flag, access here, and the patient's own reasons."""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from allcli.report.cells import columns, padded
from allcli.report.fit import MORE, FittedPart, cut, listed, wrapped
from allcli.report.language.spoken import said
from allcli.report.layout import StyledLine
from allcli.report.verdicts import LEVEL, verdict_of
from allcli.triage.assessment import AVOIDED, Assessment, OptionResult, Reason

GAP = "  "
FLAG, ACCESS = 4, 10  # widths of columns
FIRST = 3  # of these every reason is told that is the patient's own
MOST = 2  # lines of any other
COUNT = 2  # columns beyond the longest name, for how many more there are
WEIGHT_OF_FIRST, WEIGHT = 8, 3  # when they give way
KINDS = {"salvage": "SALVAGE", "destination": "CONSOLIDATION", "adjunct": "ADJUNCT"}
ACCESS_WORDS = {"reimbursed": "reimbursed", "licensed": "licensed", "neither": "not here"}
GIVE_WAY = (("X", "contraindicated"), ("x", "avoid"), ("?", "caution"), ("!", "caution"))
UNKNOWN = "?"
FLAGS = {"high": "HIGH", "moderate": "mod", "low": "low"}


class OptionRow(NamedTuple):
    """Options of which the same is said."""

    kind: str
    verdict: tuple[str, str]
    flag: str
    access: str
    own: tuple[str, ...]
    rest: tuple[str, ...]
    names: tuple[str, ...]
    is_suggested: bool


def option_table(assessment: Assessment, width: int, rows: int) -> Iterator[FittedPart]:
    """A part for each of at most so many rows; options that do not apply are not in it.

    The first options are told whole. Where rows are more, those of one verdict are told together.
    """
    table = _together(list(option_rows(assessment)), rows)
    table_columns = _Columns(width, table, assessment.receipt.jurisdiction)
    kind = ""
    for place, row in enumerate(table):
        head = table_columns.heading(row.kind) if row.kind != kind else []
        kind = row.kind
        drawn = partial(table_columns.drawn, row, head)
        if place < FIRST and row.kind == "salvage":
            shortest = row._replace(rest=(said("{number} more", number=2),))
            needed = table_columns.drawn(shortest, head, sys.maxsize)
            yield FittedPart(drawn, len(drawn(sys.maxsize)), len(needed), WEIGHT_OF_FIRST)
        else:
            yield FittedPart(drawn, MOST + len(head), 1 + len(head), WEIGHT)


def option_rows(assessment: Assessment) -> Iterator[OptionRow]:
    """Every option that may apply; those of which the same is said in one row."""
    suggestion = assessment.suggestion
    suggested = (suggestion.salvage, suggestion.destination)
    alike: dict[OptionRow, list[str]] = {}
    shown = [
        option for option in assessment.options
        if option.verdict != "not-applicable" and option.id not in suggestion.adjuncts
        and not _is_asked_for(option)
    ]  # fmt: skip
    for place, option in enumerate(shown):
        row = OptionRow(
            option.kind, verdict_of(option), _flag(option, assessment), _access(option),
            *_against(option, assessment, first=place < FIRST), (), option.id in suggested,
        )  # fmt: skip
        alike.setdefault(row, []).append(option.name)
    for row, names in alike.items():
        yield row._replace(names=tuple(names))


def _is_asked_for(option: OptionResult) -> bool:
    """What is no therapy and may not be called for at all: a question says so."""
    measure = option.kind != "salvage" and not option.access.needed
    return measure and option.verdict == "suitable" and option.applies == "unknown"


def _together(table: list[OptionRow], rows: int) -> list[OptionRow]:
    """Where rows are many, those of one verdict in one row, the worst verdict first."""
    for mark, verdict in GIVE_WAY:
        if len(table) <= rows:
            break
        table = list(_merged(table, f"{mark} {said(verdict)}"))
    return table


def _merged(table: list[OptionRow], words: str) -> Iterator[OptionRow]:
    """The table with the rows of a verdict in one for each kind of option."""

    def gives_way(row: OptionRow) -> bool:
        return row.verdict[0] == words and not row.is_suggested

    done: set[str] = set()
    for place, row in enumerate(table):
        if place < FIRST or not gives_way(row):
            yield row
        elif row.kind not in done:
            done.add(row.kind)
            same = [other for other in table[FIRST:] if gives_way(other) and other.kind == row.kind]
            yield row._replace(
                names=tuple(name for other in same for name in other.names),
                flag=min((other.flag for other in same), key=[*LEVEL, ""].index),
                access=row.access if len({other.access for other in same}) == 1 else "",
                own=tuple(_of_all_or_some([(*other.own, *other.rest) for other in same])),
                rest=(),
            )


def _of_all_or_some(reasons: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """What holds of every option, then the first reasons of the others, marked as theirs alone."""
    shared = [reason for reason in reasons[0] if all(reason in other for other in reasons)]
    yield from shared
    firsts = dict.fromkeys(other[0] for other in reasons if other and other[0] not in shared)
    for place, reason in enumerate(firsts):
        yield reason if place else said("some: {reason}", reason=reason)


def _flag(option: OptionResult, assessment: Assessment) -> str:
    """The highest flag that is certain."""
    levels = [flag.level for flag in assessment.flags if flag.option == option.id and flag.level]
    return min(levels, key=list(LEVEL).index, default="")


def _access(option: OptionResult) -> str:
    """Licence and reimbursement; what is reimbursed alone need not be so in combination."""
    access = option.access
    if option.kind != "salvage" or not access.needed:
        return ""
    if access.alone and access.status in ("reimbursed", "licensed"):
        return said("part of")
    return said(ACCESS_WORDS[access.status]) if access.status in ACCESS_WORDS else UNKNOWN


def _against(
    option: OptionResult, assessment: Assessment, *, first: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The patient's own reasons against an option; and what else is to be said.

    Nothing that is not established, or would be if the option applies. Of the options that come
    first also reasons that do not decide, and how much is open; of the others what decides.
    """
    certain = [
        reason for reason in option.against if assessment.findings[reason.criterion] == "yes"
    ]
    deciding = [reason for reason in certain if reason.verdict == option.verdict]
    own = [reason for reason in certain if reason.own and (first or reason in deciding)]
    own.sort(key=lambda reason: reason not in deciding)
    rest = [titled(reason) for reason in deciding[:1] if not any(r in deciding for r in own)]
    rest += [] if deciding else _bound(option)[:1]
    if option.applies == "unknown" and (deciding or not rest):
        rest.append(said("eligibility unclear"))
    number = len({reason.title for reason in option.open if reason.verdict in AVOIDED})
    if first and number and option.verdict in ("suitable", "caution"):
        rest.append(said("{number} still to exclude", number=number))
    return tuple(dict.fromkeys(map(titled, own))), tuple(rest)


def _bound(option: OptionResult) -> list[str]:
    """What gives the verdict if the option applies, or whichever way an open fact turns out."""
    bound = [if_it_applies(reason) for reason in option.against if reason.verdict == option.verdict]
    either = [titled(reason) for reason in option.open if reason.verdict == option.verdict]
    if not bound and either:
        return [said("whatever becomes known, one of: {reasons}", reasons="; ".join(either))]
    return bound


def if_it_applies(reason: Reason) -> str:
    """A reason that holds of every patient to whom the option applies."""
    return said("if it applies: {reason}", reason=titled(reason))


def titled(reason: Reason) -> str:
    """The finding, marked where nobody has verified it."""
    return f"{reason.title}{'' if reason.checked else ' (?)'}"


class _Columns:
    """The columns of the table at a width; without a place there is no access to tell.

    What verdicts and names do not need is left to the reasons.
    """

    def __init__(self, width: int, table: list[OptionRow], place: str) -> None:
        self._place = place
        self._verdict = max((columns(row.verdict[0]) for row in table), default=0) + len(GAP)
        self._access = ACCESS if place else 0
        longest = max((columns(name) for row in table for name in row.names), default=0) + COUNT
        counted = max((columns(_named(row.names)) for row in table), default=0)
        self._names = max(min(width // 3 - 3, longest, counted), 12)
        taken = self._verdict + self._names + FLAG + 2 * len(GAP)
        self._room = max(width - taken - (ACCESS + len(GAP) if place else 0), 12)

    def heading(self, kind: str) -> list[StyledLine]:
        """The kind of option, and what the columns are."""
        if kind != "salvage":
            return [[(said(KINDS[kind]), "bold")]]
        label = padded(said(KINDS[kind]), self._verdict + self._names + len(GAP))
        place = self._place.ljust(self._access) + GAP if self._place else ""
        return [[(f"{label}{padded(said('FLAG'), FLAG)}{GAP}{place}{said('AGAINST')}", "bold")]]

    def drawn(self, row: OptionRow, head: list[StyledLine], height: int) -> list[StyledLine]:
        """The row in so many lines; names and reasons that do not fit are counted."""
        height -= len(head)
        reasons = (*row.own, *row.rest)
        against = listed(reasons, self._room, height, "; ") if reasons else []
        names = _counted(row.names, self._names, height)
        lines = list(head)
        for place in range(max(len(against), len(names))):
            of_row = row if place == 0 else row._replace(verdict=("", ""), flag="", access="")
            line = [
                (padded(of_row.verdict[0], self._verdict), of_row.verdict[1]),
                (padded(_at(names, place), self._names) + GAP, "bold" if row.is_suggested else ""),
                (padded(said(FLAGS.get(of_row.flag, "")), FLAG) + GAP, LEVEL.get(of_row.flag, "")),
            ]
            if self._place:
                line.append((padded(of_row.access, self._access) + GAP, "dim"))
            lines.append([*line, (_at(against, place), "")])
        return lines


def _named(names: tuple[str, ...]) -> str:
    """The first name, and how many more there are."""
    return f"{names[0]}{_others(names)}"


def _others(names: tuple[str, ...]) -> str:
    left = len(names) - 1
    return f", {said('{number} more', number=left)}" if left else ""


def _counted(names: tuple[str, ...], room: int, height: int) -> list[str]:
    """The names on so many lines; where one would stand alone, the first that fits, and a count."""
    lines = listed(names, room, height, ", ")
    if len(names) > 1 and lines[-1].endswith(MORE):
        others = _others(names)
        room -= columns(others)
        whole = next((name for name in names if columns(name) <= room), names[0])
        lines = cut(wrapped(whole, room), room, height)
        lines[-1] += others
    return lines


def _at(lines: list[str], place: int) -> str:
    return lines[place] if place < len(lines) else ""
