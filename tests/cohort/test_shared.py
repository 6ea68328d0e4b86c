"""Patients whose facts lie in the same cells share what was found for one of them."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.cohort.simulate import cohort
from allcli.cohort.work import done
from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.report.json import one_line
from allcli.rulebook.dates import turning_days
from allcli.triage.assess import assess
from allcli.triage.shared import SharedAnswers
from tests.cases import AFTER_HCT, FIT, source
from tests.cohort.cohorts import of_lines, recipe
from tests.profile import examples, slow

# Without its limit a level is a span that has no upper end.
BARE = {"disease.lineage": "b-all", "disease.status": "relapsed"}
DAY = date(2026, 3, 1)
VALUES: dict[str, list[Any]] = {
    "patient.age": [17, 44, 45, 46.5, 71],
    "disease.marrow_blasts_pct": ["unknown", 20, 21, 49.9, 50, ">60"],
    "bilirubin": ["unknown", 0.5, 0.6, 2.1, 8],
    "labs.wbc": [2, 2.5, 40, "not-done"],
    "mrd.level_pct": ["pending", 0.01, 0.02],
    "plan.transplant_intended": [None, True, False],
    "antigens.cd22_pct": [19, 25, 95, None],
    "jurisdiction": ["KR", "EU", None],
    "as of": [DAY, date(2024, 11, 10), date(2024, 6, 20), date(2021, 3, 15), date(2021, 5, 1)],
}
Patients = list[dict[str, Any]]
PATIENTS = st.lists(
    st.fixed_dictionaries({name: st.sampled_from(given) for name, given in VALUES.items()}),
    min_size=2, max_size=3,
)  # fmt: skip


@pytest.mark.parametrize(
    ("base", "level"), [(FIT, "x_uln"), (AFTER_HCT, "x_uln"), (BARE, "x_uln"), (BARE, "")]
)
@examples(15)
@given(patients=PATIENTS)
def test_a_shared_answer_is_to_the_byte_the_answer_made_alone(
    base: Any, level: str, patients: Patients
) -> None:
    """Whoever came before: values, spans, reasons for not knowing, decisions."""
    rulebook, shared = load_rulebook(), SharedAnswers()

    for values in patients * 2:
        fields = {field: value for field, value in values.items() if value is not None}
        day = fields.pop("as of")
        fields["_".join(filter(None, ("labs.bilirubin", level)))] = fields.pop("bilirubin")
        patient = source(base, fields)
        together = assess(patient, rulebook, day, shared=shared)
        assert one_line(together) == one_line(assess(patient, rulebook, day))


def test_a_change_elsewhere_makes_no_new_kind(rulebook: Prepared) -> None:
    """Of the latest days on which licences or payment change, few concern one place."""
    shared, patient = SharedAnswers(), source(FIT, {"jurisdiction": "KR"})
    days = sorted({*turning_days((*rulebook.criteria, *rulebook.access))})[-12:]

    for day in days:
        together = assess(patient, rulebook, day, shared=shared)
        assert one_line(together) == one_line(assess(patient, rulebook, day))

    assert 1 < len(shared) < len(days)


@slow
def test_a_sparse_cohort_is_answered_as_each_row_alone() -> None:
    """With whole assessments, of which several are of one kind."""
    rows = list(cohort(60, 3, sparse=True))
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    made, shared = recipe(columns=()), SharedAnswers()

    together = done(list(of_lines(lines)), made, shared).records
    apart = [done([line], made).records[0] for line in of_lines(lines)]

    assert together == apart
    assert len(shared) < len(rows)


def test_what_is_kept_is_bounded(rulebook: Prepared) -> None:
    """The kinds met longest ago are forgotten, and found again where they come back."""
    shared = SharedAnswers(most=2)
    ages = [17, 44, 71, 17]

    for age in ages:
        patient = source(FIT, {"patient.age": age})
        together = assess(patient, rulebook, DAY, shared=shared)
        assert len(shared) <= 2
        assert one_line(together) == one_line(assess(patient, rulebook, DAY))


def test_what_another_process_has_found_is_not_looked_for_again() -> None:
    """Told and heard, the answers are to the byte those of whoever found them, values included."""
    rows = list(cohort(4, 3, sparse=True))
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    made, finder, hearer = recipe(columns=()), *(SharedAnswers(telling=True) for _ in range(2))

    answers = done(list(of_lines(lines)), made, finder).records
    news = finder.news()
    hearer.learn(news)

    assert len(news) == len(finder)
    assert not finder.news()
    assert done(list(of_lines(lines)), made, hearer).records == answers
    assert not hearer.news()
