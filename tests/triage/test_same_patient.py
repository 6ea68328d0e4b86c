"""However a patient is written down, the answer is the same."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import assessed
from tests.triage.strategies import Changes, full_cases


@given(full_cases(), st.randoms())
def test_the_order_of_keys_changes_nothing(patient: Changes, random: Any) -> None:
    """A case says the same whatever order it is written in."""
    shuffled = list(patient.items())
    random.shuffle(shuffled)

    in_order, in_disorder = assessed(patient), assessed(dict(shuffled))

    assert in_order == in_disorder


# One value in two units, and what it replaces.
UNITS = st.sampled_from([
    ({"labs.bilirubin": 2.0}, {"labs.bilirubin": "34.2 umol/L"},
     {"labs.bilirubin_x_uln": None, "labs.bilirubin_uln": 1.0}),
    ({"labs.bilirubin": 1.8, "labs.bilirubin_uln": 1.2},
     {"labs.bilirubin": "30.78 umol/L", "labs.bilirubin_uln": "20.52 umol/L"},
     {"labs.bilirubin_x_uln": None}),
    ({"labs.ast_x_uln": 2.5}, {"labs.ast": 100, "labs.ast_uln": 40}, {"labs.ast_x_uln": None}),
    ({"labs.creatinine": 1.2}, {"labs.creatinine": "106.08 umol/L"}, {}),
    ({"disease.blood_blasts": 10}, {"disease.blood_blasts": "10000 /uL"}, {}),
    ({"labs.wbc": 25}, {"labs.wbc": "25000 /uL"}, {}),
    ({"patient.weight_kg": 44}, {"patient.weight_kg": "44 kg"}, {}),
    ({"patient.height_cm": 170}, {"patient.height_cm": "1.70 m"}, {}),
])  # fmt: skip


@given(full_cases(), UNITS)
def test_the_unit_changes_nothing(
    patient: Changes, written: tuple[Changes, Changes, Changes]
) -> None:
    """Bilirubin in mg/dL and in umol/L, counts per uL: one answer, to the last flag."""
    unit, other_unit, instead = written

    by_unit, by_other = assessed(patient, instead, unit), assessed(patient, instead, other_unit)

    assert by_unit.findings == by_other.findings
    assert [o.verdict for o in by_unit.options] == [o.verdict for o in by_other.options]
    assert [(f.kind, f.option, f.level) for f in by_unit.flags] == [
        (f.kind, f.option, f.level) for f in by_other.flags
    ]
    assert by_unit.suggestion == by_other.suggestion
