"""The vignettes as the program reads them."""

from pathlib import Path

import pytest

from allcli.engine.prepared import Prepared
from allcli.rulebook.vignettes import Vignette, vignettes_of

BASES = """
[relapsed]
"disease.status" = "relapsed"
"""
FILE = """
[[vignette]]
criterion = "high-burden"
says = "50 %; 49 %; pending."
base = "relapsed"
yes = { "disease.marrow_blasts_pct" = 50 }
no = { "disease.marrow_blasts_pct" = 49 }
unknown = {}

[[patient]]
says = "A man with a full marrow and his liver spared."
base = "relapsed"
facts = { "disease.marrow_blasts_pct" = 90 }
must = { holds = ["high-burden"], salvage = "inotuzumab" }
must_not = { holds = ["vod-severe"] }

[[patient]]
says = "Of this one only the suggestion is claimed."
base = "relapsed"
facts = {}
must = { salvage = "inotuzumab" }

[[patient]]
says = "One claim, and rules of its own day."
base = "relapsed"
as_of = "2018-05-01"
facts = { "liver.vod_history" = true }
must = { holds = "vod-past" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bases.toml").write_text(BASES)
    (tmp_path / "topic.toml").write_text(FILE)
    return tmp_path


def test_a_vignette_comes_with_its_base_and_the_changes_for_each_answer(folder: Path) -> None:
    """All that a reader needs to see the patient."""
    shown, _ = vignettes_of("high-burden", (folder,))

    assert shown == Vignette(
        "50 %; 49 %; pending.",
        "relapsed",
        {"disease.status": "relapsed"},
        {
            "holds": {"disease.marrow_blasts_pct": 50},
            "does not hold": {"disease.marrow_blasts_pct": 49},
            "open": {},
        },
    )


def test_a_whole_patient_counts_where_it_must_hold_and_where_it_must_not(folder: Path) -> None:
    """Both claims exercise the criterion; a claim about the suggestion does not."""
    facts = {"disease.marrow_blasts_pct": 90}

    assert vignettes_of("high-burden", (folder,))[1].answers == {"holds": facts}
    assert [vignette.answers for vignette in vignettes_of("vod-severe", (folder,))] == [
        {"does not hold": facts}
    ]


def test_one_criterion_may_be_claimed_without_a_list(folder: Path) -> None:
    """By its whole id, not by a part of it; the day of the rules is told with the facts."""
    (shown,) = vignettes_of("vod-past", (folder,))

    assert shown.answers == {"holds": {"as_of": "2018-05-01", "liver.vod_history": True}}
    assert vignettes_of("vod", (folder,)) == []


def test_a_criterion_without_a_vignette_has_none(folder: Path) -> None:
    """An empty list, not an error."""
    assert vignettes_of("nothing", (folder,)) == []


def test_the_installed_folder_comes_first_and_a_missing_one_is_passed_over(
    folder: Path, tmp_path: Path
) -> None:
    """The package's own, else the checkout's, else none."""
    other = tmp_path / "tests"

    assert vignettes_of("high-burden", (other, folder))
    assert vignettes_of("high-burden", (other,)) == []


def test_the_vignettes_of_this_checkout_are_found(rulebook: Prepared) -> None:
    """Without being told where they are."""
    assert any(vignettes_of(criterion.id) for criterion in rulebook.criteria)
