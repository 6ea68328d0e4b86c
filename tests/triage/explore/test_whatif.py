"""What changes when a case changes, and where an answer turns."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from allcli.case.files.change import CaseDocument, Setting, document, setting
from allcli.case.files.read import parse_case
from allcli.case.files.source_text import read_text
from allcli.case.problems import CaseError
from allcli.engine.load import load_rulebook
from allcli.triage.assess import assess
from allcli.triage.explore.axes import axis
from allcli.triage.explore.sweep import Sweep, sweep
from allcli.triage.explore.whatif import WhatIf, what_if
from allcli.verify.patients import document as written
from tests.cases import A_DAY, FIT, ROOT
from tests.profile import examples, slow
from tests.triage.strategies import CHOICES, full_cases

Changes = Mapping[str, Any]


def as_read(*changes: Changes) -> CaseDocument:
    return document("case.json", json.dumps(written(*changes)))


def compared(read: CaseDocument, wanted: list[Setting]) -> WhatIf:
    sides = read.changed(()), read.changed(wanted)
    return what_if(*sides, load_rulebook(), (A_DAY, A_DAY))


def swept(path: str, *changes: Changes) -> Sweep:
    read = as_read(*changes)
    along = axis(path, read, read.changed(()), load_rulebook())
    return sweep(along, load_rulebook(), A_DAY)


@examples(8)
@given(full_cases())
def test_no_change_changes_nothing(patient: Changes) -> None:
    """Set to what it is, a field makes no difference."""
    comparison = compared(as_read(patient), [])

    assert not comparison.facts + comparison.changes + comparison.gone + comparison.new


@examples(40)
@given(full_cases(), st.sampled_from(sorted(CHOICES)), st.data())
def test_after_is_what_the_changed_file_gives(
    patient: Changes, field: str, data: st.DataObject
) -> None:
    """No short cut: the file written anew and assessed says the same."""
    value = data.draw(CHOICES[field])
    read = as_read(patient)
    wanted = [setting(f"{field}={json.dumps(value) if not isinstance(value, list) else ''}")]
    try:
        after = assess(read.changed(wanted), load_rulebook(), A_DAY)
    except CaseError:
        return
    anew = written(patient, {field: None if isinstance(value, list) else value})

    assert after == assess(parse_case("case.json", json.dumps(anew)), load_rulebook(), A_DAY)


@examples(12)
@given(full_cases(), st.sampled_from(sorted(CHOICES)), st.data())
def test_every_cause_is_a_condition_that_changed(
    patient: Changes, field: str, data: st.DataObject
) -> None:
    """A verdict that changes on facts alone has a criterion, or what it applies to, behind it."""
    value = data.draw(CHOICES[field])
    if isinstance(value, list):
        return
    try:
        comparison = compared(as_read(patient), [setting(f"{field}={json.dumps(value)}")])
    except CaseError:
        return

    for change in comparison.changes:
        assert change.difference.before != change.difference.after
        assert all(cause.before != cause.after for cause in change.causes)
        if change.difference.aspect == "verdict":
            assert change.causes, change


def test_the_bilirubin_turns_the_answer_at_one_and_a_half_uln() -> None:
    """A field with a unit of its own is swept to where the fact it gives crosses a limit."""
    result = swept("labs.bilirubin", FIT, {"labs.bilirubin_x_uln": None, "labs.bilirubin": 0.5,
                                          "labs.bilirubin_uln": 1.2})  # fmt: skip

    limits = [stretch.values for stretch in result.stretches]
    assert "> 1.8, ≤ 3.6" in limits
    assert "1.2" in limits
    assert [stretch.here for stretch in result.stretches].count(True) == 1
    (turned,) = [stretch for stretch in result.stretches if stretch.values == "> 1.8, ≤ 3.6"]
    assert any("inotuzumab" in said and "avoid" in said for said in turned.turns)
    assert any("bilirubin > 1.5 x ULN" in cause.title for cause in turned.causes)


def test_a_fact_that_is_not_a_field_is_swept_over_its_cells() -> None:
    """Grade by grade, where the stages would not let the field say so."""
    read = document("case.toml", read_text(str(ROOT / "cases" / "post-hct-active-gvhd.toml")))
    result = sweep(
        axis("gvhd.acute_grade", read, read.changed(()), load_rulebook()), load_rulebook(), A_DAY
    )

    assert [stretch.values for stretch in result.stretches] == ["≤ 1", "2", "≥ 3"]


@slow
@examples(3, daily=False)
@given(
    full_cases(), st.sampled_from(["patient.age", "labs.ast_x_uln", "disease.marrow_blasts_pct"])
)
def test_a_sweep_marks_where_the_case_is(patient: Changes, path: str) -> None:
    """One stretch holds what the file says, and it has the answer of the file."""
    read = as_read(patient)
    result = swept(path, patient)
    (here,) = [stretch for stretch in result.stretches if stretch.here]

    now = assess(read.changed(()), load_rulebook(), A_DAY).suggestion
    assert (here.suggestion, here.robust) == (now.text, now.robust)
