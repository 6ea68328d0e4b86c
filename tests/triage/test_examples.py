"""The cases that ship with the project, and what each is there to show."""

import pytest

from allcli.case.dates import PartialDate
from allcli.case.files.read import Source, check_document, read_case
from allcli.engine.load import load_rulebook
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment
from tests.cases import A_DAY, CASES, ROOT

SHOWS = {
    "first-relapse-fit": ("Suggested first salvage: blinatumomab → first allo-HCT", True),
    "high-burden-raised-bilirubin": (
        "Suggested first salvage: blinatumomab → first allo-HCT",
        True,
    ),
    "in-remission": ("No salvage needed: in remission, MRD-negative → first allo-HCT", True),
    "korea-2017": ("Suggested first salvage: blinatumomab → first allo-HCT", True),
    "post-hct-active-gvhd": (
        "Suggested first salvage: inotuzumab ozogamicin, at most 2 cycles → second allo-HCT only "
        "after board review",
        True,
    ),
    "post-hct-early-relapse": ("Suggested first salvage: blinatumomab → second allo-HCT", True),
    "prior-severe-vod": ("Suggested first salvage: blinatumomab → second allo-HCT", True),
    "published-12y-post-haplo": (
        "Suggested second salvage: blinatumomab? (eligibility unclear: CD19 not known) → "
        "second allo-HCT?",
        False,
    ),
    "sparse": ("Suggested salvage: blinatumomab → first allo-HCT?", False),
    "t-all": ("Suggested first salvage: venetoclax-based → first allo-HCT", True),
}  # fmt: skip


def source_of(name: str) -> Source:
    return read_case(str(next(path for path in CASES if path.stem == name)))


def example(name: str) -> Assessment:
    source = source_of(name)
    stated = source.case.assessed_on
    day = stated.last if isinstance(stated, PartialDate) else A_DAY
    return assess(source, load_rulebook(), day)


@pytest.mark.parametrize("name", SHOWS)
def test_an_example_gets_the_suggestion_it_is_there_to_show(name: str) -> None:
    """Headline, and whether anything still unknown could change it."""
    suggestion = example(name).suggestion

    assert (suggestion.text, suggestion.robust) == SHOWS[name]


@pytest.mark.parametrize(
    ("completeness", "number"),
    [({"lines_complete": False}, "first or later "), ({}, "first to second ")],
)
def test_a_count_without_an_end_has_none(completeness: dict[str, bool], number: str) -> None:
    """Where lines may be missing, no greatest number is meant; a span that has an end keeps it."""
    lines = [{"regimen": "hyper-CVAD"}, {"regimen": "MEC", "purpose": "unknown"}]
    case = {"disease": {"lineage": "b-all", "status": "relapsed"}, "lines": lines, **completeness}

    suggestion = assess(check_document("case", case), load_rulebook(), A_DAY).suggestion

    assert suggestion.text.startswith(f"Suggested {number}salvage: ")


def test_every_example_is_shown_here() -> None:
    """No case in cases/ without an expectation."""
    assert sorted(path.stem for path in CASES) == sorted(SHOWS)
    assert (ROOT / "cases" / "README.md").exists()


@pytest.mark.parametrize("name", list(SHOWS))
def test_a_flag_gives_each_of_its_reasons_once(name: str) -> None:
    """Also of a combination both of whose drugs a criterion means."""
    for flag in example(name).flags:
        reasons = [reason.criterion for reason in (*flag.reasons, *flag.possible_reasons)]
        assert len(reasons) == len(set(reasons)), flag
