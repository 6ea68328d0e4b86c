"""Every field of a case is read by a derivation, or is said to be for people."""

from typing import Any

import pytest

from allcli.case.derive import derive
from allcli.case.files.read import read_case
from allcli.case.grades import grades
from allcli.case.table import Table
from allcli.case.unread import FOR_PEOPLE
from allcli.override import override
from tests.case.ends import fields
from tests.cases import CASES, ROOT, source

README = (ROOT / "cases" / "README.md").read_text()


def owner(path: str) -> tuple[str, str]:
    """The table class and the name of a field."""
    table, _, name = path.replace("[]", "").rpartition(".")
    return {"lines": "Line", "transplants": "Transplant", "": "Case"}.get(
        table, table.title()
    ), name


def test_every_field_is_read_or_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that can be written is without effect in silence."""
    read: set[tuple[str, str]] = set()

    class Watched:
        @override
        def __getattribute__(self, name: str) -> Any:
            read.add((type(self).__name__, name))
            return object.__getattribute__(self, name)

    cases = [read_case(str(path)).case for path in CASES]
    cases += [source(changes).case for changes in (
        {"gvhd.chronic_active": True}, {"liver.cirrhosis": True},
        {"patient.birth_date": "1980", "patient.age": "unknown"},
        {"lines": [{"agents": ["inotuzumab"], "best_response": "cr", "response_on": "2024"}]},
        {"vod.ascites": True, "vod.hepatomegaly": True},
        {"genetics.bcr_abl1": "positive", "genetics.abl1_mutations": ["T315I"]},
    )]  # fmt: skip
    monkeypatch.setattr(Table, "__getattribute__", Watched.__getattribute__, raising=False)
    for case in cases:
        derive(case)
        list(grades(case))
    monkeypatch.undo()
    unread = {path for path in fields() if owner(path) not in read}

    assert unread | {"id", "note"} == FOR_PEOPLE


def test_a_field_for_people_is_marked_in_the_reference() -> None:
    """So that nobody fills it in for an effect."""
    marked = [line for line in README.splitlines() if line.startswith("|") and "for people" in line]

    assert len(marked) == len(FOR_PEOPLE)
