"""The report names the local changes that touched this answer, and no others."""

from datetime import date

from hypothesis import given

from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.report.brief import rendered as brief
from allcli.triage.assessment import Assessment
from tests.cases import A_DAY, AFTER_HCT, FIT, assessed
from tests.overlays import (
    BLASTS,
    FROM_40,
    INOTUZUMAB_FIRST,
    NEW,
    NO_MEC,
    assessed_with,
    local,
    overlay,
)
from tests.profile import examples
from tests.report.golden import rendered
from tests.triage.strategies import Changes, full_cases


def named(result: Assessment) -> set[str]:
    return {rule.name for rule in result.local}


@examples(25)
@given(full_cases())
def test_an_overlay_that_changes_nothing_changes_no_answer(patient: Changes) -> None:
    """The whole assessment is the same, but for the receipt, which names the file."""
    ours, theirs = assessed(patient), assessed_with(local(), patient)

    assert theirs._replace(receipt=ours.receipt) == ours
    assert [rule.file for rule in theirs.receipt.local] == ["ward.toml"]


@examples(25)
@given(full_cases())
def test_where_no_change_is_named_the_answer_is_ours(patient: Changes) -> None:
    """Silence means that the local rulebook made no difference to this patient."""
    changed = local(NEW, FROM_40, '[[disable]]\ncriterion = "inotuzumab-gvhd-outside-trial"')
    theirs, ours = assessed_with(changed, patient), assessed(patient)

    if not theirs.local:
        assert theirs.options == ours.options
        assert theirs.suggestion == ours.suggestion
        assert theirs.flags == ours.flags


def test_a_change_is_named_only_where_it_matters() -> None:
    """A threshold moved from 50 to 40 % touches a patient with 45 %, not one with 20 or 60."""
    changed = local(FROM_40)

    touched = [
        named(assessed_with(changed, FIT, {"disease.marrow_blasts_pct": blasts}))
        for blasts in (20, 45, 60)
    ]

    assert touched == [set(), {BLASTS}, set()]


def test_a_disabled_criterion_is_named_where_it_would_hold() -> None:
    """Its absence is what changes the answer."""
    changed = local(f'[[disable]]\ncriterion = "{BLASTS}"')
    high = {"disease.marrow_blasts_pct": 80}

    (change,) = assessed_with(changed, FIT, high).local

    assert change.what == "disabled"
    assert "blinatumomab: suitable (without it: caution)" in change.touches
    assert assessed_with(changed, FIT).local == ()


def test_a_new_criterion_is_named_where_it_holds_or_is_open() -> None:
    """Open, it keeps an option from being cleared; that is part of the answer."""
    changed = local(NEW)
    azole = {"medication.azole": True}
    seen = [
        named(assessed_with(changed, FIT, more))
        for more in (azole, {"medication.azole": False}, {"medication.unstated": None})
    ]

    assert seen == [{"our-rule"}, set(), {"our-rule"}]


def test_the_order_is_named_where_it_decides() -> None:
    """Another default order says what would be suggested without it."""
    changed = local(INOTUZUMAB_FIRST)
    ours, theirs = assessed(FIT), assessed_with(changed, FIT)
    (change,) = theirs.local

    assert theirs.suggestion.salvage == "inotuzumab"
    assert f"suggestion (without it: {ours.suggestion.text})" in change.touches


def test_a_disabled_option_is_never_suggested() -> None:
    """The next one is, and the change is named."""
    changed = local('[[disable]]\noption = "blinatumomab"')

    result = assessed_with(changed, FIT)

    assert assessed(FIT).suggestion.salvage == "blinatumomab"
    assert result.suggestion.salvage == "inotuzumab"
    assert named(result) == {"blinatumomab"}


def test_a_new_option_is_named_where_it_stands_in_the_list() -> None:
    """Without it the list would be shorter."""
    new = """
    [[option]]
    id = "our-protocol"
    name = "our protocol"
    kind = "salvage"
    applies = "disease.lineage == 'b-all'"
    applies_says = "for B-ALL"
    """

    assert named(assessed_with(local(new), FIT)) == {"our-protocol"}


def test_a_new_access_row_is_named_where_it_changes_access() -> None:
    """A licence of our own making is seen in the answer of its jurisdiction only."""
    row = """
    [[access]]
    option = "inotuzumab"
    jurisdiction = "EU"
    layer = "reimbursement"
    since = "2020-01-01"
    when = "disease.status == 'relapsed'"
    says = "Paid on request."
    references = ["yoon-2020"]
    """
    changed = local(row)

    here = assessed_with(changed, FIT, {"jurisdiction": "EU"})
    elsewhere = assessed_with(changed, FIT, {"jurisdiction": "US"})

    assert named(here) == {"inotuzumab/EU/reimbursement/2020-01-01"}
    assert elsewhere.local == ()


def test_a_changed_source_is_named_where_it_is_cited() -> None:
    """What a report says of a source is part of the answer."""
    checked = '[[reference]]\nkey = "tower-2017"\ntitle = "Another title"\n'

    assert named(assessed_with(local(checked), FIT)) == {"tower-2017"}


def test_two_files_that_change_one_record_are_both_named() -> None:
    """Each had its part in it."""
    later = overlay(FROM_40.replace("40", "30"), name="later.toml")
    changed = load_rulebook((overlay(FROM_40), later), A_DAY)

    result = assessed_with(changed, FIT, {"disease.marrow_blasts_pct": 35})

    assert [rule.file for rule in result.local] == ["ward.toml", "later.toml"]


def test_an_expired_change_is_said_and_not_applied(rulebook: Prepared) -> None:
    """The report has it in red; the answer is that of our rulebook."""
    ended = local(f"{NO_MEC}expires = 2026-01-31")

    result = assessed_with(ended, FIT)

    assert [rule.expired for rule in result.local] == [True]
    assert result.options == assessed_with(rulebook, FIT).options
    assert "not applied: it ran until 2026-01-31" in rendered(result, 100)


def test_a_past_day_has_the_changes_of_that_day() -> None:
    """What is assessed as of a day before the end has the change, whenever that is done."""
    ending = f"{NO_MEC}expires = 2026-01-31"
    then = date(2026, 1, 31)

    result = assessed_with(local(ending, day=then), FIT, as_of=then)

    assert [rule.expired for rule in result.local] == [False]


def test_text_and_line_say_that_local_rules_played_a_part() -> None:
    """The section has who, why and what it did; the one line has the number."""
    ended = f"{FROM_40}expires = 2026-01-31"
    result = assessed_with(local(NO_MEC, NEW, ended), AFTER_HCT, {"medication.azole": True})
    text = " ".join(rendered(result, 100).split())

    assert "Local rules: 2 changes, 1 more expired; see below." in text
    assert "LOCAL RULES" in text
    assert "option mec: our board (A. Ward, ward.toml)" in text
    assert "rulebook 000000000000 with ward.toml, rules of" in text
    assert brief(result).endswith("; local rules: 2 changes, 1 more expired")
