"""Elements as servers write them: what has another type than FHIR says is passed over."""

from collections.abc import Iterator, Mapping
from typing import Any

from allcli.case.dates import FIRST, LAST, PartialDate

FhirElement = Mapping[str, Any]
NOTHING: FhirElement = {}


def table(element: FhirElement, *names: str) -> FhirElement:
    """The object at these names, or an empty one."""
    held: object = element
    for name in names:
        held = held.get(name) if isinstance(held, dict) else None
    return held if isinstance(held, dict) else NOTHING


def tables(element: FhirElement, name: str) -> Iterator[FhirElement]:
    """The objects of a list; one that stands alone counts as a list of one."""
    held = element.get(name)
    for entry in held if isinstance(held, list) else [held]:
        if isinstance(entry, dict):
            yield entry


def text(element: FhirElement, name: str) -> str:
    """A text without the space around it; empty where there is none."""
    held = element.get(name)
    return held.strip() if isinstance(held, str) else ""


def number(element: FhirElement, name: str) -> int | float | None:
    """A number that a case could hold."""
    held = element.get(name)
    if isinstance(held, bool) or not isinstance(held, int | float):
        return None
    return held if abs(held) < 1e15 else None  # NaN is not


def day(written: str) -> PartialDate | None:
    """The date of a dateTime, with the precision it is given in; None for anything else."""
    try:
        read = PartialDate.parse(written[:10])
    except ValueError:
        return None
    return read if FIRST <= read.first <= LAST else None
