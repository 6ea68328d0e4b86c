"""What earlier therapy implies: which agents were given, what came of them, what they did."""

from typing import get_args

from allcli.case.drugs import CD19_CAR_T, TKIS
from allcli.case.facts.anthracyclines import ANTHRACYCLINES
from allcli.case.facts.given import (
    failed,
    given,
    hypersensitive,
    line_drugs,
    lines_with,
    none_unless_given,
)
from allcli.case.facts.reading import Reading, days, value
from allcli.case.facts.record import CLOCK, Value, count, number, yes_no
from allcli.case.kinds import Drug
from allcli.case.span import span

_LINES = ("lines[].regimen", "lines[].agents")


def _inotuzumab_cycles(reading: Reading) -> Value:
    """Summed over the lines; unknown when a line with inotuzumab does not say."""
    counts = [line and line.cycles for line in lines_with(reading, "inotuzumab")]
    if not counts or any(not isinstance(number, int) for number in counts):
        return none_unless_given("inotuzumab")(reading)
    return sum(number for number in counts if isinstance(number, int))


def _since_inotuzumab(reading: Reading) -> Value:
    """Days since the last dose, as stated or of the last line that gave it."""
    last = value(reading.case.exposure.inotuzumab_last_dose_on)
    if last is None:
        lines = lines_with(reading, "inotuzumab")
        last = lines[-1].last_dose_on if lines and lines[-1] else None
    return days(last, reading.case.assessed_on)


def _tki_number(reading: Reading) -> Value:
    stated = reading.case.exposure.tkis_failed
    if stated is not None:
        return len(stated)
    lines = reading.once(line_drugs)
    if lines is None:
        return None
    tkis = [lines.named(tki) for tki in TKIS]
    return span(tkis.count(True), len(tkis) - tkis.count(False))


EXPOSURE = (
    yes_no(
        "exposure.blinatumomab", "prior blinatumomab", *_LINES,
        stated="exposure.blinatumomab", of=given("blinatumomab"),
    ),
    yes_no(
        "exposure.blinatumomab_failed", "no response to blinatumomab", "lines[].best_response",
        *_LINES, of=failed("blinatumomab"),
    ),
    count(
        "exposure.blinatumomab_neurotoxicity", "neurotoxicity of blinatumomab", "", (0, 4),
        stated="exposure.blinatumomab_neurotoxicity", of=none_unless_given("blinatumomab"),
    ),
    count(
        "exposure.blinatumomab_crs", "CRS of blinatumomab", "", (0, 4),
        stated="exposure.blinatumomab_crs", of=none_unless_given("blinatumomab"),
    ),
    yes_no(
        "exposure.inotuzumab", "prior inotuzumab", *_LINES,
        stated="exposure.inotuzumab", of=given("inotuzumab"),
    ),
    yes_no(
        "exposure.inotuzumab_failed", "no response to inotuzumab", "lines[].best_response",
        *_LINES, of=failed("inotuzumab"),
    ),
    yes_no("exposure.nelarabine", "prior nelarabine", *_LINES, of=given("nelarabine")),
    *(
        yes_no(
            f"exposure.hypersensitivity_{drug}", f"hypersensitivity to {drug}",
            "exposure.hypersensitivity", *_LINES, of=hypersensitive(drug),
        )
        for drug in get_args(Drug)
    ),
    yes_no(
        "exposure.cd19_car_t", "prior CD19 CAR-T", *_LINES,
        stated="exposure.cd19_car_t", of=given(CD19_CAR_T),
    ),
    number(
        "exposure.days_since_inotuzumab", "since inotuzumab", "days", (0, 36500),
        "exposure.inotuzumab_last_dose_on", "lines[].last_dose_on",
        of=_since_inotuzumab, change=CLOCK, local_only=True,
    ),
    *ANTHRACYCLINES,
    count(
        "exposure.inotuzumab_cycles", "inotuzumab cycles so far", "", (0, 50),
        "lines[].cycles", *_LINES,
        stated="exposure.inotuzumab_cycles", of=_inotuzumab_cycles,
    ),
    # `tkis_failed` takes any name: more exist than the six that lines are searched for
    count("exposure.tki_number", "TKIs so far", "", (0, 20), *_LINES, of=_tki_number),
)  # fmt: skip
