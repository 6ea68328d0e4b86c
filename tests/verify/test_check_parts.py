"""Planted in a small rulebook: an option of a drug that does not ask for what the drug needs."""

import pytest

from allcli.rulebook.verify import RulebookError
from tests.verify.mini import rulebook_of
from tests.verify.planted import found

TKI = """
[[option]]
id = "tki"
name = "a TKI"
kind = "salvage"
groups = ["tki-based"]
applies = "disease.status == 'relapsed'"
applies_says = "in relapse"
needs = "genetics.bcr_abl1 == 'positive'"
"""
WITH_TKI = """
[[option]]
id = "with-tki"
name = "an antibody with a TKI"
kind = "salvage"
groups = ["tki-based"]
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"
"""


def test_an_option_that_names_its_drugs_applies_only_where_they_have_a_target() -> None:
    """The conditions of its parts are added to its own, and nothing is found."""
    rulebook = rulebook_of(TKI, WITH_TKI + 'drugs = ["tki"]\n')

    assert rulebook.options["with-tki"].applies == (
        "(disease.lineage == 'b-all') and (genetics.bcr_abl1 == 'positive')"
    )
    assert found("parts", TKI, WITH_TKI + 'drugs = ["tki"]\n') == []


def test_a_drug_asks_for_its_own_target() -> None:
    """What it needs is added where its condition does not say so, and only there."""
    said = TKI.replace("in relapse", "").replace(
        "disease.status == 'relapsed'",
        "disease.status == 'relapsed' and genetics.bcr_abl1 == 'positive'",
    )

    assert "bcr_abl1" in rulebook_of(TKI).options["tki"].applies
    assert rulebook_of(said).options["tki"].applies.count("bcr_abl1") == 1


def test_an_option_of_the_group_that_names_no_drug_is_found() -> None:
    """It says which drug, what that needs, and shows a patient without it."""
    (finding,) = found("parts", TKI, WITH_TKI)

    assert (finding.level, finding.about) == ("error", "with-tki")
    assert finding.says == "may apply without what tki needs: genetics.bcr_abl1 == 'positive'"
    assert finding.example


def test_a_fact_that_is_waited_for_exists() -> None:
    """A slip of the pen is refused, with the nearest name."""
    with pytest.raises(RulebookError, match=r'"genetics.bcrabl1" is not defined \(did you mean'):
        rulebook_of(WITH_TKI + 'waits_for = ["genetics.bcrabl1"]\n')
