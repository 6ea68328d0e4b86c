"""Acute GVHD staged from measurements, by the MAGIC table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.calculators.acute_gvhd_stages import (
    Measurements,
    liver,
    lower_gi,
    skin,
    upper_gi,
)
from allcli.case.span import Span
from tests.case.calculators.strategies import (
    Gapped,
    around,
    bilirubins,
    decisive,
    records,
    with_gaps,
    without_bounds,
)

CALM = Measurements(severe_abdominal_pain=False, grossly_bloody_stool=False)
ADULT, CHILD = CALM._replace(weight_kg=70), CALM._replace(weight_kg=20)


@pytest.mark.parametrize(
    ("rash", "stage"), [(0, "0"), *around((25, "1", "2", "2"), (50, "2", "2", "3")), (0.01, "1")]
)
def test_skin_follows_the_extent_of_the_rash(rash: float, stage: str) -> None:
    """Any rash is 1, 25 to 50 % of body surface 2, more than 50 % 3."""
    assert skin(Measurements(rash_bsa_pct=rash, bullae=False)).text == stage


@pytest.mark.parametrize(("desquamation", "stage"), around((5, "3", "3", "4")))
def test_skin_stage_4_needs_more_than_5_pct_desquamation(desquamation: float, stage: str) -> None:
    """Generalised erythroderma with bullae is stage 4 above 5 % desquamation."""
    measures = Measurements(rash_bsa_pct=80, bullae=True, desquamation_bsa_pct=desquamation)

    assert skin(measures).text == stage


@pytest.mark.parametrize(("rash", "stage"), around((50, "2", "2", "4")))
def test_skin_stage_4_needs_a_generalised_rash(rash: float, stage: str) -> None:
    """Bullae and desquamation on half of the body or less leave the stage to the rash."""
    measures = Measurements(rash_bsa_pct=rash, bullae=True, desquamation_bsa_pct=10)

    assert skin(measures).text == stage


def test_unknown_bullae_leave_skin_stage_4_possible() -> None:
    """A generalised rash is 3 or 4 until bullae and desquamation are known."""
    result = skin(Measurements(rash_bsa_pct=60))

    assert (result.text, result.missing) == ("3 to 4", ("bullae", "desquamation_bsa_pct"))


@pytest.mark.parametrize(
    ("bilirubin", "stage"),
    bilirubins((2, "0", "1", "1"), (3, "1", "1", "2"), (6, "2", "2", "3"), (15, "3", "3", "4")),
)
def test_liver_follows_bilirubin(bilirubin: float, stage: str) -> None:
    """2 to 3 mg/dL is 1, up to 6 is 2, up to 15 is 3, more is 4, in either unit."""
    assert liver(Measurements(bilirubin_mg_dl=bilirubin)).text == stage


def test_a_bounded_bilirubin_gives_a_range() -> None:
    """`< 3` mg/dL may be stage 0 or 1, and says what to measure."""
    result = liver(Measurements(bilirubin_mg_dl=Span(0, 2.9999999999999996)))

    assert (result.text, result.missing) == ("0 to 1", ("bilirubin_mg_dl",))
    assert result.deciding == ("bilirubin 0 to below 3 mg/dL",)


@pytest.mark.parametrize(("symptoms", "stage"), [(False, "0"), (True, "1"), (None, "0 to 1")])
def test_upper_gi_has_two_stages(symptoms: bool | None, stage: str) -> None:
    """Persistent symptoms are stage 1, the highest there is."""
    assert upper_gi(Measurements(persistent_upper_gi_symptoms=symptoms)).text == stage


@pytest.mark.parametrize(
    ("volume", "stage"),
    around((500, "0", "1", "1"), (1000, "1", "2", "2"), (1500, "2", "2", "3")),
)
def test_adult_stool_volume(volume: float, stage: str) -> None:
    """From 500 mL/d it is 1, from 1000 2, above 1500 3."""
    assert lower_gi(ADULT._replace(stool_ml_d=volume)).text == stage


@pytest.mark.parametrize(
    ("episodes", "stage"),
    around((3, "0", "1", "1"), (5, "1", "2", "2"), (7, "2", "2", "3"), step=0.1),
)
def test_adult_stool_episodes(episodes: int, stage: str) -> None:
    """From 3 episodes a day it is 1, from 5 2, above 7 3; an average need not be whole."""
    assert lower_gi(ADULT._replace(stool_episodes_d=episodes)).text == stage


@pytest.mark.parametrize(
    ("volume", "stage"), around((10, "0", "1", "1"), (20, "1", "2", "2"), (30, "2", "2", "3"))
)
def test_child_stool_volume(volume: float, stage: str) -> None:
    """From 10 mL/kg/d it is 1, from 20 2, above 30 3, as stated or from volume and weight."""
    assert lower_gi(CHILD._replace(stool_ml_kg_d=volume)).text == stage
    assert lower_gi(CHILD._replace(stool_ml_d=volume * 20)).text == stage


@pytest.mark.parametrize(
    ("episodes", "stage"),
    around((4, "0", "1", "1"), (7, "1", "2", "2"), (10, "2", "2", "3"), step=0.1),
)
def test_child_stool_episodes(episodes: int, stage: str) -> None:
    """From 4 episodes a day it is 1, from 7 2, above 10 3; an average need not be whole."""
    assert lower_gi(CHILD._replace(stool_episodes_d=episodes)).text == stage


@pytest.mark.parametrize(("weight", "stage"), around((50, "0", "0", "1")))
def test_the_adult_column_begins_above_50_kg(weight: float, stage: str) -> None:
    """Three episodes are stage 0 in a child's column and 1 in the adult's."""
    assert lower_gi(CALM._replace(weight_kg=weight, stool_episodes_d=3)).text == stage


def test_an_unknown_weight_leaves_both_columns_open() -> None:
    """The stage spans what the adult's and the child's column would say."""
    result = lower_gi(CALM._replace(stool_episodes_d=3))

    assert (result.text, result.missing) == ("0 to 1", ("weight_kg",))


def test_a_volume_per_kg_is_converted_for_an_adult() -> None:
    """12 mL/kg/d at 70 kg are 840 mL/d."""
    assert lower_gi(ADULT._replace(stool_ml_kg_d=12)).text == "1"


def test_a_measured_volume_goes_before_episodes() -> None:
    """Episodes stand in for a volume that was not measured."""
    assert lower_gi(ADULT._replace(stool_ml_d=400, stool_episodes_d=9)).text == "0"


@pytest.mark.parametrize("alarm", ["severe_abdominal_pain", "grossly_bloody_stool"])
@pytest.mark.parametrize("patient", [ADULT, CHILD, CALM])
def test_severe_pain_or_gross_blood_is_stage_4(patient: Measurements, alarm: str) -> None:
    """Whatever the volume and the weight, either is enough."""
    result = lower_gi(patient._replace(stool_ml_d=100, **{alarm: True}))

    assert (result.text, result.missing) == ("4", ())


def test_unknown_pain_and_blood_leave_stage_4_possible() -> None:
    """Low output alone does not rule stage 4 out."""
    result = lower_gi(Measurements(weight_kg=70, stool_ml_d=600))

    assert result.text == "1 to 4"
    assert result.missing == ("severe_abdominal_pain", "grossly_bloody_stool")


def test_nothing_known_is_any_stage() -> None:
    """Every organ may be at any stage of its own scale."""
    nothing = Measurements()

    assert [stage(nothing).text for stage in (skin, liver, upper_gi, lower_gi)] == [
        "0 to 4", "0 to 4", "0 to 1", "0 to 4",
    ]  # fmt: skip


YES_NO = (False, True)
VALUES = {
    "rash_bsa_pct": (0, 10, 25, 50, 60, 90),
    "bullae": YES_NO,
    "desquamation_bsa_pct": (0, 5, 6),
    "bilirubin_mg_dl": (1, 2, 3, 5, 6, 12, 15, 20),
    "persistent_upper_gi_symptoms": YES_NO,
    "weight_kg": (10, 50, 51, 90),
    "severe_abdominal_pain": YES_NO,
    "grossly_bloody_stool": YES_NO,
}
OUTPUTS = {
    "stool_ml_d": (0, 300, 500, 900, 1200, 1500, 2500),
    "stool_ml_kg_d": (0, 5, 10, 15, 25, 30, 50),
    "stool_episodes_d": (0, 3, 4, 5, 7, 8, 10, 12),
}
# Volume and episodes are one measurement in three forms: a record has one of them.
RECORDS = st.sampled_from(sorted(OUTPUTS)).flatmap(
    lambda form: with_gaps(
        records(Measurements, VALUES | {form: OUTPUTS[form]}), VALUES | {form: OUTPUTS[form]}
    )
)


@given(RECORDS)
def test_completing_the_measurements_stays_in_the_range(gapped: Gapped) -> None:
    """No organ's stage ever leaves the range that was given while inputs were unknown."""
    for stage in (skin, liver, upper_gi, lower_gi):
        before, after = stage(gapped.partial), stage(gapped.complete)

        assert before.low <= after.low == after.high <= before.high


@given(st.sampled_from(sorted(VALUES | OUTPUTS)), RECORDS, st.data())
def test_worse_measurements_never_lower_a_stage(
    name: str, gapped: Gapped, data: st.DataObject
) -> None:
    """Each measurement but the weight, raised alone, leaves every stage where it is or higher."""
    now = getattr(gapped.complete, name)
    if name == "weight_kg" or now is None:
        return
    worse = data.draw(st.sampled_from([x for x in (VALUES | OUTPUTS)[name] if x >= now]))

    for stage in (skin, liver, upper_gi, lower_gi):
        assert stage(gapped.complete).low <= stage(gapped.complete._replace(**{name: worse})).low


@given(RECORDS)
def test_skin_names_exactly_the_inputs_that_can_change_it(gapped: Gapped) -> None:
    """An input is missing when, and only when, some completion of the others makes it decide."""
    record = without_bounds(gapped.partial)

    assert set(skin(record).missing) == decisive(skin, record, VALUES)


@given(with_gaps(records(Measurements, VALUES | {"stool_ml_d": OUTPUTS["stool_ml_d"]}), VALUES))
def test_lower_gi_names_exactly_the_inputs_that_can_change_it(gapped: Gapped) -> None:
    """With the volume known, only weight, pain and blood can be asked for, where they matter."""
    record = without_bounds(gapped.partial)
    names = ("weight_kg", "severe_abdominal_pain", "grossly_bloody_stool")

    assert set(lower_gi(record).missing) == decisive(
        lower_gi, record, {name: VALUES[name] for name in names}
    )
