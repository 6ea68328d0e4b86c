"""Bounds in a column of their own: a number beside one is no exact value."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from allcli.case.problems import CaseError
from allcli.cohort.map_check import load_map
from allcli.cohort.map_template import template
from allcli.cohort.notes import Notes
from tests.cli.shell import run
from tests.cohort.registry import read, stated

COUNTS = """\
[columns]
n = "id"
wbc = { field = "labs.wbc", unit = "10*9/L", bound_from = "op", bounds = { "1" = "<", "0" = "=" } }
"""


@pytest.mark.parametrize(
    ("sign", "cell", "wbc"),
    [
        ("<", "0.5", "< 0.5 10*9/L"), ("≥", "30", ">= 30 10*9/L"), ("LT", "0.5", "< 0.5 10*9/L"),
        ("4171756", "0.5", "< 0.5 10*9/L"), ("4171754.0", "0.5", "<= 0.5 10*9/L"),
        ("1", "0.5", "< 0.5 10*9/L"), ("0", "0.5", "0.5 10*9/L"), ("=", "0.5", "0.5 10*9/L"),
        ("", "0.5", "0.5 10*9/L"), ("NA", "0.5", "0.5 10*9/L"), ("<", "<0.5", "<0.5 10*9/L"),
        ("=", "<0.5", "<0.5 10*9/L"), ("<", "500 /uL", "< 500 /uL"),
    ],
)  # fmt: skip
def test_a_number_is_read_with_its_bound(sign: str, cell: str, wbc: str) -> None:
    """By signs, letters, concepts of OMOP, and words of the map; a bound in the cell stays."""
    assert stated(f"n,wbc,op\n1,{cell},{sign}\n", COUNTS) == [{"id": "1", "labs": {"wbc": wbc}}]


@pytest.mark.parametrize(
    ("sign", "cell", "said"),
    [
        ("~", "0.5", 'found "~" as its bound'),
        ("2", "0.5", 'found "2" as its bound'),
        ("unknown", "0.5", 'found "unknown" as its bound'),
        (">", "<0.5", 'found "<0.5" with another bound, >'),
        ("<", "1-2", "labs.wbc: "),
    ],
)
def test_a_bound_that_is_not_understood_is_no_exact_value(sign: str, cell: str, said: str) -> None:
    """Nor is one that contradicts the cell: the case is refused."""
    with pytest.raises(CaseError, match=said):
        stated(f"n,wbc,op\n1,{cell},{sign}\n", COUNTS)


def test_a_factor_and_a_word_of_the_map_go_with_a_bound() -> None:
    """The bound is of the number as it is written; a word of a case has its own."""
    map_ = (
        '[columns]\nmrd = { field = "mrd.level_pct", factor = 100, bound_from = "op", '
        'values = { neg = "< 0.01" } }\n'
    )

    assert stated("mrd,op\n0.0001,<\n", map_) == [{"mrd": {"level_pct": "< 0.01"}}]
    assert stated('mrd,op\nneg,"="\n', map_.replace("factor = 100, ", "")) == [
        {"mrd": {"level_pct": "< 0.01"}}
    ]


@pytest.mark.parametrize(
    ("says", "said"),
    [
        ('field = "disease.status", bound_from = "op"', "bound_from: disease.status is no number"),
        ('field = "labs.wbc", bounds = { "1" = "<" }', "bounds: no column holds these words"),
        ('field = "labs.wbc", bound_from = "op", bounds = { "1" = "less" }', "bounds.1: "),
    ],
)
def test_a_map_with_bounds_is_checked(says: str, said: str, tmp_path: Path) -> None:
    """Before any table is read."""
    (tmp_path / "map.toml").write_text(f"[columns]\na = {{ {says} }}\n")

    with pytest.raises(CaseError) as refused:
        load_map(str(tmp_path / "map.toml"))

    assert said in str(refused.value)


def test_a_column_of_bounds_that_the_map_leaves_out_is_told() -> None:
    """With how many rows have one; columns of other words are not, nor one that is used."""
    text = "n,wbc,op,note,sex\n1,0.5,<,<,m\n2,3,=,late,f\n3,0.1,<,,f\n"
    notes: Notes = Counter()
    used: Notes = Counter()

    read(text, '[columns]\nn = "id"\nwbc = "labs.wbc"\n', notes)
    read(text, COUNTS, used)

    assert +notes == {'rows with a bound in column "op", which is not read': 2}
    assert not +used


def test_the_summary_of_a_first_run_tells_the_column(tmp_path: Path) -> None:
    """Where nobody looks into the notes."""
    (tmp_path / "map.toml").write_text('[columns]\nn = "id"\nwbc = "labs.wbc"\n')
    (tmp_path / "e.csv").write_text("n,wbc,op\n1,0.5,<\n")

    done = run("batch", str(tmp_path / "e.csv"), "--map", str(tmp_path / "map.toml"))

    assert 'rows with a bound in column "op"' in " ".join(done.stderr.split())
    assert json.loads(done.stdout.splitlines()[0])


def test_the_template_names_the_column_of_bounds(tmp_path: Path) -> None:
    """Where its name and its cells say so; else it asks."""
    (tmp_path / "e.csv").write_text("id,wbc,wbc_op,alt,alt_op,q\n1,0.5,<,30,5,GT\n")
    text = template(str(tmp_path / "e.csv"))
    (tmp_path / "map.toml").write_text(text)

    given: dict[str, Any] = dict(load_map(str(tmp_path / "map.toml")).columns)

    assert given["wbc"][0].bound_from == "wbc_op"
    assert given["alt"][0].bound_from == ""
    assert '# q = "?"  # bounds of another column? see bound_from' in text
