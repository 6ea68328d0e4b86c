"""Which records are in force on a day: asked like a fact, and always known."""

from datetime import date
from functools import cached_property

from allcli.engine.diagram import FALSE, TRUE
from allcli.rulebook.dates import in_force, start_of, turning_days
from allcli.rulebook.model import Access, Criterion


class Gates:
    """The variables that ask whether records are in force, in their order."""

    def __init__(self, records: tuple[Criterion | Access, ...]) -> None:
        self._records = records
        self._known: dict[date, list[int]] = {}

    def on(self, day: date) -> list[int]:
        """The cells that the variables lie in on a day, as bits: of FALSE, or of TRUE."""
        first = start_of(self._days, day)
        gates = self._known.get(first)
        if gates is None:
            gates = [
                1 << (TRUE if in_force(record, first) is not False else FALSE)
                for record in self._records
            ]
            self._known[first] = gates
        return gates

    @cached_property
    def _days(self) -> list[date]:
        """The days between which the same records are in force."""
        return sorted({date.min, *turning_days(self._records)})
