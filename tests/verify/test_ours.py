"""How far our own vignettes go: the figures that the rulebook is held to."""

import pytest

from allcli.engine.prepared import Prepared
from allcli.verify.examine import Examined
from allcli.verify.mutants import Mutant, mutants
from allcli.verify.mutation import Judges
from allcli.verify.patients import patients_of
from tests.profile import more, sampled
from tests.verify.folder import OURS

pytestmark = pytest.mark.xdist_group("ours")
ACCEPTED = {
    (exception.criterion, exception.what)
    for exception in OURS.accepted
    if exception.kind == "mutant"
}


@pytest.fixture(scope="module")
def judges(ours: Examined, rulebook: Prepared) -> Judges:
    return Judges(ours.passed, rulebook)


def test_every_patient_comes_out_as_the_vignette_says(ours: Examined) -> None:
    """Meets a criterion, just misses it, leaves it open; or gets what the board would expect."""
    assert {ran.patient.name: ran.failures for ran in ours.failed} == {}


def test_every_criterion_and_constraint_has_a_vignette_and_none_is_about_nothing(
    rulebook: Prepared,
) -> None:
    """What is written is what is ruled."""
    written = {vignette.criterion for file in OURS.files.values() for vignette in file.vignette}

    constraints = {constraint.id for constraint in rulebook.constraints}
    assert written == {criterion.id for criterion in rulebook.criteria} | constraints


def test_every_option_is_claimed_of_some_patient(rulebook: Prepared) -> None:
    """What is new in the list is tried in a patient whom it suits, or whom it does not."""
    claims = [claim for patient in patients_of(OURS) for claim in patient.claims]
    named = {word for claim in claims for word in (claim.name, *claim.value.split())}

    assert set(rulebook.options) - named == set()


def test_every_criterion_was_seen_true_false_and_open(ours: Examined) -> None:
    """In patients who claim it; but for those that nothing unknown can leave open."""
    never_open = [coverage.criterion for coverage in ours.covered if coverage.never_open]

    assert {
        coverage.criterion: coverage.lacking for coverage in ours.covered if coverage.lacking
    } == {}
    assert sorted(never_open) == [
        "chemotherapy-lvef-needed", "hepatitis-b-test", "pregnancy-test-first",
        "transplant-performance",
    ]  # fmt: skip


def test_every_constraint_of_roads_was_seen_at_work_and_not(ours: Examined) -> None:
    """On some road, surely or perhaps, and on none."""
    lacking = {
        name: sides
        for name, sides in ours.constraints.items()
        if "no" not in sides or sides == ("no",)
    }

    assert ours.constraints
    assert lacking == {}


def test_every_part_of_a_condition_matters_or_has_its_reason(ours: Examined) -> None:
    """Shown to decide on its own as yes and as no (MC/DC), or unable to by the laws of facts."""
    idle = [(coverage.criterion, a.words) for coverage in ours.covered for a in coverage.atoms
            if not a.is_covered]  # fmt: skip

    assert idle == []


@more
def test_small_faults_go_unnoticed_only_with_a_reason(judges: Judges, rulebook: Prepared) -> None:
    """At least 95 of 100 are noticed, each other has its reason; daily some are tried."""
    tried = sampled(mutants(rulebook))
    lives = [key_of(fault) for fault in tried if not judges.kill(fault)]
    score = 100 * (1 - len(lives) / len(tried))

    assert score >= 95
    assert lives == [key for key in map(key_of, tried) if key in ACCEPTED]


def key_of(fault: Mutant) -> tuple[str, str]:
    return fault.criterion, fault.what


def test_every_accepted_fault_can_be_made(rulebook: Prepared) -> None:
    """A reason of another time is of nothing."""
    assert set(map(key_of, mutants(rulebook))) >= ACCEPTED


def test_no_accepted_idle_part_is_out_of_date(ours: Examined) -> None:
    """Nor does what they show at work."""
    idle = {(c.criterion, a.words) for c in ours.covered for a in c.atoms
            if not (a.as_true and a.as_false)}  # fmt: skip

    assert {(exception.criterion, exception.what) for exception in OURS.accepted} - ACCEPTED <= idle
