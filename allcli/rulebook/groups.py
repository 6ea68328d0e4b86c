"""Groups of options: a criterion that names a group speaks of each option in it."""

from collections.abc import Iterable, Mapping
from itertools import product

from allcli.rulebook.model import Criterion, Flag, RulebookFile
from allcli.rulebook.words import VERDICTS, Class

Members = Mapping[str, tuple[str, ...]]


def members(files: Iterable[RulebookFile]) -> dict[str, tuple[str, ...]]:
    """The options of every group, in the rulebook's order."""
    groups: dict[str, list[str]] = {}
    for file in files:
        for option in file.option:
            for group in option.groups:
                groups.setdefault(group, []).append(option.id)
    return {group: tuple(options) for group, options in groups.items()}


def expanded(file: RulebookFile, groups: Members) -> RulebookFile:
    """The same file with options where it names groups; a name that is neither stays."""
    return file._replace(
        criterion=tuple(_criterion(record, groups) for record in file.criterion),
        outcome=tuple(
            record._replace(options=_all(record.options, groups)) for record in file.outcome
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
