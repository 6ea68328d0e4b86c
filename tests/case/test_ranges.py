"""What follows from a case lies within what a patient can have, or the case is refused."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.consistency.ranges import is_beyond
from allcli.case.facts import FACTS, Facts
from allcli.case.files.change import document, put, read_path
from allcli.case.files.read import Source, parse_case
from allcli.case.later import facts_later
from allcli.case.problems import CaseError
from allcli.engine.prepared import Prepared
from allcli.triage.assess import assess
from tests.case.ends import Change, alone, ends, fields, in_pairs
from tests.cases import A_DAY, CASES, FIT, source
from tests.profile import examples, more, sampled, slow

TODAY = {"assessed_on": "2026-03-01"}
ADULT = {"patient.age": 18, "patient.sex": "male", "patient.weight_kg": 400}
ENDS = [*alone(), *in_pairs()]


def _beyond(facts: Facts) -> list[str]:
    known = zip(FACTS, facts.values, strict=True)
    return [fact.name for fact, value in known if is_beyond(fact, value)]


def _read(*changes: Change) -> Source | None:
    """The case; none where it is refused, which must name the fields."""
    try:
        return source(*changes)
    except CaseError as error:
        assert all(problem.path for problem in error.problems), error
        return None


def _several(number: int, **fields: Any) -> list[dict[str, Any]]:
    return [fields] * number


@slow
@pytest.mark.parametrize(
    "base",
    [
        pytest.param({}, id="bare"),
        pytest.param(TODAY, id="day"),
        pytest.param(ADULT, id="adult"),
        pytest.param(FIT | TODAY, id="fit"),
    ],
)
def test_every_field_at_its_ends_gives_possible_facts_or_a_named_problem(base: Change) -> None:
    """Alone, and with each field that it is reckoned together with; and still a year later."""
    for changes in ENDS:
        read = _read(base, changes)

        if read:
            assert _beyond(read.facts) == [], changes
            assert _beyond(facts_later(read.case, 366)) == [], changes


@examples(20)
@given(st.lists(st.sampled_from(ENDS), min_size=1, max_size=4), st.sampled_from([{}, FIT, ADULT]))
def test_a_case_that_is_valid_can_be_assessed_and_explained(
    rulebook: Prepared, changes: list[Change], base: Change
) -> None:
    """Whatever several fields are at the ends of their ranges."""
    read = _read(base, TODAY, *changes)

    if read:
        assert assess(read, rulebook, A_DAY, explain=True).shelf_life


@more
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_example_can_be_moved_to_the_ends_of_every_field(path: Path) -> None:
    """As a sweep does: what no patient can have is refused there; daily of some fields."""
    read = document(str(path), path.read_text())
    for name in sampled(fields()):
        field = read_path(name.replace("[]", "[0]"))
        for end in ends(name):
            tables = deepcopy(read.tables)
            put(tables, field, end)
            try:
                facts = read.with_tables(tables, [field]).facts
            except CaseError as error:
                assert all(problem.path for problem in error.problems)
            else:
                assert _beyond(facts) == [], (name, end)


@pytest.mark.parametrize(
    ("changes", "path", "beside"),
    [
        (TODAY | {"patient.birth_date": "1900-01-01"}, "patient.birth_date", "assessed_on"),
        (TODAY | {"disease.diagnosed_on": "1900"}, "disease.diagnosed_on", "assessed_on"),
        ({"lines": _several(60, purpose="salvage")}, "lines", ""),
        ({"transplants": _several(51, type="allogeneic")}, "transplants", ""),
        ({"lines": _several(2, regimen="inotuzumab", cycles=30)}, "lines[0].cycles",
         "lines[1].cycles"),
        ({"lines": [*_several(2, regimen="inotuzumab", cycles=30), {}]}, "lines[0].cycles",
         "lines[1].cycles"),
        ({"labs.alt": 6500, "labs.alt_uln": 1}, "labs.alt", "labs.alt_uln"),
        ({"labs.alp": 50000, "labs.alp_uln": 80}, "labs.alp", "labs.alp_uln"),
        (ADULT | {"labs.creatinine": "10 umol/L"}, "labs.creatinine", "patient.weight_kg"),
        ({"heart.qt_ms": 900, "heart.rate_per_min": 300}, "heart.qt_ms", "heart.rate_per_min"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_no_patient_can_have_is_refused_with_the_fields_that_give_it(
    changes: Change, path: str, beside: str
) -> None:
    """At the field that gives it first; the others are named."""
    with pytest.raises(CaseError) as refused:
        source(changes)

    (problem,) = refused.value.problems
    assert problem.path == path
    assert "not possible; allowed: " in problem.message
    assert beside in problem.message


@pytest.mark.parametrize(
    "changes",
    [
        {"labs.alt": 26000, "labs.alt_uln": 40, "labs.alt_x_uln": None},
        {"lines": _several(25, regimen="POMP")},
        {"patient.height_cm": 185, "patient.weight_kg": 320},
        {"exposure.tkis_failed": ["imatinib", "dasatinib", "nilotinib", "bosutinib", "ponatinib",
                                  "asciminib", "olverembatinib"], "lines": None},
    ],
    ids=["liver failure", "many lines", "very heavy", "seven TKIs"],
)  # fmt: skip
def test_what_is_rare_but_possible_is_assessed(rulebook: Prepared, changes: Change) -> None:
    """A range is no wider than patients are, and no narrower."""
    assert assess(source(FIT | TODAY, changes), rulebook, A_DAY, explain=True).options


def test_a_problem_names_the_lines_of_all_fields_that_give_the_fact() -> None:
    """So that the wrong one can be found."""
    with pytest.raises(CaseError) as refused:
        parse_case("case.toml", "[heart]\nqt_ms = 900\nrate_per_min = 300\n")

    assert str(refused.value) == (
        "case.toml:2: heart.qt_ms: QTcF would be 1538.98 ms, which is not possible; "
        "allowed: 0 to 1000 ms; see heart.rate_per_min (line 3)"
    )
