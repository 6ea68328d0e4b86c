"""The facts of one case: a flat, immutable row of values in the order of the vocabulary."""

from collections.abc import Mapping
from typing import NamedTuple

from allcli.case.facts.record import Value
from allcli.case.facts.vocabulary import INDEX, VOCABULARY


class Facts(NamedTuple):
    """Values by position (None is unknown), and why a fact is not known where the case says so."""

    values: tuple[Value, ...]
    why_unknown: Mapping[str, str]

    def value(self, name: str) -> Value:
        """The value of the fact called `name`."""
        return self.values[INDEX[name]]

    def with_values(self, changes: Mapping[str, Value]) -> "Facts":
        """The same facts with some values replaced."""
        values = list(self.values)
        for name, value in changes.items():
            values[INDEX[name]] = value
        return Facts(tuple(values), self.why_unknown)


def facts_of(values: Mapping[str, Value], why_unknown: Mapping[str, str] | None = None) -> Facts:
    """Facts from values by name; what is not named is unknown."""
    return Facts(tuple(map(values.get, VOCABULARY)), why_unknown or {})
