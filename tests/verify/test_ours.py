"""How far our own vignettes go: the figures that the rulebook is held to."""

import pytest

from allcli.engine.prepared import Prepared
from allcli.verify.examine import Examined, examine
from allcli.verify.mutants import Mutant, mutants
from allcli.verify.mutation import Judges
from tests.profile import more, sampled
from tests.verify.folder import OURS

pytestmark = pytest.mark.xdist_group("ours")
ACCEPTED = {(each.criterion, each.what) for each in OURS.accepted if each.kind == "mutant"}


@pytest.fixture(scope="module")
def found(rulebook: Prepared) -> Examined:
    return examine(OURS, rulebook)


@pytest.fixture(scope="module")
def judges(found: Examined, rulebook: Prepared) -> Judges:
    return Judges(found.passed, rulebook)


def test_every_criterion_was_seen_true_false_and_open(found: Examined) -> None:
    """In patients who claim it; but for those that nothing unknown can leave open."""
    never_open = [each.criterion for each in found.covered if each.never_open]

    assert {each.criterion: each.lacking for each in found.covered if each.lacking} == {}
    assert sorted(never_open) == ["chemotherapy-lvef-needed", "transplant-performance"]


def test_every_part_of_a_condition_matters_or_has_its_reason(found: Examined) -> None:
    """Shown to decide on its own as yes and as no (MC/DC), or unable to by the laws of facts."""
    idle = [(each.criterion, a.words) for each in found.covered for a in each.atoms
            if not a.is_covered]  # fmt: skip

    assert idle == []


@more
def test_small_faults_do_not_go_unnoticed(judges: Judges, rulebook: Prepared) -> None:
    """At least 95 of 100, and each that does has its reason; daily every tenth is tried."""
    tried = sampled(mutants(rulebook))
    lives = {(fault.criterion, fault.what) for fault in tried if not judges.kill(fault)}
    score = 100 * (1 - len(lives) / len(tried))

    assert score >= 95
    assert lives <= ACCEPTED


def is_accepted(fault: Mutant) -> bool:
    return (fault.criterion, fault.what) in ACCEPTED


def test_no_accepted_fault_is_out_of_date(judges: Judges, rulebook: Prepared) -> None:
    """What vignettes notice by now needs no excuse."""
    accepted = list(filter(is_accepted, mutants(rulebook)))

    assert len(accepted) == len(ACCEPTED)
    assert not any(map(judges.kill, accepted))


def test_no_accepted_idle_part_is_out_of_date(found: Examined) -> None:
    """Nor does what they show at work."""
    idle = {(c.criterion, a.words) for c in found.covered for a in c.atoms
            if not (a.as_true and a.as_false)}  # fmt: skip

    assert {(each.criterion, each.what) for each in OURS.accepted} - ACCEPTED <= idle
