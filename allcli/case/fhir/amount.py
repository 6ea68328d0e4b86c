"""A measured value as a field of a case takes it, or why it cannot be read."""

import re

from allcli.case.fhir.element import FhirElement, number, table, text
from allcli.case.fields import Number
from allcli.case.files.forms import form_at
from allcli.case.span import Span
from allcli.case.units import disagree, shown

UCUM = "http://unitsofmeasure.org"
_COMPARATORS = ("<", "<=", ">=", ">")


class UnreadError(Exception):
    """Why a value cannot be used."""


def amount(body: FhirElement, field: str) -> str | float | None:
    """The value of an observation, with its unit where that is not the field's own.

    None where none is given. Raises UnreadError.
    """
    rule = form_at(field).rule
    if not isinstance(rule, Number):
        raise UnreadError("no field of a case takes such a number")
    written = _written(body, rule)
    if written is None:
        return None
    measured(written, rule)
    return written


def measured(written: str | float, rule: Number) -> float | Span:
    """What the field reads in it. Raises UnreadError."""
    try:
        return rule.read(written)
    except ValueError as error:
        raise UnreadError(_why(error, written)) from None


def is_above_nothing(body: FhirElement) -> bool:
    """Whether a quantity is surely more than 0: more than a bound, or a number without one."""
    quantity = table(body, "valueQuantity")
    value = number(quantity, "value")
    return value is not None and value > 0 and not text(quantity, "comparator").startswith("<")


def _written(body: FhirElement, rule: Number) -> str | float | None:
    whole = number(body, "valueInteger")
    if whole is not None:
        return _with_unit("", whole, "", rule)
    if table(body, "valueRange"):
        return _range(table(body, "valueRange"), rule)
    if table(body, "valueRatio") and rule.unit == "%":
        return _ratio(table(body, "valueRatio"))
    quantity = table(body, "valueQuantity")
    if quantity:
        return quantity_text(quantity, rule)
    if any(key.startswith("value") for key in body):
        raise UnreadError(f"{next(key for key in body if key.startswith('value'))} is not read")
    return None


def quantity_text(quantity: FhirElement, rule: Number) -> str | float | None:
    """A quantity in a unit that the field takes; None without its number. Raises UnreadError."""
    value = number(quantity, "value")
    if value is None:
        if quantity.get("value") is not None:
            raise UnreadError("no number that can be read")
        return None
    comparator = text(quantity, "comparator")
    if comparator and comparator not in _COMPARATORS:
        raise UnreadError(f'"{comparator}" is no comparison that is known')
    unit, printed = _unit(quantity), text(quantity, "unit")
    if unit and printed and disagree(unit, printed, rule.unit):
        raise UnreadError(f'its unit is "{printed}" in print, and "{unit}" by its code')
    return _with_unit(comparator, value, unit, rule)


def _unit(quantity: FhirElement) -> str:
    """The unit by its UCUM code, else as it is printed; remarks in braces are no part of it."""
    code = text(quantity, "code") if text(quantity, "system") in (UCUM, "") else ""
    unit = code or text(quantity, "unit")
    plain = re.sub(r"\{[^}]*\}", "", unit)
    return plain if plain and not plain.startswith("/") and not plain.endswith("/") else unit


def _with_unit(comparator: str, value: float, unit: str, rule: Number) -> str | float:
    if value < 0:
        raise UnreadError(f"{value:g} is not possible: a code for a missing value?")
    power = re.fullmatch(r"10\*-(\d{1,2})", unit)
    if rule.unit == "%" and power:  # a share of all cells
        value, unit = round(value * 100 / 10 ** int(power[1]), 12), "%"
    if not rule.unit:
        plain = unit in ("", "1") or unit.startswith("{")
        if not plain:
            raise UnreadError(f'a number without a unit is taken, not "{unit}"')
        return f"{comparator} {value!r}".strip() if comparator else value
    if not unit:
        raise UnreadError("a number without its unit")
    if unit == shown(rule.unit) and not comparator:
        return value
    return f"{comparator} {value!r} {unit}".strip()


def _range(held: FhirElement, rule: Number) -> str:
    ends = [number(table(held, end), "value") for end in ("low", "high")]
    low, high = ends
    if low is None or high is None or min(low, high) < 0:
        raise UnreadError("a range without one of its ends")
    units = [unit for end in ("low", "high") if (unit := _unit(table(held, end)))]
    if rule.unit and not units:
        raise UnreadError("a number without its unit")
    if len(set(units)) > 1:
        raise UnreadError(f"a range from {units[0]} to {units[1]}")
    return f"{low!r}-{high!r} {units[0] if rule.unit else ''}".strip()


def _ratio(held: FhirElement) -> str:
    over, under = (number(table(held, part), "value") for part in ("numerator", "denominator"))
    if over is None or not under or over < 0 or under < 0:
        raise UnreadError("a ratio without one of its numbers")
    return f"{round(100 * over / under, 12)!r} %"


def _why(error: ValueError, written: str | float) -> str:
    """The reason in a few words; a number far out is often a code for a missing one."""
    allowed = str(error)
    if getattr(error, "type", "") == "range":
        return f"{written} is not possible ({allowed}): a code for a missing value?"
    return f"{written} is not taken; expected {allowed}"
