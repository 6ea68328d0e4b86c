"""Planted in a small rulebook: what its reader is not told."""

import pytest

from allcli.rulebook.verify import RulebookError
from tests.verify.mini import criterion, rulebook_of
from tests.verify.planted import AVOID, found

EITHER = criterion("heart", "heart.heart_failure or heart.lvef_pct < 50", AVOID)
DO = 'do = ["Look again"]'
NAMED = EITHER + 'either = ["heart failure", "LVEF < 50 %"]\n'
PLACED = """
[[option]]
id = "placed"
name = "placed"
kind = "{}"
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"
{}
"""
WHY = 'place_because = "The larger trial."'


def test_parts_without_a_name_are_found() -> None:
    """Where a criterion holds by one part or another, each of them has a title."""
    (finding,) = found("untold", EITHER)

    assert (finding.level, finding.about) == ("warning", "heart")
    assert "any of 2 parts" in finding.says
    assert found("untold", NAMED) == []


@pytest.mark.parametrize(
    ("effect", "number"),
    [
        ('prefer = ["drug > other"]', 1),
        ('prefer = ["drug > other"]\nnote = "work-up"', 0),
        ('supports = ["drug"]', 0),
        (AVOID, 0),
    ],
)
def test_advice_that_no_report_shows_is_found(effect: str, number: int) -> None:
    """What a criterion that only prefers says to do stands in no row of any report."""
    findings = found("unseen-advice", criterion("order", "patient.age_years >= 55", DO, effect))

    assert len(findings) == number
    assert all(finding.about == "order" for finding in findings)


def test_a_name_for_each_part() -> None:
    """More or fewer titles than parts are refused."""
    with pytest.raises(RulebookError, match="either names 3 parts, but the one or has 2"):
        rulebook_of(NAMED.replace('["', '["age ≥ 70", "'))


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("salvage", "", "has no reason for its place"),
        ("destination", "", "has no reason for its place"),
        ("salvage", WHY, "cites no source"),
        ("salvage", f'{WHY}\nreferences = ["source-2020"]', ""),
        ("adjunct", "", ""),
    ],
)
def test_a_default_place_has_a_cited_reason(kind: str, fields: str, said: str) -> None:
    """Of salvages and destinations; adjuncts stand beside each other."""
    says = [finding.says for finding in found("unplaced", PLACED.format(kind, fields))
            if finding.about == "placed"]  # fmt: skip

    assert len(says) == bool(said)
    assert all(said in text for text in says)


def test_a_topic_says_when_it_was_reviewed() -> None:
    """One that does not is found, and its answers say so."""
    (finding,) = found("unreviewed")

    assert (finding.level, finding.about) == ("warning", "mini")
