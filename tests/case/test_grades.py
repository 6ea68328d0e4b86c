"""Every grade that a case allows, side by side."""

from collections.abc import Mapping
from typing import Any

import pytest

from allcli.case.grades import Topic, grades
from tests.cases import FIT, source

VOD_DAY_16 = {
    "assessed_on": "2026-02-17",
    "transplants": [{"type": "allogeneic", "date": "2026-02-01"}],
    "vod.unstated": "absent",
    "vod.painful_hepatomegaly": True,
    "vod.weight_gain_pct": 6,
    "labs.bilirubin": 1.8,
}


def topic(title: str, *changes: Mapping[str, Any]) -> Topic:
    return next(graded for graded in grades(source(*changes).case) if graded.title == title)


def texts(graded: Topic) -> dict[str, str]:
    return {result.system: result.text for result in graded.results}


def test_gut_stage_4_is_grade_4_by_magic_and_3_by_glucksberg() -> None:
    """The known disagreement is shown, with the organ that makes it."""
    grading = topic(
        "Acute GVHD",
        {"gvhd.skin": 0, "gvhd.liver": 0, "gvhd.upper_gi": 0, "gvhd.lower_gi": 4},
    )

    assert texts(grading) == {"MAGIC": "IV", "modified Glucksberg": "III"}
    assert "lower GI stage 4" in grading.remarks[0]


def test_every_input_is_told_and_what_is_absent_last() -> None:
    """Not only the deciding one, so that a wrong stage or value is seen."""
    acute = topic("Acute GVHD", {"gvhd.skin": 2, "gvhd.liver": 0, "gvhd.lower_gi": 1})
    vod = topic("VOD/SOS", VOD_DAY_16, {"vod.ascites": False})

    assert acute.inputs == ("skin 2", "liver 0", "lower GI 1")
    assert vod.inputs[:3] == ("days since HCT 16", "bilirubin 1.8 mg/dL", "hepatomegaly")
    assert "weight gain 6 %" in vod.inputs
    assert "no ascites" in vod.inputs[-20:]


def test_vod_sets_disagree_on_a_bilirubin_of_1_8() -> None:
    """Seattle and EBMT 2023 are met, the sets that demand 2 mg/dL are not, and it is said why."""
    grading = topic("VOD/SOS", VOD_DAY_16)

    assert texts(grading)["modified Seattle"] == "met"
    assert texts(grading)["Baltimore"] == "not met"
    assert any("bilirubin 1.8 mg/dL (not ≥ 2)" in remark for remark in grading.remarks)


def test_one_point_more_of_bilirubin_meets_them_all() -> None:
    """At 2 mg/dL the classical sets agree."""
    wordings = texts(topic("VOD/SOS", VOD_DAY_16, {"labs.bilirubin": "34.2 umol/L"}))

    assert wordings["Baltimore"] == wordings["EBMT 2016 classical"] == "met"
    assert wordings["EBMT 2023"] == "clinical"


def test_severity_is_graded_only_once_a_set_is_met() -> None:
    """A liver that is no VOD has no severity."""
    well = texts(topic("VOD/SOS", VOD_DAY_16, {"vod.painful_hepatomegaly": False,
                                               "vod.weight_gain_pct": 0}))  # fmt: skip

    assert "EBMT 2016 severity" in texts(topic("VOD/SOS", VOD_DAY_16))
    assert "EBMT 2016 severity" not in well


def test_what_is_not_known_leaves_a_range_and_is_named() -> None:
    """HCT-CI with lungs unknown: at least the points that are certain, and what to measure."""
    grading = topic("Transplant comorbidity", FIT, {"lung.dlco_pct": None, "lung.fev1_pct": None,
                                                  "comorbidity.diabetes": True})  # fmt: skip

    assert texts(grading)["HCT-CI"] == "1-2 to ≥ 3"
    assert {"dlco_pct", "fev1_pct"} & set(" ".join(grading.results[0].missing).split())


def test_both_ratios_for_mitoxantrone_are_shown() -> None:
    """36 mg/m2 of mitoxantrone are 144 or 378 of doxorubicin."""
    grading = topic(
        "Formulas",
        {f"exposure.{name}": 0 for name in ("doxorubicin", "daunorubicin", "epirubicin",
                                            "idarubicin")},
        {"exposure.mitoxantrone": 36},
    )  # fmt: skip

    assert [figure.value for figure in grading.figures] == ["378 mg/m2", "144 mg/m2"]


def test_a_case_that_describes_nothing_has_no_grades() -> None:
    """Silence about the unsaid."""
    assert grades(source({"id": "x"}).case) == []


@pytest.mark.parametrize("level", ["2.5 x ULN", "100 U/L"])
def test_liver_tests_are_graded_by_ctcae_with_its_version(level: str) -> None:
    """ALT 2.5 x ULN is grade 1, and the version is printed beside it."""
    given = {"labs.alt_x_uln": level} if "ULN" in level else {"labs.alt": level,
                                                              "labs.alt_uln": 40}  # fmt: skip

    assert texts(topic("Liver tests", given)) == {"CTCAE v5.0 ALT": "1"}


def test_cirrhosis_is_classed_by_child_and_pugh() -> None:
    """Bilirubin 2.5, albumin 3.0, INR 1.5, mild ascites, no encephalopathy: 8 points, class B."""
    wordings = texts(topic("Liver tests", {
        "liver.cirrhosis": True, "liver.ascites_grade": 1, "liver.encephalopathy_grade": 0,
        "labs.bilirubin": 2.5, "labs.albumin": "30 g/L", "labs.inr": 1.5,
    }))  # fmt: skip

    assert "B" in wordings.values()
