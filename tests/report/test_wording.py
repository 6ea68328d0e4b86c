"""The words of every page: what a clinician would say, and no false precision."""

import json
from itertools import product
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allcli.cli.app import app
from allcli.verify.patients import VignettePatient, document, patients_of
from tests.cases import ROOT
from tests.profile import crossed, dear, slow
from tests.report.documents import PAGES, written
from tests.verify.folder import OURS
from tests.wording import refused

WIDE = {"COLUMNS": "400"}  # so that no phrase is broken between two lines
ONE_IN = 60  # patients of the vignettes: some fifty
DOCUMENTS = ("html", "markdown")
FORMS = ((), ("--explain",), ("-f", "html"), ("-f", "markdown"))
QUICK = ("assess post-hct-active-gvhd", "assess sparse", "flags", "whatif", "sweep", "whynot")
MORE = (
    ("flags",),
    ("whynot", "blinatumomab"),
    ("whatif", "--set", "plan.transplant_intended=true"),
    ("grade",),
)
PATIENTS = list(patients_of(OURS))[::ONE_IN]


def read(*words: str) -> str:
    """What a command writes, its lines as one."""
    done = CliRunner().invoke(app, words, env=WIDE)
    assert done.exit_code == 0, done.stderr
    return " ".join(done.stdout.split())


@pytest.mark.parametrize("name", dear(PAGES))
def test_a_page_says_nothing_that_a_clinician_would_not(name: str) -> None:
    """Every kind of page on the terminal, the rulebook's words among them."""
    assert refused(read(*PAGES[name])) == []


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *crossed(QUICK, DOCUMENTS),
        *(
            pytest.param(*pair, marks=slow)
            for pair in product(sorted({*PAGES} - {*QUICK}), DOCUMENTS)
        ),
    ],
)
def test_a_document_says_nothing_that_a_clinician_would_not(name: str, form: str) -> None:
    """The same pages as documents, which have headings of their own."""
    assert refused(written(name, form)) == []


@slow
@pytest.mark.parametrize("patient", PATIENTS, ids=lambda patient: patient.says[:40])
def test_no_patient_is_told_otherwise(patient: VignettePatient, tmp_path: Path) -> None:
    """Some fifty patients of the vignettes, each on every page that takes no questions."""
    case = tmp_path / "case.json"
    case.write_text(json.dumps(document(patient.fields), default=str))
    pages = [("assess", str(case), "--as-of", str(patient.as_of), *form) for form in FORMS]
    pages += [(command, str(case), *words) for command, *words in MORE]

    assert [said for words in pages for said in refused(read(*words))] == []


def test_a_cohort_is_counted_in_the_same_words(tmp_path: Path) -> None:
    """Its rows, and its summary."""
    summary = tmp_path / "summary.html"
    rows = read("batch", str(ROOT / "cases"), "-f", "table", "--summary", str(summary))

    assert refused(rows) == []
    assert refused(summary.read_text()) == []


def test_a_phrase_of_the_list_is_refused() -> None:
    """Of a page as it used to read; an id of the rulebook is no phrase."""
    assert len(refused("Salvage 1: x. Robust: nothing will. KR: paid for; deaths of sepsis")) == 5
    assert refused("inotuzumab-beside-first-tki") == []
