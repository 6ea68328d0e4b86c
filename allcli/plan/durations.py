"""How long the stretches of a road take for one patient, by the records that hold or may hold."""

from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.engine.prepared import Prepared
from allcli.plan.days import NO_TIME, DaySpan, spanning
from allcli.rulebook.language import All, Node
from allcli.rulebook.model import Rulebook
from allcli.rulebook.parse import parse
from allcli.rulebook.road_records import Constraint, Interval
from allcli.rulebook.truth import Truth, truth
from allcli.rulebook.words import RoadStretch

ALWAYS = All(())
OPEN_END = DaySpan(0, None, None)  # where nobody published anything
NEEDED = ("response", "donor", "infusion", "conditioning")  # the rest are on some roads only


class Taken(NamedTuple):
    """The days that a stretch takes, and the records that say so."""

    days: DaySpan
    records: tuple[Interval, ...]


class Durations:
    """What the intervals of a rulebook come to on some facts.

    Of several records that may hold each is possible, and what is no stretch of every road may take
    no time: more knowledge leaves fewer of them, and so only narrows the days.
    """

    def __init__(self, rulebook: Prepared, facts: Facts) -> None:
        self._intervals = rulebook.intervals
        self._whens = rulebook.table(conditions)
        self._facts = facts
        self._taken: dict[tuple[RoadStretch, str], Taken] = {}

    def of(self, stretch: RoadStretch, option: str) -> Taken:
        """The days of a stretch with an option."""
        key = stretch, option
        if key not in self._taken:
            self._taken[key] = self._take(stretch, option)
        return self._taken[key]

    def _take(self, stretch: RoadStretch, option: str) -> Taken:
        held = [
            (record, holds)
            for record in self._intervals
            if record.stretch == stretch and (not record.options or option in record.options)
            if (holds := self.holds(record)) is not False
        ]
        spans = [DaySpan(record.shortest, record.usual, record.longest) for record, _ in held]
        if stretch not in NEEDED and not any(holds for _, holds in held):
            spans.append(NO_TIME)
        return Taken(spanning(spans) if spans else OPEN_END, tuple(record for record, _ in held))

    def holds(self, record: Interval | Constraint) -> Truth:
        """Whether the condition of a record holds."""
        return truth(self._whens[record.id], self._facts)


def conditions(rulebook: Rulebook) -> dict[str, Node]:
    """The conditions of the records about roads, by their ids."""
    records: list[Interval | Constraint] = [*rulebook.intervals, *rulebook.constraints]
    return {record.id: parse(record.when) if record.when else ALWAYS for record in records}
