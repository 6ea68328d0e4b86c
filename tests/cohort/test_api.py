"""The public names: `allcli.assess` and `allcli.assess_many`."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import allcli
from allcli.verify.patients import document
from tests.cases import FIT, ROOT


def test_a_mapping_or_a_path_is_assessed() -> None:
    """With the tables of a case file, or as the path of one."""
    path = ROOT / "cases" / "first-relapse-fit.toml"

    assert allcli.assess(document(FIT)).suggestion.salvage == "blinatumomab"
    assert allcli.assess(path).suggestion.text == "Salvage 1: blinatumomab → first allo-HCT"


def test_day_place_and_trace_can_be_chosen() -> None:
    """As on the command line."""
    found = allcli.assess(document(FIT), as_of=date(2018, 1, 2), jurisdiction="KR", explain=True)

    assert found.receipt.as_of == date(2018, 1, 2)
    assert found.receipt.jurisdiction == "KR"
    assert found.explanation


def test_what_is_wrong_is_raised_and_the_mapping_is_left_alone() -> None:
    """CaseError carries every problem."""
    case = {"$schema": "case.schema.json", "patient": {"age": 340}}

    with pytest.raises(allcli.CaseError, match="340 is not possible"):
        allcli.assess(case)

    assert "$schema" in case


def test_a_bad_case_stops_no_other() -> None:
    """Its error comes in its place, and nothing is read before it is asked for."""
    asked = []

    def cases() -> object:
        for case in ({}, {"x": 1}, Path("nowhere.toml"), {}):
            asked.append(case)
            yield case

    found = allcli.assess_many(cases())  # type: ignore[arg-type]

    assert isinstance(next(found), allcli.Assessment)
    assert len(asked) == 1
    assert [type(each).__name__ for each in found] == ["CaseError", "CaseError", "Assessment"]


def test_to_import_the_package_loads_nothing() -> None:
    """A program pays when it assesses."""
    code = "import sys, allcli; assert not {'pydantic', 'typing', 'json'} & set(sys.modules)"

    subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, check=True)


def test_other_names_are_refused() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'asses'"):
        _ = allcli.asses
