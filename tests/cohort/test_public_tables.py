"""Tables in seven shapes that public exports have, from the raw file to the page of the cohort.

The columns are those of published tables, the patients are invented: a trial's clinical table (the
T-ALL example data of Liu et al., Nat Genet 2017, as R packages carry it), a REDCap export with a
repeating instrument (as REDCapRITS takes apart), the MEASUREMENT table of OMOP CDM 5, a
cBioPortal file in which columns of yes, no and unknown tell where the relapse is (as TARGET's), the
clinical file of TARGET itself, with points for what is missing and bounds beside numbers, CIBMTR's
variables of post-HCT survival, in which "not done" is no "no", and a German export of transplants
for EBMT: in a code page, with decimal commas, codes and a row of totals.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import run
from tests.profile import dear

PUBLIC = Path(__file__).parent / "public"
TABLES = (
    "trial.tsv", "redcap.csv", "omop.csv", "cbioportal.txt", "target.tsv", "cibmtr.csv", "ebmt.csv",
)  # fmt: skip


def facts(name: str) -> dict[str, dict[str, Any]]:
    """The facts of each patient of a table, by its map."""
    file = PUBLIC / name
    done = run("batch", str(file), "--map", str(file.with_suffix(".toml")), "-f", "ndjson", "-q")
    assert done.returncode == 0, done.stderr
    made = [json.loads(line) for line in done.stdout.splitlines()]
    return {case["receipt"]["case_id"]: case["facts"] for case in made}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("trial.tsv", ('# Age_Days = "?"  # perhaps patient.age?', '# "MRD.binary" = "?"')),
        ("redcap.csv", ('not understood: "1" 1, "2" 1', "a checkbox? see [lists]", "[join]")),
        ("omop.csv", ('# "8840" 3, "8848" 2', '# value_as_number = "?"', "see bound_from")),
        ("cbioportal.txt", ("labs.wbc only if it is of the day of the decision",)),
        ("target.tsv", ('"TARGET USI" = "id"', '"?"  # perhaps disease.diagnosed_on?')),
        ("cibmtr.csv", ('age_at_hct = "?"  # perhaps patient.age?', '"TBD" 1, "Not tested" 1')),
        ("ebmt.csv", ("# 3 rows cannot be read: not utf-8 text", 'perhaps "cp1252"')),
    ],
)
def test_a_template_guesses_nothing(name: str, said: tuple[str, ...]) -> None:
    """What it does not know stands commented out, with what is in the column."""
    template = run("batch", str(PUBLIC / name), "--map-template")

    assert template.returncode == 0
    for words in said:
        assert words in template.stdout


def test_ages_in_days_are_years_and_a_missing_mrd_is_unknown() -> None:
    """A trial gives ages in days; NA is no value."""
    patients = facts("trial.tsv")

    ages = {name: round(float(known["patient.age_years"]), 1) for name, known in patients.items()}
    assert ages == {"T1": 9.1, "T2": 17.0, "T3": 4.7}
    assert patients["T2"]["mrd.level_pct"] == "12"
    assert "mrd.level_pct" not in patients["T3"]


def test_a_site_that_is_unknown_is_not_free() -> None:
    """All three were looked at in the first, in the second the CNS was not, in the last neither."""
    patients = facts("cbioportal.txt")

    free = [patients[name].get("disease.cns_active") for name in ("C1", "C2", "C3")]
    assert free == ["no", None, None]


def test_repeating_instruments_become_lines() -> None:
    """One row for the baseline and one for each line are one patient."""
    patients = facts("redcap.csv")

    assert patients["1"]["exposure.blinatumomab"] == "yes"
    assert patients["1"]["disease.salvage_number"] == "2"
    assert "exposure.nelarabine" not in patients["2"]  # of GRAALL nobody knows
    assert "disease.testicular" not in patients["2"]  # whose form is not complete


def test_of_a_long_table_the_latest_value_counts_in_its_unit() -> None:
    """An old one is set aside, and a bound whose sign stands elsewhere is read with it."""
    patients = facts("omop.csv")

    assert patients["7"]["labs.bilirubin_x_uln"] == "2.5"
    assert "labs.bilirubin_x_uln" not in patients["8"]
    assert patients["7"]["labs.wbc_1e9_l"] == "12.4"
    assert patients["8"]["labs.wbc_1e9_l"] == "0 to 0.5"


def test_of_a_trial_group_a_site_is_open_unless_all_were_looked_at() -> None:
    """A bound is one, a point is nothing, and the protocol leaves open what only some had."""
    patients = facts("target.tsv")

    assert patients["T-AAAA"]["genetics.bcr_abl1"] == "positive"
    assert patients["T-AAAA"]["disease.cns_active"] == "no"
    assert "disease.cns_active" not in patients["T-BBBB"]  # whose event is no relapse
    assert patients["T-BBBB"]["mrd.level_pct"] == "0 to 0.01"
    assert "mrd.level_pct" not in patients["T-CCCC"]
    assert "exposure.nelarabine" not in patients["T-DDDD"]  # AALL0434 gave it to some


def test_what_was_not_done_is_no_comorbidity_and_no_freedom_from_it() -> None:
    """Of the index of CIBMTR's patients only a span is known; others than ALL are left out."""
    patients = facts("cibmtr.csv")

    assert patients.keys() == {"1", "2", "4"}
    assert patients["1"]["fitness.hct_ci"] == "0 to 18"
    assert patients["2"]["fitness.hct_ci"] == "0 to 26"
    assert patients["2"]["mrd.status"] == "negative"
    assert "mrd.status" not in patients["4"]


def test_two_transplants_are_two_rows_of_one_patient() -> None:
    """The latest visit gives the levels; the row of totals is nobody."""
    patients = facts("ebmt.csv")

    assert patients.keys() == {"A17", "A18", "B3"}
    assert patients["A18"]["hct.allo_number"] == "2"
    assert patients["A18"]["liver.vod_history"] == "yes"
    assert patients["A18"]["labs.platelets_1e9_l"] == "18"
    assert round(float(patients["A17"]["labs.bilirubin_mg_dl"]), 2) == 0.83
    assert "patient.age_years" not in patients["B3"]  # whose day of birth is a code for none


@pytest.mark.parametrize("name", dear(TABLES))
def test_the_page_of_the_cohort_leads_to_every_patient(name: str, tmp_path: Path) -> None:
    """From the raw file to the page, with the map beside it."""
    file, pages = PUBLIC / name, tmp_path / "pages"
    done = run(
        "batch", str(file), "--map", str(file.with_suffix(".toml")), "--html", str(pages), "-q",
    )  # fmt: skip

    assert done.returncode == 0
    index = (pages / "index.html").read_text()
    others = [page.name for page in pages.iterdir() if page.name != "index.html"]
    assert len(others) == len(done.stdout.splitlines())
    assert all(page in index for page in others)
