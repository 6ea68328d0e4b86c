"""Fields of a case set anew, under the checks of a case file."""

import json

import pytest

from allcli.case.files.change import CaseDocument, document, read_value, setting
from allcli.case.files.read import Source
from allcli.case.files.source_text import read_text
from allcli.case.problems import CaseError
from tests.cases import ROOT

FILE = str(ROOT / "cases" / "post-hct-active-gvhd.toml")


def read() -> CaseDocument:
    return document("case.toml", read_text(FILE))


def changed(*settings: str) -> Source:
    return read().changed([setting(text) for text in settings])


def refused(*settings: str) -> str:
    with pytest.raises(CaseError) as caught:
        changed(*settings)
    return str(caught.value)


def test_a_field_is_set_as_if_the_file_said_so() -> None:
    """Numbers, units, dates, bare words, entries of lists."""
    case = changed(
        "patient.age=40", "labs.bilirubin=34.2 umol/L", "transplants[0].donor=haploidentical",
        "lines[1]={regimen='FLA-Ida'}", "assessed_on=2026-04-01", "antigens.cd22=pending",
    ).case  # fmt: skip

    assert case.patient.age == 40
    assert case.labs.bilirubin == pytest.approx(2)
    assert case.transplants
    assert case.transplants[0].donor == "haploidentical"
    assert case.lines
    assert case.lines[1].regimen == "FLA-Ida"
    assert str(case.assessed_on) == "2026-04-01"


def test_without_a_value_a_field_is_left_out() -> None:
    """So that what contradicts a change can be taken out with it."""
    case = changed("gvhd.acute_active=false", "gvhd.skin=", "gvhd.lower_gi=").case

    assert case.gvhd.skin is None
    assert case.gvhd.acute_active is False


def test_the_file_itself_is_never_touched() -> None:
    """What was read stays as it was."""
    original = read()
    original.changed([setting("patient.age=40")])

    assert original.changed(()).case.patient.age == 34


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("gvdh.acute_active=true", 'did you mean "gvhd"?'),
        ("disease.cns_active=true", "read from disease.cns, disease.sites"),
        ("patient.age=340", "--set: patient.age: 340 is not possible"),
        ("transplants[3].date=2020", "the next new one is transplants[1]"),
        ("transplants.date=2020", "write transplants[0].date"),
        ("patient.age.years=3", "patient.age is not a table"),
        ("patient.age." + "a" * 200 + "=3", "patient.age is not a table"),
        ("patient.age[0]=3", "not a list"),
        ("patient", "write patient=VALUE"),
        ("..=3", "not a field"),
        ("a" + ".a" * 40_000 + "=1", "not a field"),
        ("lines[" + "9" * 5_000 + "]=1", "not a field"),
        ("disease.sites=" + "[" * 50_000, "expected a list"),
        ("disease.sites=" + "[" * 200 + "]" * 200, "nested too deeply"),
        ("patient.age={a" + ".a" * 20_000 + "=1}", "expected a number in years"),
        ("patient.age=" + "9" * 5_000, "expected a number in years"),
        ("patient.age=0x" + "f" * 5_000, "a number too long to be one"),
        ("gvhd.acute_active=false", "to leave it out, add --set gvhd.skin="),
    ],
)
def test_what_cannot_be_set_is_told_with_what_is_allowed(wrong: str, said: str) -> None:
    """The same checks as for a file, and a way out where another field stands against it."""
    assert said in refused(wrong)


def test_the_setting_that_cannot_be_made_is_marked() -> None:
    """Not the one behind it that takes away what it would have set."""
    with pytest.raises(CaseError) as error:
        changed("transplants[5].donor=haplo", "transplants=[]")

    [problem] = error.value.problems
    assert problem.excerpt
    assert problem.excerpt.line == "transplants[5].donor=haplo"


def test_a_value_cannot_smuggle_in_another_key() -> None:
    """A line break in a value is part of the value."""
    assert read_value("3\nother = 4") == "3\nother = 4"


def test_a_problem_elsewhere_keeps_its_line() -> None:
    """What the change makes wrong in the file is found in the file."""
    assert "case.toml:44: gvhd.skin" in refused("gvhd.acute_active=false")


def test_a_file_that_holds_too_much_is_not_copied_for_a_change() -> None:
    """Its tables are refused before anything is set in them."""
    with pytest.raises(CaseError, match="nested too deeply"):
        document("a.json", '{"labs": ' + "[" * 500 + "]" * 500 + "}")


def test_json_is_changed_like_toml() -> None:
    """One door for both."""
    text = json.dumps({"patient": {"age": 30}})

    assert document("a.json", text).changed([setting("patient.age=31")]).case.patient.age == 31
