"""What came of a drug: whether it failed, whether it was tolerated, the worst that it did.

A drug failed if there was no response to it, if the leukaemia came back on it, or if it left
residual disease. A relapse after its end is no failure of it.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import get_args

from allcli.case.agents.names import ANTHRACYCLINE, CD19_CAR_T
from allcli.case.attribution import did, names
from allcli.case.dates import PartialDate
from allcli.case.facts.given import (
    DrugLine,
    OfDrug,
    are_complete,
    drug_lines,
    given,
    given_anthracycline,
    given_dli,
)
from allcli.case.facts.lines import REMISSIONS
from allcli.case.facts.reading import Reading, either, listed, value
from allcli.case.facts.record import Value
from allcli.case.facts.stated import TKIS, stated_failed, stated_not_tolerated
from allcli.case.fields import Missing
from allcli.case.history import Line
from allcli.case.kinds import Drug
from allcli.case.model import Case
from allcli.case.span import span
from allcli.case.toxicities import Harm, ToxicityKind, toxicities
from allcli.case.toxicity_grade import Grades

FAILED_FOR = ("no-response", "relapse")
HYPERSENSITIVE: tuple[str, ...] = get_args(Drug)
_SEVERE = 3  # the grade from which hypersensitivity is severe
_ANAPHYLAXIS = r"(?i)anaphyla|아나필락|アナフィラ"
_WORST = 4  # the worst grade that is survived
Judge = Callable[[Reading, DrugLine], bool | None]


@cache
def failed(drug: str) -> OfDrug:
    """Whether the drug failed, as stated, else as the lines tell; false of one never given."""
    return _of(drug, judge_of_failure(drug), lambda reading: stated_failed(reading.case, drug))


def judge_of_failure(drug: str) -> Judge:
    """By how the drug is taken: as a TKI, once, or otherwise."""
    return _JUDGES.get(drug, _failed_or_left_mrd)


@cache
def not_tolerated(drug: str) -> OfDrug:
    """Whether the drug was stopped for its toxicity, or brought on severe hypersensitivity."""

    def judge(_: Reading, drug_line: DrugLine) -> bool | None:
        return stopped_for_toxicity(drug_line, drug)

    severe = hypersensitive(drug)
    by_lines = _of(drug, judge, lambda reading: stated_not_tolerated(reading.case, drug))

    def read(reading: Reading) -> bool | None:
        worse = reading.once(severe) if drug in HYPERSENSITIVE else False
        return either([reading.once(by_lines), worse])

    return read


@cache
def hypersensitive(drug: str) -> OfDrug:
    """As listed, or as a line tells; to a drug that was never given there is none."""
    was_given = given(drug)

    def read(reading: Reading) -> bool | None:
        stated = listed(reading.case, "exposure.hypersensitivity", drug)
        if stated is not None:
            return stated
        if severely_hypersensitive(reading, drug):
            return True
        return False if reading.once(was_given) is False else None

    return read


# What the lines leave out, the doses or the transplants may still tell of.
_TOLD_ELSEWHERE: dict[str, OfDrug] = {ANTHRACYCLINE: given_anthracycline, "dli": given_dli}


def _of(drug: str, judge: Judge, stated: OfDrug) -> OfDrug:
    """An outcome of a drug: as stated, else the worst of the lines that gave it."""
    was_given = _TOLD_ELSEWHERE.get(drug) or given(drug)

    def read(reading: Reading) -> bool | None:
        if reading.once(was_given) is False:
            return False
        known = stated(reading)
        if known is not None:
            return known
        by_lines = over_lines(reading, drug, judge)
        return by_lines if reading.once(was_given) else by_lines or None

    return read


def over_lines(reading: Reading, drug: str, judge: Judge) -> bool | None:
    """True where a line that gave the drug is judged so; false where every one is judged not."""
    judged: list[bool | None] = [] if reading.once(are_complete) else [None]
    surely_given = False
    for drug_line in reading.once(drug_lines):
        gave = drug_line.drugs.gave(drug)
        if gave is not False:
            surely_given = surely_given or bool(gave)
            verdict = judge(reading, drug_line)
            judged.append(verdict if gave or verdict is False else None)
    if True in judged:
        return True
    return None if None in judged or not surely_given else False


def failed_on(reading: Reading, drug_line: DrugLine) -> bool | None:
    """Whether the leukaemia did not respond to a line, came back on it, or was left by it."""
    line = drug_line.line
    best, stopped = value(line.best_response), value(line.stopped_for)
    if best == "nr" or stopped in FAILED_FOR or relapsed_within(line):
        return True
    if stopped is None or best not in REMISSIONS:
        return None
    return mrd_left_by(reading.case, line)


def _tki_failed(reading: Reading, drug_line: DrugLine) -> bool | None:
    """The same of a TKI: whatever it was stopped for, it is told as failed where a relapse came."""
    return _failed_or_left_mrd(reading, drug_line) or None


def _failed_or_left_mrd(reading: Reading, drug_line: DrugLine) -> bool | None:
    """As `failed_on`; MRD now is what the last line left, whatever ended that line."""
    judged = failed_on(reading, drug_line)
    if judged is None and value(drug_line.line.best_response) in REMISSIONS:
        return mrd_left_by(reading.case, drug_line.line) or None
    return judged


def _failed_at_once(reading: Reading, drug_line: DrugLine) -> bool | None:
    """The same of what is given once: a remission that it brought was not lost on it."""
    line = drug_line.line
    best, is_unanswered = value(line.best_response), value(line.stopped_for) == "no-response"
    if best in REMISSIONS:
        left = mrd_left_by(reading.case, line)
        return True if is_unanswered and left is not False else left
    return None if best is None and not is_unanswered else failed_on(reading, drug_line)


def relapsed_within(line: Line) -> bool:
    """Whether the relapse came before the last dose."""
    relapse, dose = line.relapsed_on, line.last_dose_on
    return (
        isinstance(relapse, PartialDate)
        and isinstance(dose, PartialDate)
        and relapse.surely_before(dose)
    )


def has_ended(line: Line) -> bool | None:
    """Whether a relapse followed, as told of the last line: left out, none has so far."""
    ends = (line.response_months, line.relapsed_on)
    if any(value(end) is not None for end in ends):
        return True
    return None if any(isinstance(end, Missing) for end in ends) else False


def mrd_left_by(case: Case, line: Line) -> bool | None:
    """Whether there is residual disease after the last line, and nothing else in between.

    MRD after a remission that ended came back, and was not left.
    """
    ended = has_ended(line)
    if ended or line is not (case.lines or ())[-1]:
        return False
    status = value(case.disease.status)
    if status == "remission":
        mrd = value(case.mrd.status)
        status = {"positive": "mrd-positive", "negative": "remission"}.get(mrd or "")
    if status is None:
        return None
    if status != "mrd-positive":
        return False
    return True if case.transplants == () and ended is False else None


_JUDGES: dict[str, Judge] = {
    CD19_CAR_T: _failed_at_once,
    "dli": _failed_at_once,
    **dict.fromkeys(TKIS, _tki_failed),
}


def stopped_for_toxicity(drug_line: DrugLine, drug: str) -> bool | None:
    """Whether a line was stopped for what the drug did; of several drugs only the culprit's."""
    stopped = value(drug_line.line.stopped_for)
    if stopped != "toxicity":
        return None if stopped is None else False
    certain = [harm.kind for harm in harms(drug_line.line) if harm.certain]
    caused = did(drug_line.drugs, drug) or any(did(drug_line.drugs, drug, kind) for kind in certain)
    return True if caused else None


def harms(line: Line) -> list[Harm]:
    """The toxicities of a line as far as they are understood."""
    return [harm for text in line.toxicities or () for harm in toxicities(text)]


def severely_hypersensitive(reading: Reading, drug: str) -> bool:
    """Whether the lines tell of severe hypersensitivity to the drug."""
    return any(_anaphylaxis(drug_line, drug) for drug_line in reading.once(drug_lines))


def _anaphylaxis(drug_line: DrugLine, drug: str) -> bool:
    return any(
        _is_severe_allergy(text)
        and (
            did(drug_line.drugs, drug, "hypersensitivity")
            or (drug_line.drugs.gave(drug) is not False and names(text, drug))
        )
        for text in drug_line.line.toxicities or ()
    )


def _is_severe_allergy(text: str) -> bool:
    """By its grade; anaphylaxis without one, as CTCAE knows none below 3."""
    return any(
        harm.grades.least >= _SEVERE if harm.grades else re.search(_ANAPHYLAXIS, text)
        for harm in toxicities(text)
        if harm.kind == "hypersensitivity" and harm.certain
    )


@cache
def worst_grade(drug: str, *kinds: ToxicityKind) -> Callable[[Reading], Value]:
    """The worst grade of what a drug did, as the lines tell; 0 where it was never given."""
    was_given = given(drug)

    def read(reading: Reading) -> Value:
        if reading.once(was_given) is False:
            return 0
        lines = [
            drug_line
            for drug_line in reading.once(drug_lines)
            if drug_line.drugs.gave(drug) is not False
        ]
        grades = [_grades(drug_line, drug, kinds) for drug_line in lines]
        if not reading.once(are_complete) or not any(
            drug_line.drugs.gave(drug) for drug_line in lines
        ):
            grades.append((0, _WORST))
        low, high = (max(ends) for ends in zip(*grades, strict=True))
        return None if (low, high) == (0, _WORST) else span(low, high)

    return read


def _grades(drug_line: DrugLine, drug: str, kinds: tuple[ToxicityKind, ...]) -> tuple[int, int]:
    """The least and the worst that a line can have done; `[]` says that it did nothing."""
    if drug_line.line.toxicities == ():
        return 0, 0
    named = [harm for harm in harms(drug_line.line) if harm.kind in kinds]
    sure = [harm for harm in named if harm.certain and did(drug_line.drugs, drug, harm.kind)]
    grades = [harm.grades or Grades(1, _WORST) for harm in sure]
    low = max((min(grade.least, _WORST) for grade in grades), default=0)
    is_open = len(sure) < len(named)
    high = max((min(grade.most, _WORST) for grade in grades), default=_WORST)
    return low, _WORST if is_open else high


# By the field that states the same.
WORST: dict[str, Callable[[Reading], Value]] = {
    "blinatumomab_neurotoxicity": worst_grade("blinatumomab", "neurotoxicity"),
    "blinatumomab_crs": worst_grade("blinatumomab", "crs"),
}
