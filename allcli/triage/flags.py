"""Toxicity flags: one for each option and kind of harm, with its certain and possible level."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from allcli.rulebook.model import LEVELS
from allcli.triage.assessment import FlagResult
from allcli.triage.evaluate import Findings, FlagKey, Found, reason
from allcli.triage.verdicts import Judged

Graded = tuple[Found, int]  # by the level, as a place in LEVELS


def flags_of(findings: Findings, judged: Iterable[Judged]) -> tuple[FlagResult, ...]:
    """The flags of every option that may apply, the gravest first."""
    names = {one.option.id: one.option.name for one in judged if one.applies is not False}
    certain = _grouped(findings.held, names)
    possible = _grouped(findings.undecided, names)
    flags = [
        _flag(findings, key, names[key[0]], certain.get(key, ()), possible.get(key, ()))
        for key in dict.fromkeys([*certain, *possible])
    ]
    flags.sort(key=itemgetter(0, 1), reverse=True)
    return tuple([flag for _, _, flag in flags])


def _grouped(criteria: Iterable[Found], names: Mapping[str, str]) -> dict[FlagKey, list[Graded]]:
    groups: defaultdict[FlagKey, list[Graded]] = defaultdict(list)
    for found in criteria:
        for key, level in found.flags:
            if key[0] in names:
                groups[key].append((found, level))
    return groups


def _flag(
    findings: Findings,
    key: FlagKey,
    name: str,
    certain: Sequence[Graded],
    possible: Sequence[Graded],
) -> tuple[int, int, FlagResult]:
    """A flag, after the places of the level that is certain and of the one that is possible."""
    level, higher = _highest(certain), _highest(possible)
    if higher <= level:
        higher = NONE
    reasons = [found for found, its in certain if its == level]
    higher_by = [found for found, its in possible if its == higher]
    option, kind = key
    return level, higher, FlagResult(
        kind, option, name,
        LEVELS[level] if reasons else None, LEVELS[higher] if higher_by else None,
        tuple([reason(findings, found) for found in reasons]),
        tuple([reason(findings, found) for found in higher_by]),
        tuple(dict.fromkeys([step for found in reasons for step in found.criterion.do])),
    )  # fmt: skip


NONE = -1  # below every level


def _highest(graded: Sequence[Graded]) -> int:
    return max([level for _, level in graded], default=NONE)
