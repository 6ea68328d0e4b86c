"""How a cohort is written: records, a table, a summary."""

import json
from io import StringIO

import pytest
from rich.console import Console

from allcli.engine.prepared import Prepared
from allcli.report.columns import COLUMNS, Answered, Trouble, cell, names
from allcli.report.json import one_line, rendered
from allcli.report.progress import duration, line
from allcli.report.rows import FORMATS, csv_line
from allcli.report.summary import as_json, lines
from allcli.report.table import ScreenTable, widths
from allcli.triage.assessment import Assessment
from tests.cases import AFTER_HCT, CASES, FIT, assessed
from tests.triage.test_examples import example

REFUSED = Answered("f.csv", 7, "p7", None, (Trouble("f.csv", 7, "patient.age", "no\tage"),), ())


def row(assessment: Assessment) -> Answered:
    return Answered("f.json", None, assessment.receipt.case_id, assessment, (), ("odd",))


@pytest.mark.parametrize("name", [path.stem for path in CASES])
def test_one_line_is_the_same_object_as_the_indented_one(name: str) -> None:
    """Character by character of every value, whether its records were written before or not."""
    assessment = example(name)

    for _ in range(2):
        assert json.loads(one_line(assessment)) == json.loads(rendered([assessment], several=False))
    assert "\n" not in one_line(assessment)


def test_every_column_has_a_value_and_every_name_is_its_own(rulebook: Prepared) -> None:
    """For a case that was assessed; of one that was not, place and error are known."""
    criteria = [criterion.id for criterion in rulebook.criteria]
    known = names(rulebook.options, criteria)

    assert len(set(known)) == len(known)
    answer = row(assessed(AFTER_HCT))
    for name in known:
        cell(answer, name)
    assert [cell(REFUSED, name) for name in ("case", "error_field", "error", "salvage")] == [
        "p7", "patient.age", ("no\tage",), None,
    ]  # fmt: skip
    assert all(cell(REFUSED, name) is None for name in COLUMNS)


def test_blockers_name_the_criterion_that_gives_the_class(rulebook: Prepared) -> None:
    """Never one that would have given a better class."""
    answer = assessed(AFTER_HCT, {"gvhd.acute_active": True, "gvhd.acute_grade": 3})
    verdicts = {criterion.id: criterion.verdict for criterion in rulebook.criteria}

    blockers = cell(row(answer), "blockers")
    assert isinstance(blockers, tuple)
    assert any(blocker.startswith("blinatumomab/") for blocker in blockers)
    for blocker in blockers:
        option, _, criterion = blocker.partition("/")
        assert verdicts[criterion][option] in ("avoid", "contraindicated")


def test_csv_cells() -> None:
    """Nothing is empty, yes and no are words, lists have one separator, a formula is text."""
    cells = [None, True, 3, ("a", "b, c"), "=SUM(A1)", "two\nlines", '"']

    assert csv_line(cells) == ',true,3,"a; b, c",\'=SUM(A1),two\\nlines,""""'


def test_an_error_is_a_record_of_its_own() -> None:
    """Whatever columns were asked for."""
    document = json.loads(FORMATS["ndjson"].record(REFUSED, ("salvage",)))

    assert document["error"] == {
        "file": "f.csv", "line": 7, "field": "patient.age", "message": "no\tage",
    }  # fmt: skip
    assert document["id"] == "p7"


def test_the_column_error_has_one_shape() -> None:
    """An object where a case was not assessed, nothing where it was: never a list."""
    answered, refused = (
        json.loads(FORMATS["ndjson"].record(given, ("id", "error")))
        for given in (row(assessed(FIT)), REFUSED)
    )

    assert answered["error"] is None
    assert isinstance(refused["error"], dict)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_table_fits_its_terminal(width: int) -> None:
    """Long cells go on below; no line is wider."""
    out = StringIO()
    table = ScreenTable(Console(file=out, width=width, color_system=None), ("case", "suggestion"))
    table.add([("a-case-with-a-long-label", "word " * 40, ()), ("b", None, ("why not",))])
    table.finish()

    assert max(map(len, out.getvalue().splitlines())) <= width
    assert "not assessed: why not" in out.getvalue()


def test_the_widest_column_gives_way() -> None:
    """Short ones keep their width."""
    assert widths([("ab", "x" * 100)], 40) == [2, 36]


def test_the_summary_ranks_and_says_what_it_leaves_out() -> None:
    """The most frequent first, ties by name; the JSON form has every count."""
    counts = {
        "cases": {"read": 12, "assessed": 12},
        "certainty": {"robust": 3},
        "suggestion": {f"s{i}": i for i in range(1, 10)},
        "verdicts": {"a\tsuitable": 2, "b\tnot-applicable": 5},
    }

    text = "\n".join("".join(words for words, _ in line) for line in lines(counts, ["why"], 80))
    assert "SUGGESTION, stable in 3 of 12" in text
    assert text.index("  s9 ") < text.index("  s8 ")
    assert "and 3 more" in text
    assert "  b " not in text
    assert text.endswith("  why")
    assert json.loads(as_json(counts))["verdicts"] == {
        "a": {"suitable": 2}, "b": {"not-applicable": 5},
    }  # fmt: skip


def test_progress_in_words() -> None:
    """Cases, rate, and what remains where it can be known."""
    assert line(12_000, 20, 125) == "12,000 cases, 600 a second, 2 min 5 s left"
    assert line(12, 2, None) == "12 cases, 6 a second"
    assert [duration(seconds) for seconds in (40, 4320)] == ["40 s", "1 h 12 min"]


def test_a_robust_suggestion_is_told_so() -> None:
    """As the report says it."""
    assert cell(row(assessed(FIT)), "robust") is True
