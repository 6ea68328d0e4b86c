"""A fact that decides on one drug of a class and is asked of another by no criterion is found."""

import pytest

from allcli.engine.prepared import Prepared
from allcli.verify.check import check
from allcli.verify.findings import Finding
from allcli.verify.one_sided import DrugClass, drug_classes
from tests.verify.mini import criterion, rulebook_of

RIVALS = DrugClass("rivals", ("drug", "other"), ("disease.*",))
CNS = "disease.cns_active"
AVOID = 'verdict = { drug = "avoid" }'
GROUPED = """
[[option]]
id = "third"
name = "third drug"
kind = "salvage"
groups = ["pair"]
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"

[[option]]
id = "fourth"
name = "fourth drug"
kind = "salvage"
groups = ["pair"]
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"
"""


def found(*parts: str, drug_class: DrugClass = RIVALS) -> list[Finding]:
    findings = check(rulebook_of(*parts), classes=(drug_class,))
    return [finding for finding in findings if finding.kind == "one-sided"]


def test_a_rival_that_is_not_asked_is_named_with_the_fact() -> None:
    """It would win because only the other has a criterion."""
    (finding,) = found(criterion("a", CNS, AVOID))

    assert finding.about == "rivals/disease.cns_active/other"
    assert "decides on drug" in finding.says


@pytest.mark.parametrize(
    "asked",
    [
        'verdict = { other = "caution" }',
        'supports = ["other"]',
        'prefer = ["drug > other"]',
        'flags = [{ kind = "neurotoxicity", level = "high", option = "other" }]',
        'note = "outlook"\nnote_for = ["other"]',
    ],
    ids=["verdict", "reason", "preference", "flag", "note"],
)
def test_a_rival_is_asked_by_whatever_speaks_of_it(asked: str) -> None:
    """In a criterion of its own: it need not be the same answer."""
    assert not found(criterion("a", CNS, AVOID), criterion("b", CNS, asked))


def test_a_note_alone_decides_nothing() -> None:
    """A flag or a note on one drug leaves no other behind."""
    assert not found(criterion("a", CNS, 'note = "outlook"', 'note_for = ["drug"]'))


def test_a_fact_that_does_not_bear_on_the_class_is_not_asked() -> None:
    """Which facts those are is data."""
    assert not found(criterion("a", "heart.heart_failure", AVOID))
    assert found(criterion("a", "heart.heart_failure", AVOID),
                 drug_class=RIVALS._replace(facts=("*",)))  # fmt: skip


def test_a_group_is_asked_when_each_of_its_options_is() -> None:
    """Half a group is not asked, and decides on nothing as a group."""
    grouped = DrugClass("rivals", ("drug", "pair"), ("*",))
    half = criterion("b", CNS, 'supports = ["third"]')
    whole = criterion("b", CNS, 'supports = ["pair"]')

    assert [finding.about for finding in found(
        GROUPED, criterion("a", CNS, AVOID), half, drug_class=grouped
    )] == ["rivals/disease.cns_active/pair"]  # fmt: skip
    assert not found(GROUPED, criterion("a", CNS, AVOID), whole, drug_class=grouped)
    assert not found(GROUPED, half, drug_class=grouped)


def test_drugs_that_nobody_can_choose_between_are_not_compared() -> None:
    """A fact of one need not be asked of the other."""
    t_all = criterion("a", f"{CNS} and disease.lineage == 't-all'", 'verdict = { other = "avoid" }')

    assert not found(t_all)


def test_the_finding_comes_with_a_patient_who_could_have_either() -> None:
    """As a case that can be read and assessed."""
    (finding,) = found(criterion("a", CNS, AVOID))

    assert finding.example
    assert finding.example.facts["disease.cns_active"] is True
    assert finding.example.case


def test_a_member_that_a_rulebook_does_not_have_is_left_out() -> None:
    """The classes are those of this package; another rulebook may have fewer drugs."""
    absent = RIVALS._replace(members=("drug", "elsewhere"))

    assert not found(criterion("a", CNS, AVOID), drug_class=absent)


def test_our_classes_name_options_and_groups_that_exist(rulebook: Prepared) -> None:
    """A name that is written wrong would compare nothing."""
    options = rulebook.options.values()
    known = {name for option in options for name in (option.id, *option.groups)}

    assert {name for drugs in drug_classes() for name in drugs.members} <= known
