"""Records about roads to transplant: how long their stretches take, what steps keep to."""

from typing import Annotated, NamedTuple

from allcli.rulebook.limits import Limits
from allcli.rulebook.words import RoadStretch, Strength, Waypoint

Keys = Annotated[tuple[str, ...], Limits(min_length=1)]
DayCount = Annotated[int, Limits(ge=0, le=3650)]


class Interval(NamedTuple):
    """How many days a stretch of a road takes with some options; with any where none is named.

    `shortest` and `longest` are the ends of what was published or is ruled, `usual` its median; an
    end that nobody published is left out. Where several hold, or may, a road spans them all.
    """

    id: str
    stretch: RoadStretch
    title: str
    shortest: DayCount
    says: str
    strength: Strength
    references: Keys
    options: tuple[str, ...] = ()
    usual: DayCount | None = None
    longest: DayCount | None = None
    when: str = ""
    checked: bool = True


class Constraint(NamedTuple):
    """What a step of a road, with some of its options, has to keep to.

    Either a `clock` of the patient must have run so many `days`, or the step comes `after` a
    therapy of the same road, by fewer than so many days or, without them, at all; or else all that
    counts is `when`, and it has no days, as nobody knows when that ends. With `holds` the step
    waits for the clock, else the constraint is told.
    """

    id: str
    step: Waypoint
    title: str
    says: str
    strength: Strength
    references: Keys
    options: Keys
    after: tuple[str, ...] = ()
    clock: str = ""
    days: DayCount = 0
    holds: bool = False
    when: str = ""
    do: tuple[str, ...] = ()
    checked: bool = True

    @property
    def has_no_days(self) -> bool:
        """Whether something has to end first, and nobody knows when."""
        return not self.clock and not self.after
