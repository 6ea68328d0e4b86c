"""Whether the last therapy goes on, or is over, and nobody has yet looked what it did."""

import re
from collections.abc import Iterator
from functools import cache

from allcli.case.agents.names import CD19_CAR_T
from allcli.case.agents.words import CAME_OF_IT, UNDER_WAY
from allcli.case.facts.given import DrugLine, OfDrug, drug_lines, given
from allcli.case.facts.outcome import failed, judge_of_failure
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.stated import FAILABLE, TKIS, stated_failed
from allcli.case.fields import Missing
from allcli.case.history import Line
from allcli.case.model import Case

_NOT_YET = ("not-evaluated", Missing.PENDING, Missing.NOT_DONE)
_ENDED = ("no-response", "relapse", "toxicity", "transplant")
# To bring the first remission, or in one: leukaemia that shows up under it is the answer to it.
_AGAINST_RELAPSE = ("frontline", "consolidation")
_MAINTENANCE = r"(?i)maintenance|erhaltung|유지|維持|维持"
_FOR_RELAPSE = (CD19_CAR_T, "blinatumomab", "inotuzumab")


@cache
def awaited(drug: str) -> OfDrug:
    """Whether the last line gave the drug and nobody has yet looked what it did."""
    was_given, has_failed = given(drug), failed(drug)

    def read(reading: Reading) -> bool | None:
        if was_given(reading) is False or has_failed(reading):
            return False
        last = _last(reading)
        if last is None:
            return None  # of no line it is not known when the drug was given
        waits, gave = _awaits(reading.case, last.line), last.drugs.gave(drug)
        if waits is False or gave is False:
            return False
        return None if waits is None or _may_have_failed_before(reading, drug) else gave

    return read


def _may_have_failed_before(reading: Reading, drug: str) -> bool:
    """Whether a line before the last may have seen the drug fail."""
    judge = judge_of_failure(drug)
    return any(
        drug_line.drugs.gave(drug) is not False and judge(reading, drug_line) is not False
        for drug_line in reading.once(drug_lines)[:-1]
    )


_CELLS_AWAITED = awaited(CD19_CAR_T)


def therapy_awaited(reading: Reading) -> bool | None:
    """Whether nobody has yet looked what the last line did, whatever it gave."""
    last = _last(reading)
    if last is None:
        return False if reading.case.lines == () else None
    if reading.once(_CELLS_AWAITED):
        return True
    waits = _awaits(reading.case, last.line)
    is_first = _is_first(reading.case, last)
    if waits is False or is_first:
        return False
    if is_first is None:
        return None
    is_told = last.line.best_response in _NOT_YET  # what is stated to have failed contradicts it
    return False if not is_told and any(failed_unseen(reading)) else waits


def failed_unseen(reading: Reading) -> Iterator[str]:
    """The drugs of a last line that nobody has looked at, of which it is stated that they failed.

    No line before may have given them: what they did there, is what is stated.
    """
    lines = reading.once(drug_lines)
    if not lines:
        return
    *before, last = lines
    if _awaits(reading.case, last.line) is False:
        return
    for drug in dict.fromkeys((*FAILABLE, *TKIS)):
        if (
            last.drugs.gave(drug)
            and stated_failed(reading.case, drug)
            and all(drug_line.drugs.gave(drug) is False for drug_line in before)
        ):
            yield drug


def _last(reading: Reading) -> DrugLine | None:
    """The last line; of lines that may lack some nobody knows which it is."""
    lines = reading.once(drug_lines)
    return lines[-1] if lines and value(reading.case.lines_complete) is not False else None


def _awaits(case: Case, line: Line) -> bool | None:
    """Whether the response to a line is still to come, as far as the line tells."""
    best = line.best_response
    remission = (line.relapsed_on, line.response_months)
    is_known = value(best) not in (None, "not-evaluated")
    is_known = is_known or any(value(length) is not None for length in remission)
    if is_known or value(line.stopped_for) in _ENDED:
        return False
    if any(isinstance(stated, Missing) for stated in (*remission, line.stopped_for)):
        return None  # left out, it means that nothing of the kind has been
    texts = (line.regimen or "", *(value(line.agents) or ()))
    if any(re.search(_MAINTENANCE, text) for text in texts):
        return False
    purpose = value(line.purpose)
    overt = _is_overt(case) if purpose in _AGAINST_RELAPSE else False
    if purpose == "maintenance" or overt:
        return False
    is_said = best in _NOT_YET or any(map(_goes_on, texts))
    return True if is_said and overt is False else None


def _goes_on(text: str) -> bool:
    return bool(re.search(UNDER_WAY, text)) and not re.search(CAME_OF_IT, text)


def _is_first(case: Case, last: DrugLine) -> bool | None:
    """Whether overt leukaemia is the answer to the one line so far, which counts as frontline."""
    if case.lines is None or len(case.lines) != 1 or last.line.purpose is not None:
        return False
    gave, overt = [last.drugs.gave(drug) for drug in _FOR_RELAPSE], _is_overt(case)
    if True in gave or overt is False:
        return False
    return None if None in (*gave, overt) else True


def _is_overt(case: Case) -> bool | None:
    status = value(case.disease.status)
    return None if status is None else status in ("relapsed", "refractory")
