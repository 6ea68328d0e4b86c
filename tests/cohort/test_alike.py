"""Invented patients who are like a case."""

import json
from typing import Any

import pytest

from allcli.case.files.change import document
from allcli.case.files.read import check_document
from allcli.case.problems import CaseError
from allcli.cohort.alike import cohort_like, likeness
from tests.profile import dear, slow

CASE: dict[str, Any] = {
    "id": "ward-7",
    "note": "seen twice",
    "patient": {"age": 31},
    "disease": {"lineage": "B-ALL", "status": "relapsed"},
    "antigens": {"cd19": "negative", "cd22": "unknown"},
    "gvhd": {"acute_active": True},
    "labs": {"bilirubin": "34 umol/L"},
}


def alike(
    case: dict[str, Any], *varied: str, number: int = 40, seed: int = 1, sparse: bool = False
) -> list[dict[str, Any]]:
    like = likeness(document("case.json", json.dumps(case)), varied)
    return list(cohort_like(like, number, seed, sparse=sparse))


def drawn(cases: list[dict[str, Any]], table: str, field: str) -> list[Any]:
    """What those say who say anything."""
    return [case[table][field] for case in cases if field in case.get(table, {})]


def test_what_a_case_states_stays_and_what_it_leaves_open_varies() -> None:
    """As it is written, unit and all; what it calls unknown is open; id and note are not theirs."""
    cases = alike(CASE)

    for case in cases:
        assert case["patient"]["age"] == 31
        assert case["disease"]["lineage"] == "B-ALL"
        assert case["antigens"]["cd19"] == "negative"
        assert case["labs"]["bilirubin"] == "34 umol/L"
        assert "note" not in case
    assert len({case["id"] for case in cases}) == len(cases)
    assert len(set(drawn(cases, "antigens", "cd22"))) > 1
    assert len(set(drawn(cases, "labs", "alt"))) > 10


def test_what_varies_is_drawn_anew() -> None:
    """A field, a table, a whole list."""
    cases = alike(CASE | {"lines": [{"regimen": "FLAG"}]}, "patient.age", "labs", "lines")

    assert len(set(drawn(cases, "patient", "age"))) > 10
    assert "34 umol/L" not in drawn(cases, "labs", "bilirubin")
    assert len({json.dumps(case["lines"]) for case in cases}) > 10
    assert {case["gvhd"]["acute_active"] for case in cases} == {True}


@slow
def test_what_is_drawn_goes_with_what_is_stated() -> None:
    """GVHD after a transplant, with the organs of an active one; a mutation where there is Ph."""
    cases = alike(CASE | {"genetics": {"bcr_abl1": "positive"}}, number=80)

    assert drawn(cases, "gvhd", "skin")
    assert not drawn(cases, "gvhd", "acute_past")
    assert ("T315I",) in drawn(cases, "genetics", "abl1_mutations")
    assert not drawn(cases, "genetics", "kmt2a")
    negative = alike(CASE | {"genetics": {"bcr_abl1": "negative"}}, number=80)
    assert not any(drawn(negative, "genetics", "abl1_mutations"))


@pytest.mark.parametrize("lineage", ["t-all", "lbl-t"])
def test_a_t_cell_disease_expresses_no_antigen_of_b_cells(lineage: str) -> None:
    """Nor has it the Philadelphia chromosome."""
    cases = alike({"disease": {"lineage": lineage, "status": "refractory"}})

    assert set(drawn(cases, "antigens", "cd19")) == {"negative"}
    assert set(drawn(cases, "genetics", "bcr_abl1")) == {"negative"}


@pytest.mark.parametrize(
    "case",
    dear([
        {"patient": {"birth_date": "1990-03"}, "disease": {"status": "mrd-positive"}},
        {"patient": {"age": "7 months"}, "disease": {"status": "newly-diagnosed"}},
        {"assessed_on": "2025-02", "transplants": [{"date": "2024-06-01", "type": "allogeneic"}]},
        {"assessed_on": "2025-02-03", "disease": {"diagnosed_on": "2024-11-20"}},
        {"assessed_on": "2025-02-03", "lines": [
            {"regimen": "GRAALL", "response_on": "2023-05-02", "relapsed_on": "2025-01-20"},
        ]},
        {"patient": {"age": 30}, "lines": [{"regimen": "9999-12-31"}]},
        {"liver": {"unstated": "absent"}, "labs": {"bilirubin_x_uln": 2}, "lines": []},
        {"disease": {"cns_past": True, "sites": ["marrow", "cns"]}, "mrd": {"status": "positive"}},
    ]),
)  # fmt: skip
def test_everyone_is_valid_and_odd_in_nothing_but_the_case(case: dict[str, Any]) -> None:
    """Whatever it states: what cannot go with it stays open."""
    stated = check_document("case", case)
    odd = {(problem.path, problem.message) for problem in stated.warnings}

    for made in alike(case):
        warnings = check_document(made["id"], made).warnings
        assert {(problem.path, problem.message) for problem in warnings} <= odd
        assert stated.facts.value("patient.age_years") in (
            None, check_document("", made).facts.value("patient.age_years"),
        ) or "birth_date" in made["patient"]  # fmt: skip


@pytest.mark.parametrize("born", ["1990-03", 1990])
def test_who_has_a_date_of_birth_has_no_other_age(born: str | int) -> None:
    """What is decided is decided after all that the case tells."""
    case = {
        "patient": {"birth_date": born},
        "transplants": [{"date": "2026-02-01", "type": "allogeneic"}],
    }

    for made in alike(case, number=20):
        assert "age" not in made["patient"]
        assert made["assessed_on"] > "2026-02-01"


def test_what_is_pending_stays_so_and_has_no_number() -> None:
    """Unless it varies."""
    case = {"disease": {"lineage": "b-all"}, "antigens": {"cd22": "pending"}}

    assert set(drawn(alike(case), "antigens", "cd22")) == {"pending"}
    assert not drawn(alike(case), "antigens", "cd22_pct")
    assert drawn(alike(case, "antigens.cd22"), "antigens", "cd22_pct")


def test_a_closed_table_leaves_no_finding_open() -> None:
    """Of a heart in which nothing else was wrong none fails; what was not measured is open."""
    cases = alike({"heart": {"unstated": "absent"}, "disease": {"status": "relapsed"}})

    assert not drawn(cases, "heart", "heart_failure")
    assert drawn(cases, "heart", "lvef_pct")


def test_sparse_patients_have_the_case_and_one_form_of_a_registry() -> None:
    """And no more."""
    cases = alike(CASE, sparse=True)

    for case in cases:
        assert case["labs"] == {"bilirubin": "34 umol/L"}
        assert "liver" not in case
    assert drawn(cases, "patient", "sex")


def test_a_seed_and_a_number_give_the_same_patient() -> None:
    """However many are made; another seed gives others."""
    assert alike(CASE, number=3) == alike(CASE, number=12)[:3]
    assert alike(CASE, number=3) != alike(CASE, number=3, seed=2)


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("labs.bilirubn", 'did you mean "labs.bilirubin"?'),
        ("labs.alt", "varies by itself"),
        ("heart", "varies by itself"),
        ("antigens.cd22", "varies by itself"),
        ("", "varies by itself"),
        ("lines[0].regimen", "varies by itself"),
    ],
)
def test_only_what_is_stated_can_be_made_to_vary(field: str, hint: str) -> None:
    """What a case calls unknown it does not state."""
    with pytest.raises(CaseError) as refused:
        alike(CASE, field)

    [problem] = refused.value.problems
    assert problem.file == "--vary"
    assert hint in problem.hint
