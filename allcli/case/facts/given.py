"""Whether a drug was given, and whether it failed: as `[exposure]` states, else off the lines."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from allcli.case.drugs import named_in
from allcli.case.facts.reading import Reading, value
from allcli.case.history import Exposure, Line

OfDrug = Callable[[Reading], bool | None]

_NONE: frozenset[str] = frozenset()


class LineDrugs(NamedTuple):
    """What the lines name: each the drugs that it does, None where it names nothing at all."""

    by_line: Sequence[frozenset[str] | None]
    drugs: frozenset[str]
    is_open: bool

    def named(self, drug: str) -> bool | None:
        """Whether a line names the drug; open where a line names nothing."""
        return True if drug in self.drugs else None if self.is_open else False


def written(line: Line) -> tuple[str, ...]:
    """Every name of a drug or regimen that a line gives."""
    return (*(line.agents or ()), *((line.regimen,) if line.regimen else ()))


def line_drugs(reading: Reading) -> LineDrugs | None:
    """What the lines name; None where they are not listed."""
    lines = reading.case.lines
    if lines is None:
        return None
    texts = map(written, lines)
    by_line = [_NONE.union(*map(named_in, names)) if names else None for names in texts]
    return LineDrugs(by_line, _NONE.union(*filter(None, by_line)), None in by_line)


@cache
def given(drug: str) -> OfDrug:
    """Whether the drug was given: as stated, else as the lines tell.

    What is said not to be known, the lines can only affirm.
    """
    field = drug.replace("-", "_")
    has_field = field in Exposure.model_fields

    def read(reading: Reading) -> bool | None:
        stated: Any = getattr(reading.case.exposure, field) if has_field else None
        known: bool | None = value(stated)
        if known is not None:
            return known
        lines = reading.once(line_drugs)
        named = lines and lines.named(drug)
        return named or None if stated is not None else named

    return read


def failed(drug: str) -> OfDrug:
    """Whether a line with the drug ended without any response; false of what was never given."""
    was_given = given(drug)
    return lambda reading: reading.once(was_given) and _ended_without_response(reading, drug)


def _ended_without_response(reading: Reading, drug: str) -> bool | None:
    drugs = reading.once(line_drugs)
    if drugs is None:
        return None
    lines = zip(drugs.by_line, reading.case.lines or (), strict=True)
    ended = [(names, value(line.best_response)) for names, line in lines]
    responses = [response for names, response in ended if names and drug in names]
    if "nr" in responses:
        return True
    may_have_failed = any(names is None and response in (None, "nr") for names, response in ended)
    return None if not responses or None in responses or may_have_failed else False


def hypersensitive(drug: str) -> OfDrug:
    """As listed; to a drug that was never given there is none."""
    was_given = given(drug)

    def read(reading: Reading) -> bool | None:
        listed = reading.case.exposure.hypersensitivity
        if listed is not None:
            return drug in listed
        return False if reading.once(was_given) is False else None

    return read


def none_unless_given(drug: str) -> Callable[[Reading], int | None]:
    """Of what a drug did: 0 where it was never given."""
    was_given = given(drug)
    return lambda reading: 0 if reading.once(was_given) is False else None


def lines_with(reading: Reading, drug: str) -> list[Line | None]:
    """The lines that gave the drug; None stands for one that may have."""
    drugs = reading.once(line_drugs)
    lines = zip(drugs.by_line if drugs else (), reading.case.lines or (), strict=True)
    return [line if names else None for names, line in lines if names is None or drug in names]
