"""When the suggested road can come to its gate and to its end, as published groups took."""

from datetime import date
from typing import Literal, NamedTuple


class DateSpan(NamedTuple):
    """The earliest day, the usual and the latest, where these are known."""

    earliest: date
    usual: date | None
    latest: date | None


class RoadDays(NamedTuple):
    """The days of the suggested road; without a therapy before its end it has no gate."""

    gate: DateSpan | None
    end: DateSpan
    ends_in: Literal["HCT", "infusion"]
