"""Rows of one patient: repeating instruments, and checkboxes as lists."""

from datetime import date

import pytest

from allcli.case.problems import CaseError
from tests.cohort.registry import HEAD, INSTRUMENTS, read, stated


def test_repeating_instruments_become_lists_in_the_order_of_their_numbers() -> None:
    """Also where the rows of a patient lie apart, and an instance was deleted."""
    text = HEAD + (
        "x1,,,2,,,,0,1,0,2\nx1,course,3,,Hyper-CVAD,,,,,,\nx2,,,1,,,,1,0,0,1\n"
        "x1,course,1,,BFM,,,,,,\nx1,hct,1,,,allogeneic,2024-05-02,,,,\n"
    )

    assert stated(text, INSTRUMENTS) == [
        {
            "id": "x1", "patient": {"sex": "female"},
            "disease": {"sites": ["testis"], "incomplete_lists": ["sites"]},
            "lines": [{"regimen": "BFM"}, {"regimen": "Hyper-CVAD"}],
            "transplants": [{"type": "allogeneic", "date": date(2024, 5, 2)}],
        },
        {"id": "x2", "patient": {"sex": "male"}},  # whose form is not complete
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["1.05", "0", "-1", "first", "2"])
def test_the_number_of_an_entry_is_whole_and_its_own(number: str) -> None:
    """2.0 is 2, as programs write it; a fraction is no number of an entry, nor is one that came."""
    text = HEAD + f"x1,course,2.0,,BFM,,,,,,\nx1,course,{number},,FLAG-Ida,,,,,,\n"

    with pytest.raises(CaseError, match=f'found "{number}"; expected a number that no other'):
        stated(text, INSTRUMENTS)


def test_an_instance_that_says_nothing_is_still_an_entry() -> None:
    """A course of which nothing was typed in was given: it counts as a line."""
    (made,) = stated(
        HEAD + "x1,course,1,,,,,,,,\nx1,course,2,,FLAG-Ida,,,,,,\nx1,,,1,,,,,,,\n", INSTRUMENTS
    )

    assert made["lines"] == [{}, {"regimen": "FLAG-Ida"}]


@pytest.mark.parametrize(
    ("boxes", "exhaustive", "sites", "is_open"),
    [
        ("0,0,0,2", "", None, False), ("0,0,0,2", "exhaustive = true\n", [], False),
        ("0,0,1,2", "", [], False), ("1,1,0,2", "", ["marrow", "testis"], True),
        ("0,1,0,2", "", ["testis"], True), ("0,1,0,2", "exhaustive = true\n", ["testis"], False),
        (",,,2", "exhaustive = true\n", None, False), (",1,,2", "", ["testis"], True),
        ("1,0,0,0", "exhaustive = true\n", None, False), ("0,0,0,Complete", "", None, False),
        ("yes,Unknown,no,2", "exhaustive = true\n", ["marrow"], True),
        ("no,-99,no,2", "exhaustive = true\n", None, False),
        ("no,9,no,2", 'exhaustive = true\nunticked = ["no", "9"]\n', [], False),
    ],
)  # fmt: skip
def test_a_box_that_is_not_ticked_says_little(
    boxes: str, exhaustive: str, sites: list[str] | None, is_open: bool
) -> None:
    """Nothing while its form is not complete, and "no" only where the boxes are exhaustive."""
    map_ = INSTRUMENTS.replace("[join]", f"{exhaustive}[join]")

    (made,) = stated(f"{HEAD}x1,,,1,,,,{boxes}\n", map_)

    disease = made.get("disease", {})
    assert disease.get("sites") == sites
    assert disease.get("incomplete_lists") == (["sites"] if is_open else None)


def test_a_list_that_a_case_has_only_as_a_whole_is_set_aside_and_told() -> None:
    """A drug whose box is ticked does not say that there is no other."""
    map_ = (
        '[lists."plan.conditioning_agents"]\ncolumns = { a = "thiotepa", b = "melphalan" }\n'
        'where = { done = "2" }\n'
    )

    (made,) = read("a,b,done\n1,0,2\n", map_)
    (whole,) = read("a,b,done\n1,0,2\n", f"{map_}exhaustive = true\n")

    assert made.tables == {}
    assert [str(problem) for problem in made.aside] == [
        'export.csv:2: plan.conditioning_agents: found "thiotepa", but the boxes are not '
        'exhaustive: set aside (column "a")'
    ]
    assert whole.tables == {"plan": {"conditioning_agents": ["thiotepa"]}}


def test_what_is_neither_a_tick_nor_none_is_told() -> None:
    """By the name of its column; a usual word for not knowing is understood, and is no "no"."""
    whole = INSTRUMENTS.replace("[join]", "exhaustive = true\n[join]")

    (made,) = read(f"{HEAD}x1,,,1,,,,Suspected,Unknown,0,2\n", whole)

    assert "disease" not in made.tables
    assert [str(problem) for problem in made.aside] == [
        'export.csv:2: disease.sites: found "Suspected"; expected a tick or none: set aside '
        '(column "site___1")'
    ]


def test_lists_that_the_map_calls_incomplete_stay_so() -> None:
    """Beside those that the boxes leave open."""
    map_ = f'{INSTRUMENTS}[constant]\n"disease.incomplete_lists" = ["cns_sites"]\n'

    (made,) = stated(f"{HEAD}x1,,,1,,,,1,0,0,2\n", map_)

    assert made["disease"]["incomplete_lists"] == ["cns_sites", "sites"]


def test_none_of_these_beside_a_tick_is_refused() -> None:
    """It contradicts itself."""
    with pytest.raises(CaseError, match=r"disease\.sites: none of these is ticked, and so is"):
        stated(f"{HEAD}x1,,,1,,,,1,0,1,2\n", INSTRUMENTS)


def test_a_code_may_be_written_as_a_decimal_number() -> None:
    """As programs write 2 where a column had empty cells."""
    text = HEAD + "x1,,,2.0,,,,1.0,0.0,0.0,2.0\n"
    whole = INSTRUMENTS.replace("[join]", "exhaustive = true\n[join]")
    map_ = whole + '[where]\nrelapse_complete = "2"\n[layout]\nunknown = "0"\n'

    assert stated(text, map_) == [
        {"id": "x1", "patient": {"sex": "female"}, "disease": {"sites": ["marrow"]}}
    ]
