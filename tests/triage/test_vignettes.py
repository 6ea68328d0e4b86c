"""Every criterion shown holding, just not holding, and open, in the words of the clinic."""

import pytest

from allcli.engine.prepared import Prepared
from allcli.verify.patients import Patient, patients_of
from allcli.verify.run import run
from tests.verify.folder import OURS

PATIENTS = tuple(patients_of(OURS))


@pytest.mark.parametrize("patient", PATIENTS, ids=lambda each: each.name[:70])
def test_a_patient_comes_out_as_the_vignette_says(patient: Patient, rulebook: Prepared) -> None:
    """Meets a criterion, just misses it, leaves it open; or gets what the board would expect."""
    (ran,) = run([patient], rulebook)

    assert ran.failures == (), patient.says


def test_every_criterion_has_a_vignette_and_none_is_about_nothing(rulebook: Prepared) -> None:
    """What is written is what is ruled."""
    written = {each.criterion for file in OURS.files.values() for each in file.vignette}

    assert written == {criterion.id for criterion in rulebook.criteria}
