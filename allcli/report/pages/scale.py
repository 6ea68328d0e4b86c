"""Days on the axis of a drawing."""

from collections.abc import Iterator
from datetime import date

from allcli.triage.course import Course, When

WIDTH, LEFT, RIGHT = 420, 12, 390
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)  # months
TICKS = 6
YEAR = 12


class Scale:
    """From the first day of a course to its last, or to nothing where no day is known."""

    def __init__(self, days: list[date]) -> None:
        self.is_dated = bool(days)
        self._first = min(days, default=date.min)
        self._length = max((max(days, default=date.min) - self._first).days, 1)

    def x(self, day: date) -> float:
        """Where a day is."""
        share = (day - self._first).days / self._length
        return round(LEFT + share * (RIGHT - LEFT), 1)

    def middle(self, when: When) -> float:
        """Where a day is that is known to lie between two."""
        return (self.x(when.first) + self.x(when.last)) / 2

    def ticks(self) -> Iterator[tuple[date, str]]:
        """The beginnings of months or years, few enough to be read."""
        start = self._first.year * YEAR + self._first.month - 1
        end = start + self._length // 30
        step = next((step for step in STEPS if (end - start) / step <= TICKS), STEPS[-1])
        for month in range(-(-start // step) * step, end + 1, step):
            day = date(month // YEAR, month % YEAR + 1, 1)
            if LEFT <= self.x(day) <= RIGHT:
                yield day, f"{day:%Y}" if step >= YEAR else f"{day:%Y-%m}"


def scale_of(course: Course) -> Scale:
    """The scale on which everything in a course finds room."""
    events = [event for track in course.tracks for event in track.events]
    whens = [when for event in events for when in (event.since, event.until) if when]
    whens += [course.decided] if course.decided and whens else []
    return Scale([day for when in whens for day in (when.first, when.last)])
