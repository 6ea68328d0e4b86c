"""Every page of one case opens with the same line: whose it is, the place, the day."""

import json
from pathlib import Path

import pytest

from allcli.verify.patients import document
from tests.cases import FIT, ROOT
from tests.cli.shell import run

CASE = "cases/post-hct-active-gvhd.toml"
PAGES = [
    ("assess", "{case}"),
    ("assess", "{case}", "--full"),
    ("flags", "{case}"),
    ("whatif", "{case}", "--set", "patient.ecog=3"),
    ("whatif", "{case}", "--vary", "patient.ecog"),
    ("whynot", "{case}", "mec"),
    ("needs", "{case}"),
    ("plan", "{case}"),
]


def opened(page: tuple[str, ...], case: str) -> str:
    """The first line of a page."""
    return run(*(word.format(case=case) for word in page), COLUMNS="140").stdout.splitlines()[0]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_the_patient_the_place_and_the_day(page: tuple[str, ...]) -> None:
    """So that no page is held for that of another patient."""
    assert opened(page, CASE) == (
        "post-hct-active-gvhd   34 years · Ph-negative B-ALL · "
        "relapsed 9.1 months after allo-HCT · KR · 2026-03-14"
    )


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_given_is_said_at_the_head(page: tuple[str, ...], tmp_path: Path) -> None:
    """Neither the place nor the day; the rules of which day are used instead."""
    undated = tmp_path / "case.json"
    stated = document(FIT)
    del stated["jurisdiction"], stated["assessed_on"]
    undated.write_text(json.dumps(stated))

    opening = opened(page, str(undated))

    assert " · jurisdiction not given · no date given, rules of " in opening


@pytest.mark.parametrize("page", PAGES)
def test_a_document_opens_with_the_same(page: tuple[str, ...]) -> None:
    """Below its title, in HTML as in Markdown."""
    words = (word.format(case=CASE) for word in page)
    text = run(*words, "--format", "markdown").stdout

    assert "34 years · Ph-negative B-ALL · relapsed 9.1 months after allo-HCT" in text[:300]


def test_a_long_path_keeps_the_folders_that_tell_two_patients_apart(tmp_path: Path) -> None:
    """As many as there is room for, from the file on; two wards may both have a `bed-7.toml`."""
    heads = []
    for ward in ("haematology", "intensive-care"):
        case = tmp_path / ward / "bed-7.toml"
        case.parent.mkdir()
        case.write_text((ROOT / CASE).read_text().replace("id = ", "note = "))
        heads.append(run("assess", str(case), COLUMNS="140").stdout.split("   ")[0])

    assert heads == ["…/haematology/bed-7.toml", "…/intensive-care/bed-7.toml"]
