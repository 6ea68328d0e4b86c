"""Allogeneic transplants as the list of transplants tells them."""

from allcli.case.facts.reading import Reading, days, value
from allcli.case.history import Transplant
from allcli.case.span import Span, span


def allogeneic_number(reading: Reading) -> float | Span | None:
    """How many there were; None where none are listed."""
    transplants = reading.case.transplants
    if transplants is None:
        return None
    kinds = [value(hct.type) for hct in transplants]
    return span(kinds.count("allogeneic"), len(kinds) - kinds.count("autologous"))


def had_allogeneic(reading: Reading) -> bool | None:
    """Whether there was any."""
    number = reading.once(allogeneic_number)
    return None if number is None else number > 0


def last_allogeneic(reading: Reading) -> Transplant | None:
    """The last one; none where it may be another, whose type is not known."""
    may_be = [hct for hct in reading.case.transplants or () if hct.type != "autologous"]
    return may_be[-1] if may_be and may_be[-1].type == "allogeneic" else None


def days_since_hct(reading: Reading) -> float | Span | None:
    """Since the last allogeneic transplant."""
    last = reading.once(last_allogeneic)
    return days(last.date, reading.case.assessed_on) if last else None
