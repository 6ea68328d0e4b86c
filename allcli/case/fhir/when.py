"""When what a resource tells was so: its clinical date, never the one of its writing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.fhir.element import FhirElement, day, table, text

# the first that is given counts; of a period, the end that is asked for
_NAMES = {
    "Observation": ("effective",),
    "Condition": ("onset", "recorded", "asserted"),
    "Procedure": ("performed", "occurrence"),  # the last, and "occurence", as R5 has them
    "MedicationAdministration": ("effective", "occurence"),
    "MedicationStatement": ("effective",),
    # of a phenopacket that is laid out as FHIR
    "Line": ("effective",),
    "Encounter": ("effective",),
}
_FORMS = ("DateTime", "Instant", "Date", "Period")
_DAY = len("2026-03-01")


class Moment(NamedTuple):
    """A date, and the text that orders moments: that of the instant, where one is given."""

    order: str
    day: PartialDate

    def could_be(self, other: "Moment") -> bool:
        """Whether both may be of one time: two instants only where they are the same."""
        if min(len(self.order), len(other.order)) > _DAY:
            return self.order == other.order
        return not (self.day.surely_before(other.day) or other.day.surely_before(self.day))


def moment(body: FhirElement, *, first: bool = False) -> Moment | None:
    """The clinical date of a resource; of a period its end, or its first day."""
    for stated in _written(body, ("start", "end") if first else ("end", "start")):
        read = day(stated)
        if read:
            return Moment(order_of(stated), read)
    return None


def _written(body: FhirElement, ends: tuple[str, str]) -> Iterator[str]:
    for name in _NAMES.get(text(body, "resourceType"), ()):
        for form in _FORMS[:-1]:
            yield text(body, f"{name}{form}")
        for end in ends:
            yield text(table(body, f"{name}Period"), end)


def date_elements(kind: str) -> Iterator[str]:
    """The elements of a type of resource in which its date may stand."""
    return (f"{name}{form}" for name in _NAMES.get(kind, ()) for form in _FORMS)


def order_of(written: str) -> str:
    """A text by which dates sort: an instant as that of Greenwich, a day as it is."""
    try:
        read = datetime.fromisoformat(written)
        return read.astimezone(UTC).isoformat() if read.tzinfo else written
    except (ValueError, OverflowError):
        return written


def ended(body: FhirElement) -> PartialDate | None:
    """The day on which a condition ended."""
    return day(text(body, "abatementDateTime") or text(table(body, "abatementPeriod"), "end"))
