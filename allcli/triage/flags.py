"""Toxicity flags: one for each option and kind of harm, with its certain and possible level."""

from collections.abc import Container, Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter

from allcli.rulebook.words import LEVELS
from allcli.triage.assessment import FlagResult
from allcli.triage.choose import Choice
from allcli.triage.evaluate import Findings, FlagKey, Holding, reason

Graded = tuple[int, list[Holding]]  # a level, as a place in LEVELS, and the criteria that give it
NONE: Graded = (-1, [])
RankedFlag = tuple[int, int, FlagResult]  # after the certain level and the one that is possible


def flags_of(choice: Choice) -> tuple[FlagResult, ...]:
    """The flags of every option that may apply, the gravest first.

    Of what is suggested they are those of its road. What a destination shares with the salvage that
    it is part of is said of the salvage alone.
    """
    names = {option.id: option.name for option in choice.options if option.applies is not False}
    flags = list(_flags(choice.findings, names))
    suggestion = choice.suggestion
    suggested = (suggestion.salvage, suggestion.destination or suggestion.for_board)
    if choice.road.findings is not choice.findings:
        on_road = {name: said for name, said in names.items() if name in suggested}
        flags = [flag for flag in flags if flag[2].option not in on_road]
        flags += _flags(choice.road.findings, on_road)
    if _is_one(choice, *suggested):
        flags = _without_twins(flags, *suggested)
    flags.sort(key=itemgetter(0, 1), reverse=True)
    return tuple([flag for _, _, flag in flags])


def _is_one(choice: Choice, salvage: str | None, destination: str | None) -> bool:
    """Whether the destination is the salvage itself."""
    options = choice.findings.rulebook.options
    if salvage is None or destination is None:
        return False
    return options[destination].is_part_of in options[salvage].groups


def _without_twins(
    flags: list[RankedFlag], salvage: str | None, destination: str | None
) -> list[RankedFlag]:
    said = {flag.kind: ranks for *ranks, flag in flags if flag.option == salvage}
    return [
        (level, possible, flag)
        for level, possible, flag in flags
        if flag.option != destination or said.get(flag.kind, [-1, -1]) < [level, possible]
    ]


def _flags(findings: Findings, names: Mapping[str, str]) -> Iterator[RankedFlag]:
    certain = _highest(findings.held, names)
    possible = _highest(findings.undecided, names)
    for key in dict.fromkeys([*certain, *possible]):
        yield _flag(findings, key, names[key[0]], certain.get(key, NONE), possible.get(key, NONE))


def _highest(criteria: Iterable[Holding], names: Mapping[str, str]) -> dict[FlagKey, Graded]:
    highest: dict[FlagKey, Graded] = {}
    for holding in criteria:
        for key, level in holding.flags:
            if key[0] in names:
                top, by = highest.get(key, NONE)
                if level > top:
                    highest[key] = level, [holding]
                elif level == top and by[-1] is not holding:  # which may mean two groups
                    by.append(holding)
    return highest


def _flag(
    findings: Findings, key: FlagKey, name: str, certain: Graded, possible: Graded
) -> RankedFlag:
    """A flag with its levels, as places in LEVELS."""
    level, reasons = certain
    higher, higher_by = possible if possible[0] > level else NONE
    higher_by = sorted(higher_by, key=attrgetter("evident"))
    option, kind = key
    return level, higher, FlagResult(
        kind, option, name,
        LEVELS[level] if reasons else None, LEVELS[higher] if higher_by else None,
        tuple([reason(findings, holding) for holding in reasons]) if reasons else (),
        tuple([reason(findings, holding) for holding in higher_by]) if higher_by else (),
        tuple(dict.fromkeys([do for holding in reasons for do in holding.criterion.do]))
        if reasons else (),
    )  # fmt: skip


def could_be_raised(findings: Findings, options: Container[str]) -> list[FlagKey]:
    """High flags of some options that do not stand but may, by option and harm."""
    may = dict.fromkeys([
        key for holding in findings.undecided for key in holding.high if key[0] in options
    ])  # fmt: skip
    if may:
        for holding in findings.held:
            for key in holding.high:
                may.pop(key, None)
    return list(may)
