"""Faults planted in a rulebook are found: records that do not load, sources, and our own."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from allcli.case.derive import derive
from allcli.case.files.read import parse_case
from allcli.engine.prepared import Prepared
from allcli.rulebook.verify import RulebookError
from allcli.verify.check import accepted, check, counts, covers, invalid
from allcli.verify.counter_examples import cases
from allcli.verify.findings import KINDS, Finding
from allcli.verify.gaps import gaps, stranded
from allcli.verify.world import MOST, World
from tests.profile import slow
from tests.verify.mini import criterion, rulebook_of
from tests.verify.planted import AVOID, CIRCLE, found

# --- what does not load ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (criterion("a", "patient.age_year >= 18"), 'did you mean "patient.age_years"?'),
        (criterion("a", "disease.status == 'relapse'"), 'did you mean "relapsed"?'),
        (criterion("a", "labs.creatinine_mg_dl > 177"), "lies between 0 and 40 mg/dL"),
        (criterion("a", "hct.prior_allo", 'verdict = { drog = "avoid" }'), 'did you mean "drug"?'),
        (criterion("a", "hct.prior_allo", 'references = ["nowhere"]'), '"nowhere" is not defined'),
        (criterion("a", "hct.prior_allo") * 2, "defined twice"),
    ],
    ids=["typo", "word", "unit", "option", "source", "twice"],
)
def test_what_does_not_load_is_a_finding(part: str, said: str) -> None:
    """With the file, the record, and what may be meant."""
    with pytest.raises(RulebookError) as error:
        rulebook_of(part)

    (finding, *_) = invalid(error.value)

    assert (finding.kind, finding.level, finding.about) == ("invalid", "error", "mini.toml")
    assert said in finding.says


# --- sources --------------------------------------------------------------------------------------

REFERENCE = """
[[reference]]
key = "lost-2019"
authors = "Lost, A."
title = "Nowhere"
year = 2019
kind = "cohort"
checked = "primary"
"""


def test_a_source_that_cannot_be_found_and_one_that_nothing_rests_on() -> None:
    """No DOI, no PMID, no address; and nobody cites it."""
    assert [finding.about for finding in found("unsourced", REFERENCE)] == ["lost-2019"]
    assert [finding.about for finding in found("unused", REFERENCE)] == ["source-2020", "lost-2019"]


# --- the whole ------------------------------------------------------------------------------------


def test_when_the_bound_is_hit_the_answer_is_not_decided() -> None:
    """Never a guess in place of a proof."""
    rulebook = rulebook_of(criterion("a", "gvhd.acute_grade >= 3", AVOID))
    kinds = [finding.kind for finding in check(rulebook, most=4)]

    assert "not-decided" in kinds
    assert not {"dead", "always", "masked", "gap", "class"} & set(kinds)


def test_every_kind_of_finding_is_explained() -> None:
    """As the report and SARIF print it."""
    kinds = {finding.kind for finding in check(rulebook_of(*CIRCLE, REFERENCE))}

    assert kinds <= set(KINDS)


@pytest.mark.xdist_group("findings")
def test_our_rulebook_has_no_finding_that_was_not_looked_at(findings: Sequence[Finding]) -> None:
    """What is left has its reason in the data."""
    assert [(finding.kind, finding.about, finding.says) for finding in counts(findings)] == []


@pytest.mark.xdist_group("findings")
def test_nothing_was_accepted_that_is_not_found(findings: Sequence[Finding]) -> None:
    """An excuse without a fault is out of date."""
    stale = [exception for exception in accepted() if exception.about
             and not any(covers(exception, finding) for finding in findings)]  # fmt: skip

    assert stale == []


@slow
@pytest.mark.parametrize(("kind", "left_out"), [("gap", gaps), ("no-road", stranded)])
def test_each_who_is_known_to_be_left_out_is_really_there(
    rulebook: Prepared, kind: str, left_out: Callable[..., Iterator[Finding]]
) -> None:
    """Without one condition that was accepted, somebody is left out whom no other covers."""
    world = World(rulebook, MOST)
    known = [exception.when for exception in accepted() if exception.kind == kind]

    assert known
    for condition in known:
        assert next(left_out(world, [when for when in known if when != condition]), None), condition


@pytest.mark.xdist_group("findings")
def test_every_finding_of_ours_is_shown_by_a_case_that_can_be_read(
    findings: Sequence[Finding],
) -> None:
    """But for those that no patient can show."""
    bare = {finding.kind for finding in findings if not (finding.example and finding.example.case)}

    # a row of access may speak of an option in patients to whom that never applies: "dates"; and
    # what roads keep to hangs on no patient: "one-sided"
    assert bare <= {"never-open", "unused", "unsourced", "not-decided", "dates", "one-sided"}
    assert list(_read(cases(findings)))


def _read(texts: Any) -> Iterator[Any]:
    for name, text in texts.items():
        yield derive(parse_case(name, text).case)
