"""A template proposes what a name can only mean, and says what the cells of each column hold."""

import tomllib
from pathlib import Path

import pytest

from allcli.cohort.map_check import load_map
from allcli.cohort.map_fields import is_field
from allcli.cohort.map_template import template
from allcli.cohort.synonyms import synonyms


def made(text: str, tmp_path: Path) -> str:
    (tmp_path / "x.csv").write_text(text)
    (tmp_path / "map.toml").write_text(template(str(tmp_path / "x.csv")))
    load_map(str(tmp_path / "map.toml"))
    return (tmp_path / "map.toml").read_text()


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ("hyperdiploidy", "perhaps genetics.hypodiploid?"), ("ebv_status", ""),
        ("cd21_pct", "perhaps antigens.cd2"), ("status", "perhaps disease.status or mrd.status?"),
        ("qtc", ""), ("dod", ""), ("direct_bilirubin", "perhaps labs.bilirubin?"),
        ("bilirubin_direct", "perhaps"), ("alt_date", "perhaps"), ("zzz", ""),
        ("symptom___3", "a checkbox? see [lists]"), ("age_at_hct", ""), ("donor_age", ""),
        ("wbc_at_diagnosis", "labs.wbc only if it is of the day of the decision"),
        ("MRD_PERCENT_DAY_29", "mrd.level_pct only if it is of the day of the decision"),
    ],
)  # fmt: skip
def test_a_name_that_is_only_alike_is_commented_out(name: str, remark: str, tmp_path: Path) -> None:
    """With what it might be."""
    text = made(f"id,{name}\n1,2\n", tmp_path)

    assert tomllib.loads(text)["columns"] == {"id": "id"}
    (line,) = [line for line in text.splitlines() if line.startswith(f"# {name} = ")]
    assert line.startswith(f'# {name} = "?"')
    assert remark in line


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Record ID", "id"), ("AGE", "patient.age"), ("labs_wbc", "labs.wbc"), ("SGPT", "labs.alt"),
        ("Hemoglobin", "labs.haemoglobin"), ("lines.2.regimen", "lines.2.regimen"),
        ("regimen_2", "lines.2.regimen"), ("bcr-abl1", "genetics.bcr_abl1"),
        ("MLL_STATUS", "genetics.kmt2a"), ("BCR_ABL1_STATUS", "genetics.bcr_abl1"),
    ],
)  # fmt: skip
def test_a_name_that_can_mean_only_one_field_gives_it(
    name: str, field: str, tmp_path: Path
) -> None:
    """In any case, whatever stands between its words."""
    assert tomllib.loads(made(f"{name},x\n1,2\n", tmp_path))["columns"] == {name: field}


def test_two_columns_never_give_the_same_field(tmp_path: Path) -> None:
    """The second is commented out."""
    text = made("alt,sgpt\n1,2\n", tmp_path)

    assert tomllib.loads(text)["columns"] == {"alt": "labs.alt"}


def test_a_column_of_units_is_found_beside_its_test(tmp_path: Path) -> None:
    """And holds for the limit too."""
    text = made("ALT,ALT_unit,ALT_ULN\n31,U/L,40\n", tmp_path)

    assert tomllib.loads(text)["columns"] == {
        "ALT": {"field": "labs.alt", "unit_from": "ALT_unit"},
        "ALT_ULN": {"field": "labs.alt_uln", "unit_from": "ALT_unit"},
    }


def test_what_the_cells_say_stands_above_each_column(tmp_path: Path) -> None:
    """How many, how many distinct, which are not understood, whether the numbers are plausible."""
    rows = "".join(f"{i},{i * 1000},{'BM' if i % 2 else 'relapsed'},7\n" for i in range(1, 7))

    text = made(f"id,platelets,disease_status,age\n{rows}x,,NA,\n", tmp_path)

    assert "# 6 cells with a value, 2 distinct\n" in text
    assert '# not understood: "BM" 3\n' in text
    assert '# nothing is known where it says "NA" 1\n' in text
    assert (
        "unusual for labs.platelets in 10*9/L: cells per uL must be written with the unit" in text
    )
    assert "# plausible for patient.age in years\n" in text


def test_a_longitudinal_export_is_joined_by_its_visits(tmp_path: Path) -> None:
    """Its events are rows of one patient, though nothing repeats."""
    text = made("study_id,redcap_event_name,age\n1,baseline,4\n1,visit,5\n", tmp_path)

    assert tomllib.loads(text)["join"] == {"by": "study_id"}
    assert '# date = "..."' in text


def test_rows_of_repeating_instruments_are_joined(tmp_path: Path) -> None:
    """Where the header says that there are any."""
    text = made("study_id,redcap_repeat_instrument,redcap_repeat_instance,age\n1,,,4\n", tmp_path)

    assert tomllib.loads(text)["join"] == {"by": "study_id", "number": "redcap_repeat_instance"}


def test_every_synonym_gives_a_field() -> None:
    """That there is."""
    assert [name for name, field in synonyms().items() if not is_field(field)] == []


def test_a_cell_cannot_add_a_line_to_the_template(tmp_path: Path) -> None:
    """A line break in a cell stands as one in the remark."""
    text = made('id,free\n1,"a\n[constant]"\n', tmp_path)

    assert "\n[constant]\n" not in text.partition("# What is the same")[0]
