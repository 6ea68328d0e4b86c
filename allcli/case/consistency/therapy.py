"""What cannot be true of one history: drugs that were given and not given, transplants."""

from collections.abc import Iterator
from typing import get_args

from allcli.case.dates import PartialDate
from allcli.case.drugs import named
from allcli.case.facts.given import given, written
from allcli.case.facts.reading import Reading
from allcli.case.fields import Missing
from allcli.case.kinds import Drug, VodSeverity
from allcli.case.model import Case
from allcli.case.problems import Fault, Path
from allcli.case.span import Span


def therapy_faults(case: Case) -> Iterator[Fault]:
    """Of what was given so far."""
    yield from _transplants(case)
    yield from _exposure(case)
    yield from _never_given(case)


def _transplants(case: Case) -> Iterator[Fault]:
    for i, hct in enumerate(case.transplants or ()):
        at: Path = ("transplants", i)
        if hct.type == "autologous" and not isinstance(hct.donor, Missing | None):
            said = "an autologous transplant has no donor"
            yield Fault((*at, "donor"), said, beside=((*at, "type"),))
        if hct.vod is False and hct.vod_severity in get_args(VodSeverity):
            yield Fault((*at, "vod_severity"), "a severity, but no VOD", beside=((*at, "vod"),))


def _exposure(case: Case) -> Iterator[Fault]:
    for name in ("blinatumomab", "inotuzumab"):
        naming: list[Path] = [
            ("lines", i) for i, line in enumerate(case.lines or ()) if named(written(line), name)
        ]
        if getattr(case.exposure, name) is False and naming:
            said = f"no {name}, but a line names it"
            yield Fault(("exposure", name), said, beside=tuple(naming))


def _never_given(case: Case) -> Iterator[Fault]:
    """What a drug did that, as the lines or `[exposure]` tell, was never given."""
    stated = case.exposure
    reading = Reading(case)
    was_given = {drug: given(drug)(reading) for drug in get_args(Drug)}
    effects: list[tuple[str, str, bool]] = [
        *(("hypersensitivity", drug, True) for drug in stated.hypersensitivity or ()),
        *((name, "blinatumomab", _some(getattr(stated, name)))
          for name in ("blinatumomab_neurotoxicity", "blinatumomab_crs")),
        ("inotuzumab_cycles", "inotuzumab", _some(stated.inotuzumab_cycles)),
        ("inotuzumab_last_dose_on", "inotuzumab",
         isinstance(stated.inotuzumab_last_dose_on, PartialDate)),
    ]  # fmt: skip
    for name, drug, seen in effects:
        if seen and was_given[drug] is False:
            yield Fault(("exposure", name), _never(drug), beside=(_denial(case, drug),))


def _some(number: object) -> bool:
    """Whether a grade or a count is certainly above 0."""
    return isinstance(number, int | Span) and (number > 0) is True


def _never(drug: str) -> str:
    return f"{drug} was never given, by the lines or [exposure]: does a line lack its name?"


def _denial(case: Case, drug: str) -> Path:
    """What says that a drug was never given."""
    return ("exposure", drug) if getattr(case.exposure, drug, None) is False else ("lines",)
