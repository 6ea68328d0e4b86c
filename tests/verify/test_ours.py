"""How far our own vignettes go: the figures that the rulebook is held to."""

import pytest

from allcli.engine.prepared import Prepared
from allcli.verify.examine import Examined, examine, totals
from tests.verify.folder import OURS


@pytest.fixture(scope="module")
def found(rulebook: Prepared) -> Examined:
    return examine(OURS, rulebook, with_mutation=True)


def test_every_criterion_was_seen_true_false_and_open(found: Examined) -> None:
    """In patients who claim it; but for those that nothing unknown can leave open."""
    never_open = [each.criterion for each in found.covered if each.never_open]

    assert {each.criterion: each.lacking for each in found.covered if each.lacking} == {}
    assert sorted(never_open) == ["chemotherapy-lvef-needed", "transplant-performance"]


def test_every_part_of_a_condition_matters_or_has_its_reason(
    found: Examined, capsys: pytest.CaptureFixture[str]
) -> None:
    """Shown to decide on its own as yes and as no (MC/DC), or unable to by the laws of facts."""
    idle = [(each.criterion, a.words) for each in found.covered for a in each.atoms
            if not a.is_covered]  # fmt: skip
    with capsys.disabled():
        print(f"\nvignettes: {totals(found.covered)._asdict()}")

    assert idle == []


def test_small_faults_do_not_go_unnoticed(
    found: Examined, capsys: pytest.CaptureFixture[str]
) -> None:
    """At least 95 of 100, and each that does has its reason."""
    mutation = found.mutation
    assert mutation
    with capsys.disabled():
        print(f"\nfaults: {mutation.tried} tried, {mutation.score:.1f} % noticed")

    assert mutation.score >= 95
    assert [each.mutant[:2] for each in mutation.lives if not each.accepted] == []


def test_no_accepted_gap_is_out_of_date(found: Examined) -> None:
    """What vignettes show by now needs no excuse."""
    assert found.mutation
    lives = {(each.mutant.criterion, each.mutant.what) for each in found.mutation.lives}
    idle = {(c.criterion, a.words) for c in found.covered for a in c.atoms
            if not (a.as_true and a.as_false)}  # fmt: skip

    for each in OURS.accepted:
        assert (each.criterion, each.what) in (lives if each.kind == "mutant" else idle)
