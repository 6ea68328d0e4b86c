"""What the records about roads must be: names that there are, days in order, clocks that count."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from allcli.case.facts import VOCABULARY
from allcli.rulebook.model import Key, RecordKind, RulebookFile
from allcli.rulebook.naming import RECALLED, unknown
from allcli.rulebook.parse import ConditionError, parse
from allcli.rulebook.road_records import Constraint, Interval

CLOCKS = tuple(fact.name for fact in VOCABULARY.values() if fact.unit == "days")


def road_faults(
    files: Mapping[str, RulebookFile], groups: Iterable[str], origin: Mapping[Key, str]
) -> Iterator[str]:
    """What is wrong with the intervals and constraints of some files, as in `verify`."""
    options = [option.id for file in files.values() for option in file.option]
    sources = {
        reference.key: reference.checked for file in files.values() for reference in file.reference
    }
    for name, file in files.items():
        records: list[tuple[RecordKind, Interval | Constraint]] = [
            *(("interval", record) for record in file.interval),
            *(("constraint", record) for record in file.constraint),
        ]
        for kind, record in records:
            where = f"{origin.get((kind, record.id), name)}: {record.id}"
            for key in record.references:
                yield from unknown(key, list(sources), f"{where}: reference")
            for option in _named(record):
                yield from unknown(option, options, f"{where}: option", groups)
            for fault in _faults(record):
                yield f"{where}: {fault}"
            if record.checked and all(
                sources.get(key) == "unverified" for key in record.references
            ):
                yield f"{where}: {RECALLED}"


def _named(record: Interval | Constraint) -> tuple[str, ...]:
    return record.options if isinstance(record, Interval) else (*record.options, *record.after)


def _faults(record: Interval | Constraint) -> Iterator[str]:
    if record.when:
        try:
            parse(record.when)
        except ConditionError as error:
            yield str(error)
    yield from _of_days(record) if isinstance(record, Interval) else _of_holding(record)


def _of_days(interval: Interval) -> Iterator[str]:
    """Days that do not rise."""
    days = [interval.shortest, interval.usual, interval.longest]
    given = [day for day in days if day is not None]
    if given != sorted(given):
        said = ", ".join(map(str, given))
        yield f"shortest, usual and longest must not fall: {said}"


def _of_holding(constraint: Constraint) -> Iterator[str]:
    """No one thing to keep to, a clock that is none, or a wait without days."""
    ways = bool(constraint.clock) + bool(constraint.after)
    if ways > 1 or not (ways or constraint.when):
        yield "needs either a clock, or in after a therapy of the same road, or a condition in when"
    elif constraint.clock and constraint.clock not in CLOCKS:
        near = get_close_matches(constraint.clock, CLOCKS, n=1)
        meant = f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(CLOCKS)}"
        yield f'clock "{constraint.clock}" counts no days of a patient ({meant})'
    if constraint.holds and not constraint.clock:
        yield "only a clock holds a road up"
    if constraint.clock and not constraint.days:
        yield "needs days: how long is to be waited"
    if constraint.days and not ways:
        yield "days count from a clock, or from a therapy in after"
    if constraint.holds and not constraint.checked:
        yield "what nobody could verify may not hold a road up"
