"""What the lines of therapy tell: how long remissions lasted, and which salvage is to come."""

from collections.abc import Sequence

from allcli.case.calculators.scale import bounds, narrower
from allcli.case.facts.reading import Reading, lasted
from allcli.case.facts.record import Value
from allcli.case.fields import Missing
from allcli.case.history import Line
from allcli.case.model import Case
from allcli.case.span import Span, span

REMISSIONS = ("cr", "cri", "crh")
_MOST = 50  # salvages that a patient can have had
NO_REMISSION = ("mlfs", "pr", "nr")


def lines_are_complete(case: Case) -> bool:
    """Whether every line so far is listed."""
    return case.lines is not None and case.lines_complete in (None, True)


def never_in_remission(case: Case) -> bool:
    """Whether the leukaemia is primary refractory: by the relapses, or by every line so far."""
    if case.disease.status != "refractory":
        return False
    responses = [line.best_response for line in case.lines or ()]
    by_lines = (
        bool(responses)
        and lines_are_complete(case)
        and all(response in NO_REMISSION for response in responses)
    )
    return by_lines or case.disease.relapse_number == 0


def remission_months(case: Case, *, first: bool) -> Value:
    """Months the first, or the last, remission lasted; 0 where there never was one.

    Unknown when a line does not say.
    """
    if never_in_remission(case):
        return 0
    if not lines_are_complete(case):
        return None
    ordered = case.lines or ()
    for line in ordered if first else reversed(ordered):
        if line.best_response in REMISSIONS:
            return _remission(line)
        if line.best_response not in NO_REMISSION:
            return None
    return None


def _remission(line: Line) -> float | Span | None:
    """As told; without its beginning, at most from the start of the line to the relapse."""
    longest = lasted(None, line.started_on, line.relapsed_on)
    return narrower(
        lasted(line.response_months, line.response_on, line.relapsed_on),
        None if longest is None else span(0.0, bounds(longest)[1]),
    )


def salvage_number(reading: Reading) -> Value:
    """1 + the salvage lines so far; None when the lines are not listed.

    The first line counts as frontline and every later one as salvage unless `purpose` says
    otherwise.
    """
    lines = reading.case.lines
    if lines is None:
        return None
    least, most = (1 + _salvages(lines, unknown) for unknown in ("consolidation", "salvage"))
    return span(least, most if lines_are_complete(reading.case) else _MOST)


def refractory_to_salvage(reading: Reading) -> bool | None:
    """Whether the last line was a salvage that brought no remission, whatever `status` says."""
    lines = reading.case.lines
    if lines is None or not lines_are_complete(reading.case):
        return None
    if not lines:
        return False
    last = lines[-1]
    least, most = (_salvages(lines, unknown) - _salvages(lines[:-1], unknown)
                   for unknown in ("consolidation", "salvage"))  # fmt: skip
    if not most or last.best_response in REMISSIONS:
        return False
    return True if last.best_response in NO_REMISSION and least else None


def _salvages(lines: Sequence[Line], unknown: str) -> int:
    """The salvage lines, were every purpose that is said to be missing the one of `unknown`."""
    purposes = [unknown if type(line.purpose) is Missing else line.purpose for line in lines]
    first = next((i for i, purpose in enumerate(purposes) if purpose != "salvage"), None)
    return sum(
        purpose == "salvage" or (purpose is None and i != first)
        for i, purpose in enumerate(purposes)
    )
