"""Brute force, without any diagram, agrees with the intervals: they are exact, not merely safe."""

from datetime import date
from pathlib import Path

import pytest

from allcli.case.derive import derive
from allcli.case.facts import Facts
from allcli.case.files.read import read_case
from allcli.engine.charts import NOT_APPLICABLE
from allcli.engine.load import load_rulebook
from allcli.triage.choose import outlook_of
from allcli.triage.evaluate import evaluate
from allcli.triage.intervals import tightened
from allcli.triage.verdicts import judge
from allcli.verify.patients import known, patients_of
from tests.cases import A_DAY, CASES
from tests.profile import dear, more, sampled
from tests.triage.exhausting import reached
from tests.verify.folder import OURS


def disagreements(facts: Facts, day: date) -> list[str]:
    """The options whose reported interval is not what some patients come to, end for end."""
    findings = evaluate(load_rulebook(), facts, day)
    wrong = []
    for option in tightened(judge(findings), outlook_of(findings)):
        verdicts = reached(option.id, facts, day)
        grades = sorted(verdicts - {NOT_APPLICABLE})
        applies = None if len(grades) < len(verdicts) and grades else bool(grades)
        ends = (grades[0], grades[-1]) if grades else (option.best, option.worst)
        if (applies, ends) != (option.applies, (option.best, option.worst)):
            wrong.append(option.id)
    return wrong


@pytest.mark.parametrize("path", dear(CASES), ids=lambda path: path.stem)
def test_brute_force_agrees_on_an_example(path: Path) -> None:
    """Every option of every case in the folder, the sparse ones too."""
    assert not disagreements(derive(read_case(str(path)).case), A_DAY)


@more
def test_brute_force_agrees_on_every_vignette() -> None:
    """Every option of every patient that the rulebook is tested with; daily of some."""
    wrong = {
        patient.name: options
        for patient in sampled(patients_of(OURS))
        if (options := disagreements(known(patient).facts, patient.as_of))
    }

    assert not wrong
