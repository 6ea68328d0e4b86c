"""A fact that decides on one drug of a class and is asked of another by no criterion is found."""

from fnmatch import filter as matching

import pytest

from allcli.engine.prepared import Prepared
from allcli.rulebook.language import atoms
from allcli.verify.check import check
from allcli.verify.findings import Finding
from allcli.verify.one_sided import DrugClass, Own, drug_classes
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

    for drugs in drug_classes():
        owned = {name for own in drugs.own for name in own.options}
        assert {*drugs.members, *drugs.beside, *owned} <= known


def test_our_facts_of_earlier_drugs_are_facts_that_criteria_ask(rulebook: Prepared) -> None:
    """A pattern that is written wrong would excuse nothing, or too much later on."""
    asked = {atom.fact.name for tree in rulebook.trees for atom in atoms(tree)}
    patterns = [pattern for own in drug_classes()[0].own for pattern in own.facts]

    assert [pattern for pattern in patterns if not matching(asked, pattern)] == []


# --- what an earlier drug did, and what is said of the partner of a combination -------------------

COMBINED = """
[[option]]
id = "with-partner"
name = "drug with a partner"
kind = "salvage"
groups = ["partner-based"]
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"

[[option]]
id = "partner"
name = "the partner alone"
kind = "salvage"
groups = ["partner-based"]
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"
"""
ONE_DRUG = DrugClass("drug", ("drug", "with-partner"), ("*",), beside=("partner-based",))
FAILED = "exposure.blinatumomab_failed"


def test_what_an_earlier_drug_did_is_asked_of_the_options_that_hold_it() -> None:
    """Of no other, and of none of them less."""
    own = Own(("exposure.blinatumomab*",), ("drug", "pair"))
    drugs = DrugClass("drugs", ("drug", "third", "other"), ("*",), own=(own,))
    failed = criterion("a", FAILED, AVOID)

    assert [finding.about for finding in found(GROUPED, failed, drug_class=drugs)] == [
        f"drugs/{FAILED}/third"
    ]
    assert not found(GROUPED, failed, criterion("b", FAILED, 'supports = ["third"]'),
                     drug_class=drugs)  # fmt: skip
    assert len(found(GROUPED, criterion("a", CNS, AVOID), drug_class=drugs)) == 2


def test_of_a_group_the_options_that_hold_the_earlier_drug_are_asked() -> None:
    """Half a group may hold it."""
    own = Own((FAILED,), ("drug", "third"))
    drugs = DrugClass("drugs", ("drug", "pair"), ("*",), own=(own,))
    failed = criterion("a", FAILED, AVOID)

    assert found(GROUPED, failed, drug_class=drugs)
    assert not found(GROUPED, failed, criterion("b", FAILED, 'supports = ["third"]'),
                     drug_class=drugs)  # fmt: skip


def test_what_is_said_of_every_combination_is_said_of_the_partner() -> None:
    """The drug it is combined with need not be asked; were it said of one of them, it would."""
    of_all = criterion("a", CNS, 'verdict = { partner-based = "avoid" }')
    of_one = criterion("a", CNS, 'verdict = { with-partner = "avoid" }')

    assert not found(COMBINED, of_all, drug_class=ONE_DRUG)
    assert [finding.about for finding in found(COMBINED, of_one, drug_class=ONE_DRUG)] == [
        f"drug/{CNS}/drug"
    ]


def test_what_is_said_of_the_drug_is_asked_of_the_combination() -> None:
    """A partner excuses no drug from what bears on it."""
    (finding,) = found(COMBINED, criterion("a", CNS, AVOID), drug_class=ONE_DRUG)

    assert finding.about == f"drug/{CNS}/with-partner"


def test_the_place_of_a_patient_is_not_compared() -> None:
    """A licence of one place is no finding in a patient."""
    anywhere = RIVALS._replace(facts=("*",))
    in_the_eu = criterion("a", CNS, AVOID, 'jurisdictions = ["EU"]')

    assert [finding.about for finding in found(in_the_eu, drug_class=anywhere)] == [
        f"rivals/{CNS}/other"
    ]
