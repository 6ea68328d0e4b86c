"""Toxicity flags: one for each option and kind of harm, with its certain and possible level."""

from collections.abc import Iterable

from allcli.triage.assessment import FlagResult, Level
from allcli.triage.evaluate import Findings, Found, reason
from allcli.triage.verdicts import Judged

Key = tuple[str, str]
Graded = tuple[Found, Level]


def flags_of(findings: Findings, judged: Iterable[Judged]) -> tuple[FlagResult, ...]:
    """The flags of every option that may apply, the gravest first."""
    names = {one.option.id: one.option.name for one in judged if one.applies is not False}
    certain = _grouped(findings.held, names)
    possible = _grouped(findings.undecided, names)
    flags = [
        _flag(findings, key, names[key[0]], certain.get(key, []), possible.get(key, []))
        for key in dict.fromkeys([*certain, *possible])
    ]
    return tuple(sorted(flags, key=lambda flag: (-PLACES[flag.level], -PLACES[flag.possible])))


def _grouped(criteria: Iterable[Found], names: dict[str, str]) -> dict[Key, list[Graded]]:
    groups: dict[Key, list[Graded]] = {}
    for found in criteria:
        for flag in found.criterion.flags:
            if flag.option in names:
                groups.setdefault((flag.option, flag.kind), []).append((found, flag.level))
    return groups


def _flag(
    findings: Findings, key: Key, name: str, certain: list[Graded], possible: list[Graded]
) -> FlagResult:
    level = _highest(certain)
    higher = _highest(possible)
    if PLACES[higher] <= PLACES[level]:
        higher = None
    reasons = [found for found, its in certain if its == level]
    higher_by = [found for found, its in possible if its == higher] if higher else []
    return FlagResult(
        kind=key[1],
        option=key[0],
        option_name=name,
        level=level,
        possible=higher,
        reasons=tuple([reason(findings, found) for found in reasons]),
        possible_reasons=tuple([reason(findings, found) for found in higher_by]),
        do=tuple(dict.fromkeys([step for found in reasons for step in found.criterion.do])),
    )


PLACES: dict[Level | None, int] = {None: -1, "low": 0, "moderate": 1, "high": 2}


def _highest(graded: list[Graded]) -> Level | None:
    if len(graded) == 1:
        return graded[0][1]
    return max([level for _, level in graded], key=PLACES.__getitem__, default=None)
