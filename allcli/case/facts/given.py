"""Whether a drug was given: as `[exposure]` states, else as the lines of therapy tell."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from allcli.case.agents.names import ANTHRACYCLINE
from allcli.case.agents.reading import understood
from allcli.case.agents.spellings import Understood, with_classes
from allcli.case.facts.allogeneic import had_allogeneic
from allcli.case.facts.lines import lines_are_complete
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.stated import EFFECTS, PRODUCTS, affirmed, field_of, is_product_excluded
from allcli.case.fields import Missing
from allcli.case.history import Line

OfDrug = Callable[[Reading], bool | None]


class DrugLine(NamedTuple):
    """A line of therapy, and what it says was given."""

    line: Line
    drugs: Understood


def drug_lines(reading: Reading) -> tuple[DrugLine, ...]:
    """The lines as far as they are listed, each for the lineage that was treated."""
    case = reading.case
    lineage = value(case.disease.lineage)
    return tuple([DrugLine(line, drugs_of(line).of_lineage(lineage)) for line in case.lines or ()])


def drugs_of(line: Line) -> Understood:
    """What a line says was given; where its agents are said not to be known, it may be anything."""
    drugs = understood(line.regimen, value(line.agents))
    return drugs._replace(anything=True) if isinstance(line.agents, Missing) else drugs


def are_complete(reading: Reading) -> bool:
    """Whether every line so far is listed."""
    return lines_are_complete(reading.case)


class _Together(NamedTuple):
    """What the lines gave, what they may have given, and whether that may be anything."""

    given: frozenset[str]
    open: frozenset[str]
    anything: bool


def _together(reading: Reading) -> _Together:
    drugs = [drugs for _, drugs in reading.once(drug_lines)]
    return _Together(
        frozenset().union(*[with_classes(read.given) for read in drugs]),
        frozenset().union(*[with_classes(read.open) for read in drugs]),
        not are_complete(reading) or any(read.anything for read in drugs),
    )


def by_lines(reading: Reading, drug: str) -> bool | None:
    """Whether a line gave the drug; open where the drugs of a line, or lines, are not known."""
    lines = reading.once(_together)
    if drug in lines.given:
        return True
    return None if lines.anything or drug in lines.open else False


@cache
def given(drug: str) -> OfDrug:
    """Whether the drug was given: as stated, else as the lines tell.

    What is said not to be known, the lines can only affirm.
    """
    field = field_of(drug)

    def read(reading: Reading) -> bool | None:
        exposure = reading.case.exposure
        own = getattr(exposure, field, None)
        if own is True or own is False:
            return own
        if drug in reading.once(_affirmed):
            return True
        if drug in PRODUCTS and is_product_excluded(reading.case, drug):
            return False
        lines = by_lines(reading, drug)
        return lines if own is None else lines or None

    return read


def _affirmed(reading: Reading) -> frozenset[str]:
    return affirmed(reading.case.exposure)


def given_anthracycline(reading: Reading) -> bool | None:
    """Any; what the lines leave out, a cumulative dose may still tell."""
    doses = [value(getattr(reading.case.exposure, name)) for name in EFFECTS[ANTHRACYCLINE]]
    gave = reading.once(given(ANTHRACYCLINE))
    by_field = reading.case.exposure.anthracycline is False
    return None if gave is False and not by_field and None in doses else gave


def given_dli(reading: Reading) -> bool | None:
    """Donor lymphocytes after a transplant, or as a line."""
    transplants = reading.case.transplants or ()
    line = reading.once(given("dli"))
    if line or any(hct.dli_on for hct in transplants):
        return True
    none_after = had_allogeneic(reading) is False or (
        bool(transplants) and all(hct.dli_on == () for hct in transplants)
    )
    return False if none_after and line is False else None


def none_unless_given(drug: str) -> Callable[[Reading], int | None]:
    """Of what a drug did: 0 where it was never given."""
    was_given = given(drug)
    return lambda reading: 0 if reading.once(was_given) is False else None


def lines_with(reading: Reading, drug: str) -> list[Line | None]:
    """The lines that gave the drug; None stands for one that may have."""
    answers = [(line, drugs.gave(drug)) for line, drugs in reading.once(drug_lines)]
    may_lack = [] if reading.once(are_complete) else [None]
    return [line if gave else None for line, gave in answers if gave is not False] + may_lack
