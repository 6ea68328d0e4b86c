"""The upper limit of normal that stands beside a value, where a laboratory can have it."""

from collections.abc import Iterator

from allcli.case.fhir.amount import UnreadError, measured, quantity_text
from allcli.case.fhir.choose import Candidate
from allcli.case.fhir.draft import Draft
from allcli.case.fhir.element import FhirElement, number, table, tables, text
from allcli.case.fields import Number
from allcli.case.files.forms import form_at
from allcli.case.plausible import USUAL


def limit_of(draft: Draft, best: Candidate) -> str | float | None:
    """The limit by the one range that is said to be normal; None where it is none to rely on."""
    field = f"{best.field}_uln"
    rule = form_at(field).rule
    ranges = list(_normal(best.source))
    if not ranges or not isinstance(rule, Number):
        return None
    if len(ranges) > 1:
        draft.doubt(best.resource, f"{field}: several ranges of normal: none of them is read")
        return None
    try:
        limit = _limit(ranges[0], rule, field)
    except UnreadError as error:
        draft.doubt(best.resource, f"{field}: {error}")
        return None
    return limit


def _normal(source: FhirElement) -> Iterator[FhirElement]:
    for held in tables(source, "referenceRange"):
        kinds = [text(coding, "code") for coding in tables(table(held, "type"), "coding")]
        if (not kinds or "normal" in kinds) and table(held, "high"):
            yield held


def _limit(held: FhirElement, rule: Number, field: str) -> str | float | None:
    low, high = (number(table(held, end), "value") for end in ("low", "high"))
    written = quantity_text(table(held, "high"), rule)
    if written is None or high is None:
        return None
    if low is not None and low >= high:
        raise UnreadError(f"a range of normal from {low:g} to {high:g} is none")
    read = measured(written, rule)
    usual = USUAL[field]
    if not isinstance(read, float | int) or not usual.low <= read <= usual.high:
        raise UnreadError(f"{written} is no limit that a laboratory has: not read")
    return written
