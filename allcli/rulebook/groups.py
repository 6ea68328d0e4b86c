"""Groups of options: a criterion that names a group speaks of each option in it.

A destination that is part of a group is to be had by any one of it: what a criterion says of every
member it says of the destination too, unless it names it.
"""

from collections.abc import Iterable, Mapping
from itertools import product

from allcli.rulebook.model import Criterion, Flag, RulebookFile
from allcli.rulebook.words import LEVELS, VERDICTS, Class

Members = Mapping[str, tuple[str, ...]]


def members(files: Iterable[RulebookFile]) -> dict[str, tuple[str, ...]]:
    """The options of every group, in the rulebook's order."""
    groups: dict[str, list[str]] = {}
    for file in files:
        for option in file.option:
            for group in option.groups:
                groups.setdefault(group, []).append(option.id)
    return {group: tuple(options) for group, options in groups.items()}


def wholes(files: Iterable[RulebookFile]) -> dict[str, str]:
    """The destinations that are part of a group, with that group."""
    options = (option for file in files for option in file.option)
    return {option.id: option.is_part_of for option in options if option.is_part_of}


def expanded(file: RulebookFile, groups: Members, of: Mapping[str, str]) -> RulebookFile:
    """The same file with options where it names groups; a name that is neither stays."""
    parts = {whole: groups.get(group, ()) for whole, group in of.items()}
    return file._replace(
        criterion=tuple(
            _with_wholes(_criterion(record, groups), parts) for record in file.criterion
        ),
        outcome=tuple(
            record._replace(options=_all(record.options, groups)) for record in file.outcome
        ),
        interval=tuple(
            record._replace(options=_all(record.options, groups)) for record in file.interval
        ),
        constraint=tuple(
            record._replace(options=_all(record.options, groups), after=_all(record.after, groups))
            for record in file.constraint
        ),
    )


def _criterion(criterion: Criterion, groups: Members) -> Criterion:
    return criterion._replace(
        verdict=_worst(criterion.verdict, groups),
        supports=_all(criterion.supports, groups),
        note_for=_all(criterion.note_for, groups),
        prefer=tuple(pair for text in criterion.prefer for pair in _pairs(text, groups)),
        flags=tuple(
            Flag(flag.kind, flag.level, option)
            for flag in criterion.flags
            for option in groups.get(flag.option, (flag.option,))
        ),
    )


def _with_wholes(criterion: Criterion, parts: Members) -> Criterion:
    """What is said of every member said of the destination too: the best of their classes."""
    verdict, flags = dict(criterion.verdict), list(criterion.flags)
    for whole, members_ in parts.items():
        if members_ and whole not in verdict and verdict.keys() >= set(members_):
            verdict[whole] = min((verdict[name] for name in members_), key=VERDICTS.index)
        flags += _flags_of_all(criterion.flags, whole, members_)
    return criterion._replace(verdict=verdict, flags=tuple(flags))


def _flags_of_all(flags: tuple[Flag, ...], whole: str, parts: tuple[str, ...]) -> Iterable[Flag]:
    """The flags that every member has, at the lowest of their levels."""
    kinds = dict.fromkeys(flag.kind for flag in flags)
    for kind in kinds:
        levels = {flag.option: flag.level for flag in flags if flag.kind == kind}
        if whole not in levels and levels.keys() >= set(parts) and parts:
            yield Flag(kind, min((levels[name] for name in parts), key=LEVELS.index), whole)


def _worst(verdicts: Mapping[str, Class], groups: Members) -> dict[str, Class]:
    """The verdict of each option; of one that is named twice, by its group too, the worst."""
    worst: dict[str, Class] = {}
    for name, verdict in verdicts.items():
        for option in groups.get(name, (name,)):
            worst[option] = max(verdict, worst.get(option, verdict), key=VERDICTS.index)
    return worst


def _all(names: Iterable[str], groups: Members) -> tuple[str, ...]:
    return tuple(option for name in names for option in groups.get(name, (name,)))


def _pairs(text: str, groups: Members) -> Iterable[str]:
    """`a > b` for every pair of two groups; an option is not preferred to itself."""
    sides = [_all([side.strip()], groups) for side in text.split(">")]
    return (" > ".join(pair) for pair in product(*sides) if len(set(pair)) == len(pair))
