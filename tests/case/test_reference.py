"""The reference in cases/README.md is the model's own."""

from allcli.case.files.describe import entries, tables
from allcli.case.files.reference import END, START, renewed
from allcli.case.model import Case
from allcli.case.table import Table
from tests.cases import CASES, ROOT

README = (ROOT / "cases" / "README.md").read_text()


def test_the_reference_is_up_to_date() -> None:
    """If this fails, run `make docs`."""
    assert renewed(README) == README


def test_every_field_is_listed_under_its_table() -> None:
    """With nothing left out of the model."""
    sections = README.split("\n### ")
    everything: dict[str, type[Table]] = {"Top level": Case, **dict(tables())}
    for header, table in everything.items():
        (section,) = [section for section in sections if section.strip("`").startswith(header)]
        for entry in entries(table):
            assert entry.table or f"| `{entry.name}` |" in section


def test_what_people_wrote_around_it_stays() -> None:
    """Only what stands between the marks is written afresh."""
    page = f"before\n{START}stale\n{END}after\n"

    new = renewed(page)

    assert new.startswith(f"before\n{START}")
    assert new.endswith(f"{END}after\n")
    assert "stale" not in new
    assert "| `marrow_blasts_pct` | 0 to 100 % |" in new
    assert "| `bilirubin` | 0 to 100 mg/dL | total |" in new


def test_every_example_is_listed() -> None:
    """No case in cases/ without a line that says what it shows."""
    assert all(f"| `{path.name}` |" in README for path in CASES)
