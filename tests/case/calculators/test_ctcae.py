"""CTCAE v5.0 grades of liver tests and of the QTc."""

import pytest
from hypothesis import given

from allcli.case.calculators.ctcae import LiverPanel, Qtc, liver_grades, qtc_grade
from allcli.case.calculators.scale import ratio
from allcli.case.units import read_quantity
from tests.case.calculators.strategies import (
    Gapped,
    around,
    decisive,
    records,
    with_gaps,
    without_bounds,
    worse_of,
)

AMINOTRANSFERASE = around(
    (1, "0", "0", "1"), (3, "1", "1", "2"), (5, "2", "2", "3"), (20, "3", "3", "4")
)
CHOLESTASIS = around(
    (1, "0", "0", "1"), (2.5, "1", "1", "2"), (5, "2", "2", "3"), (20, "3", "3", "4")
)
BILIRUBIN = around(
    (1, "0", "0", "1"), (1.5, "1", "1", "2"), (3, "2", "2", "3"), (10, "3", "3", "4")
)
CALM = Qtc(baseline_qtc_ms=460, torsade_or_serious_arrhythmia=False)
MULTIPLES = (0.5, 1, 1.2, 1.5, 2, 2.5, 3, 5, 8, 10, 20, 25)
TESTS = dict.fromkeys(LiverPanel._fields, MULTIPLES)
QTC = {
    "qtc_ms": (400, 450, 470, 480, 490, 500, 520),
    "baseline_qtc_ms": (380, 420, 460),
    "torsade_or_serious_arrhythmia": (False, True),
}


@pytest.mark.parametrize(
    ("name", "multiple", "grade"),
    [
        *((name, *case) for name in ("alt_x_uln", "ast_x_uln") for case in AMINOTRANSFERASE),
        *((name, *case) for name in ("alp_x_uln", "ggt_x_uln") for case in CHOLESTASIS),
        *(("bilirubin_x_uln", *case) for case in BILIRUBIN),
    ],
)
def test_grades_by_multiples_of_the_upper_limit(name: str, multiple: float, grade: str) -> None:
    """Each test has its own cut-offs; a limit itself belongs to the lower grade."""
    grades = dict(
        zip(LiverPanel._fields, liver_grades(LiverPanel(**{name: multiple})), strict=True)
    )

    assert grades[name].text == grade


@pytest.mark.parametrize(
    ("level", "grade"),
    [
        ("1.2 mg/dL", "0"), ("1.3 mg/dL", "1"), ("1.8 mg/dL", "1"), ("1.9 mg/dL", "2"),
        ("3.6 mg/dL", "2"), ("3.7 mg/dL", "3"), ("12 mg/dL", "3"), ("12.1 mg/dL", "4"),
        ("30.78 umol/L", "1"), ("30.9 umol/L", "2"), ("61.56 umol/L", "2"), ("61.6 umol/L", "3"),
    ],
)  # fmt: skip
def test_bilirubin_against_its_limit_in_either_unit(level: str, grade: str) -> None:
    """A value that is exactly a multiple of its limit stays in the lower grade."""
    bilirubin = read_quantity(level, "bilirubin mg/dL", 0, 100)

    assert liver_grades(LiverPanel(bilirubin_x_uln=ratio(bilirubin, 1.2)))[2].text == grade


def test_every_grade_names_its_version() -> None:
    """A grade of another version is another grade."""
    results = (*liver_grades(LiverPanel(alt_x_uln=4)), qtc_grade(Qtc()))

    assert all(str(result).startswith("CTCAE v5.0 ") for result in results)
    assert str(results[0]) == "CTCAE v5.0 ALT: 2"


def test_an_unknown_test_may_have_any_grade() -> None:
    """What was not measured is asked for."""
    result = liver_grades(LiverPanel())[0]

    assert (result.text, result.missing) == ("0 to 4", ("alt_x_uln",))


@pytest.mark.parametrize(
    ("qtc", "grade"),
    [
        (449, "0"), (450, "1"), (451, "1"), (479, "1"), (480, "1"), (480.5, "2"), (481, "2"),
        (482, "2"), (499, "2"), (500, "2"), (500.5, "3"), (501, "3"), (502, "3"),
    ],
)  # fmt: skip
def test_qtc_by_its_length(qtc: float, grade: str) -> None:
    """450 to 480 ms is 1, 481 to 500 2, from 501 3; no value falls between two rows."""
    assert qtc_grade(CALM._replace(qtc_ms=qtc)).text == grade


@pytest.mark.parametrize(("rise", "grade"), [(59, "0"), (60, "0"), (61, "3")])
def test_a_rise_of_more_than_60_ms_is_grade_3(rise: float, grade: str) -> None:
    """The rise above baseline counts whatever the length."""
    qtc = Qtc(qtc_ms=380 + rise, baseline_qtc_ms=380, torsade_or_serious_arrhythmia=False)

    assert qtc_grade(qtc).text == grade


def test_torsade_is_grade_4() -> None:
    """It settles the grade alone."""
    result = qtc_grade(Qtc(torsade_or_serious_arrhythmia=True))

    assert (result.text, result.missing) == ("4", ())
    assert result.deciding == ("torsade or serious arrhythmia",)


def test_an_unknown_baseline_leaves_grade_3_possible() -> None:
    """460 ms is grade 1, or 3 when it rose by more than 60 ms."""
    result = qtc_grade(Qtc(qtc_ms=460, torsade_or_serious_arrhythmia=False))

    assert (result.text, result.missing) == ("1 to 3", ("baseline_qtc_ms",))


@given(with_gaps(records(LiverPanel, TESTS), TESTS))
def test_completing_the_liver_tests_stays_in_the_range(gapped: Gapped) -> None:
    """No grade ever leaves the range that was given while values were unknown."""
    for before, after in zip(
        liver_grades(gapped.partial), liver_grades(gapped.complete), strict=True
    ):
        assert before.low <= after.low == after.high <= before.high


@given(with_gaps(records(Qtc, QTC), QTC))
def test_completing_the_qtc_stays_in_the_range(gapped: Gapped) -> None:
    """The grade never leaves the range that was given while inputs were unknown."""
    before, after = qtc_grade(gapped.partial), qtc_grade(gapped.complete)

    assert before.low <= after.low == after.high <= before.high


@given(with_gaps(records(Qtc, QTC), QTC))
def test_missing_qtc_inputs_are_exactly_those_that_can_change_the_grade(gapped: Gapped) -> None:
    """An input is missing when, and only when, some completion lets it decide."""
    qtc = without_bounds(gapped.partial)
    values = QTC | {
        "qtc_ms": (*range(300, 600, 20), 450, 450.1, 481, 501),
        "baseline_qtc_ms": range(200, 620, 20),
    }

    assert set(qtc_grade(qtc).missing) == decisive(qtc_grade, qtc, values)


@given(records(LiverPanel, TESTS), records(LiverPanel, TESTS))
def test_higher_values_never_lower_a_grade(first: LiverPanel, second: LiverPanel) -> None:
    """The test-wise higher of two patients is graded at least as high as either."""
    worse = worse_of(first, second)

    for graded, alone in zip(liver_grades(worse), liver_grades(first), strict=True):
        assert graded.low >= alone.low


@given(records(Qtc, QTC), records(Qtc, QTC))
def test_a_longer_qtc_never_lowers_the_grade(first: Qtc, second: Qtc) -> None:
    """From the same baseline, a longer QTc, with or without torsade, is graded at least as high."""
    longer = worse_of(first, second)._replace(baseline_qtc_ms=first.baseline_qtc_ms)

    assert qtc_grade(longer).low >= qtc_grade(first).low
