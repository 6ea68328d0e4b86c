"""The course so far as data: what was given, what came of it, and when as far as that is known."""

from datetime import date
from typing import Literal, NamedTuple

EventKind = Literal["treatment", "remission", "relapse", "transplant", "DLI", "GVHD"]


class When(NamedTuple):
    """Some day from `first` to `last`, as it was written."""

    first: date
    last: date
    written: str


class Event(NamedTuple):
    """What began and ended, on days that may not be known; `until` is None for what has no end."""

    kind: EventKind
    since: When | None
    until: When | None


class Track(NamedTuple):
    """A line of therapy, a transplant or GVHD: its name, what is said of it, its events."""

    name: str
    says: str
    events: tuple[Event, ...]


class Course(NamedTuple):
    """What came before the decision, in order, and the day of the decision."""

    tracks: tuple[Track, ...]
    decided: When | None
