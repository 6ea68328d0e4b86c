"""The public names: `allcli.assess` and `allcli.assess_many`."""

import subprocess
import sys
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import allcli
from allcli.case.model import Case
from allcli.cohort.map_fields import fields
from allcli.verify.patients import document
from tests.cases import FIT, ROOT
from tests.overlays import HEAD, NO_MEC
from tests.profile import examples

FIELDS = sorted({name for field in fields() for name in field.split(".")})


def test_a_mapping_or_a_path_is_assessed() -> None:
    """With the tables of a case file, or as the path of one."""
    path = ROOT / "cases" / "first-relapse-fit.toml"

    assert allcli.assess(document(FIT)).suggestion.salvage == "blinatumomab"
    assert (
        allcli.assess(path).suggestion.text
        == "Suggested first salvage: blinatumomab → first allo-HCT"
    )


def test_day_place_and_trace_can_be_chosen() -> None:
    """As on the command line."""
    answer = allcli.assess(document(FIT), as_of=date(2018, 1, 2), jurisdiction="KR", explain=True)

    assert answer.receipt.as_of == date(2018, 1, 2)
    assert answer.receipt.jurisdiction == "KR"
    assert answer.explanation


def test_what_is_wrong_is_raised_and_the_mapping_is_left_alone() -> None:
    """CaseError carries every problem."""
    case = {"$schema": "case.schema.json", "patient": {"age": 340}}

    with pytest.raises(allcli.CaseError, match="340 is not possible"):
        allcli.assess(case)

    assert "$schema" in case


def test_a_bad_case_stops_no_other() -> None:
    """Its error comes in its place, and nothing is read before it is asked for."""
    asked = []
    readable = {"disease": {"lineage": "b-all"}}

    def cases() -> object:
        for case in (readable, {"x": 1}, Path("nowhere.toml"), readable):
            asked.append(case)
            yield case

    answers = allcli.assess_many(cases())  # type: ignore[arg-type]

    assert isinstance(next(answers), allcli.Assessment)
    assert len(asked) == 1
    assert [type(answer).__name__ for answer in answers] == ["CaseError", "CaseError", "Assessment"]


ODD_KEYS = st.one_of(st.text(max_size=8), st.integers(), st.none(), st.binary(), st.tuples())
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.binary(),
    st.dates(), st.datetimes(), st.decimals(), st.complex_numbers(),
    st.frozensets(st.integers(), max_size=2), st.builds(object), st.builds(lambda: 10**5000),
)  # fmt: skip
ANYTHING = st.recursive(
    LEAVES,
    lambda held: st.one_of(
        st.lists(held, max_size=3),
        st.tuples(held),
        st.dictionaries(st.sampled_from(FIELDS) | ODD_KEYS, held, max_size=3),
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(Case.field_names()) | ODD_KEYS, ANYTHING) | ANYTHING)
@examples(200)
def test_whatever_is_given_is_assessed_or_a_case_error(case: Any) -> None:
    """No other error comes of what a case holds, of whatever type its keys and values are."""
    with suppress(allcli.CaseError):
        assert isinstance(allcli.assess(case), allcli.Assessment)


def _endless(*, twice: bool) -> dict[str, Any]:
    case: dict[str, Any] = {}
    case["patient"] = [case, case] if twice else case
    return case


def _nested(depth: int) -> dict[str, Any]:
    case: dict[str, Any] = {}
    for _ in range(depth):
        case = {"patient": case}
    return case


def _doubled(times: int) -> dict[str, Any]:
    values: list[Any] = []
    for _ in range(times):
        values = [values, values]
    return {"lines": values}


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (None, "found NoneType; expected a mapping"),
        ("case.toml", "found str; expected a mapping of tables, or the Path of a file"),
        ({1: 2}, "found a key that is int; expected text"),
        ({"patient": {("age",): 2}}, "patient: found a key that is tuple; expected text"),
        ({"id": b"p1"}, "id: found bytes"),
        ({"lines": [{"regimen": {"mec"}}]}, "lines[0].regimen: found set"),
        ({"patient": {"age": float("nan")}}, "patient.age: nan is not possible"),
        (_endless(twice=False), "patient: nested too deeply"),
        (_endless(twice=True), "patient: nested too deeply"),
        (_nested(100_000), "patient: nested too deeply"),
        (_doubled(18), "lines: too large for a case"),
    ],
)
def test_what_no_file_can_hold_is_named_by_its_place(case: Any, said: str) -> None:
    """Never taken for its text, which another patient could share."""
    with pytest.raises(allcli.CaseError) as error:
        allcli.assess(case)

    assert said in str(error.value)


@pytest.mark.parametrize("place", ["kr", "KOREA", "", 7, ["KR"], {"KR": 1}])
def test_a_place_that_no_case_can_name_is_refused(place: Any) -> None:
    """As in a case, with a did-you-mean."""
    with pytest.raises(allcli.CaseError, match=r"jurisdiction: .* is not one of US, EU") as error:
        allcli.assess({}, jurisdiction=place)

    assert ('did you mean "KR"?' in str(error.value)) == (place == "kr")


@pytest.mark.parametrize("day", ["2026-01-01", 2026, datetime(2026, 1, 1)])
def test_a_day_is_a_date(day: Any) -> None:
    """Nothing that could be taken for one in another way."""
    with pytest.raises(allcli.CaseError, match=r"as_of: .*; expected a date without a time"):
        allcli.assess({}, as_of=day)


def test_no_file_beside_a_case_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a project file nor the environment: a call depends on nothing unnamed."""
    (tmp_path / "ward.toml").write_text(HEAD + NO_MEC)
    (tmp_path / ".allcli.toml").write_text('rulebooks = ["ward.toml"]')
    (tmp_path / "case.toml").write_text("patient.age = 40")
    monkeypatch.setenv("ALLCLI_RULEBOOK", str(tmp_path / "ward.toml"))
    monkeypatch.chdir(tmp_path)

    assert allcli.assess(tmp_path / "case.toml").receipt.local == ()
    assert allcli.assess({"patient": {"age": 40}}).receipt.local == ()


def test_to_import_the_package_loads_nothing() -> None:
    """A program pays when it assesses."""
    code = "import sys, allcli; assert not {'pydantic', 'typing', 'json'} & set(sys.modules)"

    subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, check=True)


def test_other_names_are_refused() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'asses'"):
        _ = allcli.asses
