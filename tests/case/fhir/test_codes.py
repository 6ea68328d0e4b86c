"""The code table: every row can be told apart, names its source and gives a field that there is."""

import tomllib
from collections import Counter
from typing import Any

import pytest

from allcli.case.fhir.codes import TABLE
from allcli.case.files.forms import form_at

WRITTEN = tomllib.loads(TABLE.read_text("utf-8"))
ROWS: list[tuple[str, dict[str, Any]]] = [
    (section, row)
    for section, rows in WRITTEN.items() if section not in ("system", "prefix", "source")
    for row in rows
]  # fmt: skip


def test_every_row_was_seen_somewhere() -> None:
    """A code that is only remembered is a wrong code until it is seen."""
    assert {row["mark"] for _, row in ROWS} == {"S", "S2"}
    assert {row["source"] for _, row in ROWS} == set(WRITTEN["source"])


def test_no_code_has_two_meanings() -> None:
    """In its section."""
    codes = Counter(
        (section, system, code)
        for section, row in ROWS
        for system in WRITTEN["system"]
        for code in row.get(system, ())
    )

    assert [code for code, times in codes.items() if times > 1] == []


@pytest.mark.parametrize("key", ["field", "limit", "dated"])
def test_rows_give_fields_of_a_case(key: str) -> None:
    """A slip in the table is found here, not at a patient."""
    named = [row[key] for _, row in ROWS if key in row]

    assert named
    assert [form_at(field).own for field in named]


def test_words_of_rows_are_words_of_their_fields() -> None:
    """What a coded answer becomes is what the field takes."""
    for _, row in ROWS:
        for word in row.get("words", {}).values():
            form = form_at(row["field"])
            assert isinstance(word, bool) if form.own is bool else word in form.choices
        for field, word in {**row.get("sets", {}), **row.get("with", {})}.items():
            form = form_at(field)
            assert isinstance(word, bool) if form.own is bool else word in form.choices
        if row.get("lineage"):
            assert row["lineage"] in form_at("disease.lineage").choices
