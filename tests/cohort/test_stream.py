"""NDJSON as a stream: one line in is one record out, whatever the line holds."""

import json
import os
from collections import Counter
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pytest

from allcli.case.files.source_text import MAX_BYTES
from allcli.cohort.items import LineItem
from allcli.cohort.mapping import Map
from allcli.cohort.paths import InputFile
from allcli.cohort.stream import MOST_EMPTY, items, lines
from tests.cohort.cohorts import errors, ndjson, of_lines, recipe, records

GOOD = b'{"id": "a", "disease": {"lineage": "t-all", "status": "remission"}}'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"", "an empty line is no case"),
        (b"   ", "an empty line is no case"),
        (b"nonsense", "not valid JSON: expecting value"),
        (b"[1]", "a case is one JSON object"),
        (b'{"id": "a", "id": "b"}', 'the key "id" is written twice in one object'),
        (b'{"a": ' * 90_000 + b"1" + b"}" * 90_000, "nested too deeply"),
        (b'{"note": "M\xfcller"}', "not UTF-8 text"),
        (b'{"patient": {"age": 340}}', "340 is not possible; allowed: 0 to 120 years"),
        (b'{"note": "' + b"x" * MAX_BYTES + b'"}', "too long for one case"),
    ],
)  # fmt: skip
def test_a_bad_line_is_an_error_at_its_line_and_stops_no_other(line: bytes, said: str) -> None:
    """The message is the field's own, and the lines around it are assessed."""
    written = records(of_lines(b"\n".join([GOOD, line, GOOD]) + b"\n"), recipe())

    assert ["robust" in line for line in written] == [True, False, True]
    assert said in written[1]["error"]["message"]
    assert written[1]["error"]["line"] == 2


def test_thousands_of_empty_lines_together_are_said_once() -> None:
    """A file of nothing costs no record a line, and the case behind it is assessed all the same."""
    few, many = b"\n" * (MOST_EMPTY - 1), b"\n" * (40 * MOST_EMPTY)

    assert len(list(of_lines(few + GOOD))) == MOST_EMPTY
    items = list(of_lines(many + GOOD + b"\n" + few + GOOD))
    assert len(items) == 2 * MOST_EMPTY + 1
    assert errors(items[MOST_EMPTY - 1 : MOST_EMPTY + 1]) == [
        f"{MOST_EMPTY}: : from here on empty lines, passed over"
    ]
    assert [item.line for item in items if isinstance(item, LineItem) and item.data == GOOD] == [
        40 * MOST_EMPTY + 1,
        41 * MOST_EMPTY + 1,
    ]


def test_what_is_not_one_case_a_line_is_told_how_to_be_read() -> None:
    """A case over many lines from standard input: said once, at its first line."""
    many = b'{\n  "id": "a"\n}\n'

    first, *others = errors(lines(BytesIO(many), "<stdin>"))

    assert "one case a line; else --from" in first
    assert not any("--from" in other for other in others)
    assert not any("--from" in error for error in errors(of_lines(many)))
    twice = BytesIO(b'{"id": "a", "id": "b"}')
    assert not any("--from" in error for error in errors(lines(twice, "<stdin>")))


def test_byte_order_mark_and_windows_line_ends_are_taken_off() -> None:
    """A file that went through another system is the same file."""
    plain = records(of_lines(GOOD + b"\n" + GOOD), recipe())

    assert records(of_lines(b"\xef\xbb\xbf" + GOOD + b"\r\n" + GOOD + b"\r\n"), recipe()) == plain


def test_utf_16_is_named() -> None:
    """What a spreadsheet calls Unicode is told from broken text."""
    assert errors(of_lines(GOOD.decode().encode("utf-16"))) == [
        "1: : UTF-16 text; write it as UTF-8"
    ]


def test_a_refused_case_keeps_its_id() -> None:
    """So that it can be found again."""
    (record,) = records(of_lines(b'{"id": "p7", "patient": {"age": 340}}'), recipe())

    assert record["id"] == "p7"
    assert record["error"]["field"] == "patient.age"


def test_all_that_is_wrong_is_told() -> None:
    """`error` is the first; `errors` are all."""
    (record,) = records(of_lines(b'{"patient": {"age": 340, "ecog": 9}}'), recipe())

    assert [error["field"] for error in record["errors"]] == ["patient.age", "patient.ecog"]
    assert record["errors"][0] == record["error"]


def test_without_columns_a_line_is_the_whole_assessment() -> None:
    """The same object as `allcli assess --format json`, named by file and line."""
    (record,) = records(of_lines(ndjson(1)), recipe(columns=()))

    assert record["receipt"]["source"] == "cohort.ndjson:1"
    assert record["options"][0]["verdict"]


def test_no_more_than_one_line_is_read_ahead() -> None:
    """A stream without end can be answered."""
    stream = lines(BytesIO(ndjson(2)), "-")

    assert json.loads(getattr(next(stream), "data"))["id"] == "sim-1-000000"  # noqa: B009


@pytest.mark.parametrize("name", ["case.json", "cases.ndjson"])
def test_a_file_of_json_is_opened_once(name: str, tmp_path: Path) -> None:
    """Whether it is FHIR is seen in what is read anyway, on slow disks as on fast ones."""
    file = tmp_path / name
    file.write_bytes(GOOD)

    with patch("os.open", wraps=os.open) as opened:
        (record,) = records(items([InputFile(str(file))], None, Map(), Counter()), recipe())

    assert record["id"] == "a"
    assert [call.args[0] for call in opened.call_args_list] == [str(file)]
