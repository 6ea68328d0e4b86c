"""Toxicity flags: one for each option and kind of harm, with its certain and possible level."""

from collections.abc import Iterable, Mapping
from operator import itemgetter

from allcli.rulebook.words import LEVELS
from allcli.triage.assessment import FlagResult
from allcli.triage.evaluate import Findings, FlagKey, Found, reason
from allcli.triage.verdicts import Judged

Graded = tuple[int, list[Found]]  # a level, as a place in LEVELS, and the criteria that give it
NONE: Graded = (-1, [])


def flags_of(findings: Findings, judged: Iterable[Judged]) -> tuple[FlagResult, ...]:
    """The flags of every option that may apply, the gravest first."""
    names = {one.option.id: one.option.name for one in judged if one.applies is not False}
    certain = _highest(findings.held, names)
    possible = _highest(findings.undecided, names)
    flags = [
        _flag(findings, key, names[key[0]], certain.get(key, NONE), possible.get(key, NONE))
        for key in dict.fromkeys([*certain, *possible])
    ]
    flags.sort(key=itemgetter(0, 1), reverse=True)
    return tuple([flag for _, _, flag in flags])


def _highest(criteria: Iterable[Found], names: Mapping[str, str]) -> dict[FlagKey, Graded]:
    highest: dict[FlagKey, Graded] = {}
    for found in criteria:
        for key, level in found.flags:
            if key[0] in names:
                top, by = highest.get(key, NONE)
                if level > top:
                    highest[key] = level, [found]
                elif level == top:
                    by.append(found)
    return highest


def _flag(
    findings: Findings, key: FlagKey, name: str, certain: Graded, possible: Graded
) -> tuple[int, int, FlagResult]:
    """A flag, after the places of the level that is certain and of the one that is possible."""
    level, reasons = certain
    higher, higher_by = possible if possible[0] > level else NONE
    option, kind = key
    return level, higher, FlagResult(
        kind, option, name,
        LEVELS[level] if reasons else None, LEVELS[higher] if higher_by else None,
        tuple([reason(findings, found) for found in reasons]) if reasons else (),
        tuple([reason(findings, found) for found in higher_by]) if higher_by else (),
        tuple(dict.fromkeys([step for found in reasons for step in found.criterion.do])),
    )  # fmt: skip
