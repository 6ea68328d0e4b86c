"""Patients that the program proposes: marked, runnable, and enough."""

from pathlib import Path

import pytest

from allcli.engine.prepared import Prepared
from allcli.verify.examine import Examined, examine
from allcli.verify.generate import UNREVIEWED, generated
from tests.profile import slow
from tests.verify.folder import OURS, written
from tests.verify.mini import criterion, rulebook_of

OLD = criterion(
    "old", "patient.age_years >= 55 and plan.transplant_intended",
    'verdict = { drug = "avoid" }', 'supports = ["other"]',
)  # fmt: skip


def test_what_is_generated_runs_and_covers_what_was_lacking(tmp_path: Path) -> None:
    """Every answer, every part, every fault: nothing is left to propose."""
    small = rulebook_of(OLD)
    text = generated(examine(written(tmp_path, ""), small, with_mutation=True), small)
    again = examine(written(tmp_path, text, "new.toml"), small, with_mutation=True)

    assert again.failed == []
    assert [coverage.lacking for coverage in again.covered] == [()]
    assert all(atom.is_covered for coverage in again.covered for atom in coverage.atoms)
    assert again.mutation
    assert [live.mutant.what for live in again.mutation.lives] == []


def test_every_patient_is_marked_as_unreviewed(tmp_path: Path) -> None:
    """What the program answers now is no proof that it is right."""
    small = rulebook_of(OLD)
    text = generated(examine(written(tmp_path, ""), small), small)

    assert text.startswith("# Written by `allcli criteria test --generate`.")
    assert text.count("[[") == text.count(f'says = "{UNREVIEWED}') > 0


@slow
@pytest.mark.xdist_group("ours")
def test_our_own_vignettes_leave_nothing_to_generate(ours: Examined, rulebook: Prepared) -> None:
    """All that can be covered is."""
    assert "[[" not in generated(ours, rulebook)


def test_no_vignette_of_ours_is_unreviewed() -> None:
    """None was taken over as it was written by the program."""
    assert all(UNREVIEWED not in text for text in OURS.texts.values())
