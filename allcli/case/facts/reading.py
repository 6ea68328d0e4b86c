"""Reading a case: what is known, what a closed table implies, how long something lasted."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from allcli.case.calculators.scale import narrower
from allcli.case.dates import PartialDate, days_between, months_between
from allcli.case.fields import Missing
from allcli.case.model import Case
from allcli.case.span import Span
from allcli.case.table import Closable

Made = TypeVar("Made")


class Reading:
    """One case that is being read, with what several facts share, each worked out once."""

    __slots__ = ("_made", "case")

    def __init__(self, case: Case) -> None:
        self.case = case
        self._made: dict[Callable[[Reading], Any], Any] = {}

    def once(self, make: "Callable[[Reading], Made]") -> Made:
        """What `make` answers of this case."""
        made: Any = self._made.get(make, self)  # itself: not yet
        if made is self:
            made = self._made[make] = make(self)
        return made  # type: ignore[no-any-return]


def value(field: Any) -> Any:
    """The field's value; None when it is left out or said to be missing."""
    return None if type(field) is Missing else field  # isinstance is slow on an enum


def is_complete(case: Case, path: str) -> bool:
    """Whether a list is written down, and nothing says that it may lack something."""
    table_name, _, name = path.partition(".")
    table = getattr(case, table_name)
    return name not in (table.incomplete_lists or ()) and getattr(table, name) is not None


def listed(case: Case, path: str, word: str) -> bool | None:
    """Whether a list has a word; not known where it is not written down, or not complete."""
    table, _, name = path.partition(".")
    if word in (getattr(getattr(case, table), name) or ()):
        return True
    return False if is_complete(case, path) else None


def finding(table: Closable, name: str) -> bool | None:
    """A yes-no field; left out of a table that is closed, it is absent."""
    written = getattr(table, name)
    if written is None:
        return False if table.unstated == "absent" else None
    known: bool | None = value(written)
    return known


def graded(table: Closable, name: str) -> Any:
    """A grade or a score; left out of a table that is closed, it is 0."""
    written = getattr(table, name)
    return 0 if written is None and table.unstated == "absent" else value(written)


def either(parts: Sequence[bool | None]) -> bool | None:
    """True when one part is; unknown when none is but one may be."""
    return True if True in parts else None if None in parts else False


def lasted(stated: Any, start: Any, end: Any) -> float | Span | None:
    """Months as far as they are stated or lie between two dates, unknown without either."""
    dated = None
    if isinstance(start, PartialDate) and isinstance(end, PartialDate):
        dated = months_between(start, end)
    return narrower(value(stated), dated)


def days(start: Any, end: Any) -> float | Span | None:
    """Days between two dates, unknown unless both are known."""
    if isinstance(start, PartialDate) and isinstance(end, PartialDate):
        return days_between(start, end)
    return None
