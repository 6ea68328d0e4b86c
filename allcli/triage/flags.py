"""Toxicity flags: one for each option and kind of harm, with its certain and possible level."""

from collections.abc import Iterable

from allcli.rulebook.model import LEVELS
from allcli.triage.assessment import FlagResult, Level
from allcli.triage.evaluate import Findings, Found, reason
from allcli.triage.verdicts import Judged

Key = tuple[str, str]


def flags_of(findings: Findings, judged: Iterable[Judged]) -> tuple[FlagResult, ...]:
    """The flags of every option that may apply, the gravest first."""
    names = {one.option.id: one.option.name for one in judged if one.applies is not False}
    certain = _grouped(findings.held, names)
    possible = _grouped(findings.undecided, names)
    flags = [
        _flag(findings, key, names[key[0]], certain.get(key, []), possible.get(key, []))
        for key in dict.fromkeys([*certain, *possible])
    ]
    return tuple(sorted(flags, key=lambda flag: (-_place(flag.level), -_place(flag.possible))))


def _grouped(criteria: Iterable[Found], names: dict[str, str]) -> dict[Key, list[Found]]:
    groups: dict[Key, list[Found]] = {}
    for found in criteria:
        for flag in found.criterion.flags:
            if flag.option in names:
                groups.setdefault((flag.option, flag.kind), []).append(found)
    return groups


def _flag(
    findings: Findings, key: Key, name: str, certain: list[Found], possible: list[Found]
) -> FlagResult:
    level = _highest(certain, key)
    higher = [each for each in possible if _place(_level(each, key)) > _place(level)]
    reasons = [each for each in certain if _level(each, key) == level]
    possible_level = _highest(higher, key)
    return FlagResult(
        kind=key[1],
        option=key[0],
        option_name=name,
        level=level,
        possible=possible_level,
        reasons=tuple(reason(findings, each) for each in reasons),
        possible_reasons=tuple(
            reason(findings, each) for each in higher if _level(each, key) == possible_level
        ),
        do=tuple(dict.fromkeys(step for each in reasons for step in each.criterion.do)),
    )


def _level(found: Found, key: Key) -> Level | None:
    flags = found.criterion.flags
    return next((flag.level for flag in flags if (flag.option, flag.kind) == key), None)


def _highest(criteria: list[Found], key: Key) -> Level | None:
    return max((_level(each, key) for each in criteria), key=_place, default=None)


def _place(level: Level | None) -> int:
    return -1 if level is None else LEVELS.index(level)
