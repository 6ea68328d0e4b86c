"""Faults planted in a rulebook: each is found, with a patient in whom it really shows."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from allcli.case.derive import derive
from allcli.case.read import parse_case
from allcli.cli.checked_page import cases
from allcli.rulebook.model import Rulebook
from allcli.rulebook.verify import RulebookError
from allcli.triage.access import accesses
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment
from allcli.triage.evaluate import evaluate
from allcli.verify.check import Accepted, accepted, check, counts, covers, invalid
from allcli.verify.findings import KINDS, Finding
from tests.verify.mini import criterion, rulebook_of


def found(kind: str, *parts: str) -> list[Finding]:
    return [each for each in check(rulebook_of(*parts)) if each.kind == kind]


def the(kind: str, *parts: str) -> tuple[Finding, Assessment]:
    """The one finding of a kind, and the assessment of the case file that it is saved as."""
    rulebook = rulebook_of(*parts)
    (finding,) = [each for each in check(rulebook) if each.kind == kind]
    ((name, text),) = cases([finding]).items()
    source = parse_case(name, text)
    return finding, assess(source, rulebook, date(2026, 3, 1))


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


# --- reachability ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "but", "field"),
    [
        ("patient.age_years < 18 and patient.age_years >= 55", "age < 18 years", "age"),
        ("not hct.prior_allo and gvhd.acute_grade >= 2", "prior allo-HCT", "acute_grade"),
    ],
    ids=["by its own thresholds", "by what holds in every patient"],
)
def test_a_dead_criterion_is_found_with_the_patient_who_comes_nearest(
    when: str, but: str, field: str
) -> None:
    """All of it but one part is met, and still it does not hold."""
    finding, result = the("dead", criterion("a", when))

    assert (finding.level, finding.about) == ("error", "a")
    assert finding.says.startswith("there is no patient in whom it holds; this one meets all but:")
    assert but in finding.says
    assert result.findings["a"] != "yes"
    assert finding.example
    assert field in str(finding.example.case)


def test_a_criterion_that_always_holds_is_found() -> None:
    """It tells nobody apart: whoever the patient is, it holds."""
    finding, result = the("always", criterion("a", "patient.age_years >= 0 or hct.prior_allo"))

    assert finding.about == "a"
    assert result.findings["a"] == "yes"


def test_a_criterion_that_is_never_open_is_noted() -> None:
    """One that asks what is known answers before anything is."""
    (finding,) = found("never-open", criterion("a", "not known(patient.ecog)"))

    assert (finding.level, finding.says) == ("note", "with nothing known it holds for certain")


def test_a_class_that_never_decides_is_found() -> None:
    """Caution below the age of 60, where all below 70 are to avoid the drug anyway."""
    finding, result = the(
        "class",
        criterion("a", "patient.age_years < 60", 'verdict = { drug = "caution" }'),
        criterion("b", "patient.age_years < 70", 'verdict = { drug = "avoid" }'),
    )

    assert (finding.level, finding.about) == ("warning", "drug")
    assert finding.says.startswith("can never be caution")
    assert next(one for one in result.options if one.id == "drug").verdict == "avoid"


def test_that_an_option_is_never_suitable_is_noted_with_the_criterion_behind_it() -> None:
    """It may be meant: a class that goes with the option wherever it applies."""
    (finding,) = found(
        "class", criterion("a", "disease.lineage == 'b-all'", 'verdict = { drug = "caution" }')
    )

    assert (finding.level, finding.about) == ("note", "drug")
    assert finding.says == "can never be suitable: wherever it applies, a makes it caution"


def test_a_flag_that_is_never_shown_at_its_level_is_found() -> None:
    """A high one of the same kind always stands above it."""
    flags = 'flags = [{{ kind = "qtc", level = "{}", option = "drug" }}]'
    finding, result = the(
        "flag-level",
        criterion("a", "heart.qtcf_ms > 500", flags.format("moderate")),
        criterion("b", "heart.qtcf_ms > 450", flags.format("high")),
    )

    assert finding.says == "its qtc flag can never be shown at moderate"
    assert [(flag.kind, flag.level) for flag in result.flags] == [("qtc", "high")]


# --- redundancy and conflict ----------------------------------------------------------------------

AVOID = 'verdict = { drug = "avoid" }'


def test_a_masked_criterion_is_found_with_what_masks_it() -> None:
    """The stronger holds whenever the weaker does, and does as much."""
    finding, result = the(
        "masked",
        criterion("a", "gvhd.acute_grade >= 3", 'verdict = { drug = "caution" }'),
        criterion("b", "gvhd.acute_active", AVOID),
    )

    assert finding.about == "a"
    assert finding.says == "changes nothing: b holds whenever it does, and does as much"
    assert (result.findings["a"], result.findings["b"]) == ("yes", "yes")


def test_duplicates_are_called_so() -> None:
    """The same patients in other words, to the same effect."""
    one = criterion("a", "patient.age_years >= 55", AVOID)
    two = criterion("b", "not patient.age_years < 55", AVOID)

    assert [(each.about, each.says) for each in found("masked", one, two)] == [
        ("a", "is a duplicate of b"),
        ("b", "is a duplicate of a"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ('verdict = { drug = "contraindicated" }',),
        (AVOID, 'flags = [{ kind = "qtc", level = "low", option = "drug" }]'),
        (AVOID, 'note = "bridge"'),
        ('verdict = { other = "avoid" }',),
        (AVOID, 'prefer = ["other > drug"]'),
    ],
    ids=["graver", "flag", "note", "other option", "preference"],
)
def test_a_criterion_that_adds_something_is_not_masked(lines: tuple[str, ...]) -> None:
    """A graver class, a flag, a note, another option, a preference."""
    weaker = criterion("a", "gvhd.acute_grade >= 3", *lines)

    assert found("masked", weaker, criterion("b", "gvhd.acute_active", AVOID)) == []


def test_a_criterion_masked_only_while_the_other_is_in_force_is_not_masked() -> None:
    """After 2020 it stands alone."""
    ended = criterion("b", "gvhd.acute_active", AVOID, "until = 2020-01-01")

    assert found("masked", criterion("a", "gvhd.acute_grade >= 3", AVOID), ended) == []


def test_support_for_what_is_always_ruled_out_is_found() -> None:
    """It speaks for the drug in just those who must not have it."""
    finding, result = the(
        "conflict",
        criterion("a", "gvhd.acute_grade >= 2", 'supports = ["drug"]'),
        criterion("b", "gvhd.acute_active", AVOID),
    )
    drug = next(one for one in result.options if one.id == "drug")

    assert finding.says == "speaks for drug, which b then always makes avoid"
    assert result.findings["a"] == "yes"
    assert drug.verdict == "avoid" or drug.applies != "yes"


def test_a_criterion_that_speaks_only_of_what_does_not_apply_is_found() -> None:
    """The drug is for B-ALL, the criterion for T-ALL."""
    finding, result = the("idle", criterion("a", "disease.lineage == 't-all'", AVOID))

    assert finding.about == "a"
    assert next(one for one in result.options if one.id == "drug").applies == "no"


def test_a_preference_between_options_that_never_both_apply_is_found() -> None:
    """One is for B-ALL; the patients are those with T-ALL."""
    finding, result = the(
        "idle-preference",
        criterion("a", "disease.lineage == 't-all'", 'prefer = ["drug > other"]'),
    )

    assert finding.says == "prefers drug > other: the two never both apply"
    assert result.findings["a"] == "yes"


THIRD = """
[[option]]
id = "third"
name = "third drug"
kind = "{}"
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"
"""


def test_a_preference_between_kinds_is_found() -> None:
    """A salvage and a destination are never in one list."""
    (finding,) = found(
        "idle-preference", THIRD.format("destination"),
        criterion("a", "hct.prior_allo", 'prefer = ["third > drug"]'),
    )  # fmt: skip

    assert finding.says == "prefers third > drug: they are of different kinds"


CIRCLE = (
    THIRD.format("salvage"),
    criterion("a", "hct.prior_allo", 'prefer = ["drug > other"]'),
    criterion("b", "patient.age_years >= 55", 'prefer = ["other > third"]'),
    criterion("c", "patient.ecog >= 2", 'prefer = ["third > drug"]'),
)


def test_preferences_in_a_circle_are_found_with_a_patient_in_whom_they_all_hold() -> None:
    """Transplanted, 55, ECOG 2: each drug stands above the next, the last above the first."""
    finding, result = the("cycle", *CIRCLE)

    assert finding.says == "drug > other > third > drug, all of them suitable, by a, b, c"
    assert set(result.findings.values()) == {"yes"}


def test_a_circle_that_no_patient_closes_is_none() -> None:
    """Nobody is under 18 and 55."""
    parts = (*CIRCLE[:3], criterion("c", "patient.age_years < 18", 'prefer = ["third > drug"]'))

    assert found("cycle", *parts) == []


def test_a_circle_through_two_classes_is_none() -> None:
    """A preference counts inside one class only."""
    caution = criterion("d", "hct.prior_allo", 'verdict = { third = "caution" }')

    assert found("cycle", *CIRCLE, caution) == []


# --- gaps -----------------------------------------------------------------------------------------


def test_patients_left_with_nothing_are_found_in_as_few_words_as_make_it_certain() -> None:
    """Mixed phenotype has no drug; T-ALL loses its only one at 70, B-ALL both."""
    rulebook = rulebook_of(
        criterion("a", "patient.age_years >= 70", 'verdict = { other = "avoid" }'),
        criterion("b", "hct.prior_allo", 'verdict = { drug = "avoid" }'),
    )
    gaps = [each for each in check(rulebook) if each.kind == "gap"]

    assert [each.says for each in gaps] == [
        "lineage mpal",
        "age 70 years, prior allo-HCT yes",
        "age 70 years, lineage t-all",
    ]
    for name, text in cases(gaps).items():
        result = assess(parse_case(name, text), rulebook, date(2026, 3, 1))
        assert result.suggestion.salvage is None


def test_a_gap_that_was_accepted_is_not_told_again() -> None:
    """A clinician has said: yes, that is a true dead end."""
    known = Accepted("gap", "true dead end", when="disease.lineage == 'mpal'")

    assert [each for each in check(rulebook_of(), [known]) if each.kind == "gap"] == []


# --- dates and places -----------------------------------------------------------------------------


def access(since: str, *lines: str, layer: str = "licence") -> str:
    return "\n".join((
        "", "[[access]]", 'option = "drug"', 'jurisdiction = "KR"', f'layer = "{layer}"',
        f'since = "{since}"', "when = \"disease.lineage == 'b-all'\"", 'says = "So it is."',
        'references = ["source-2020"]', *lines, "",
    ))  # fmt: skip


def test_a_hole_between_two_rows_is_found_and_the_case_falls_into_it() -> None:
    """On that day nothing says whether the drug is licensed."""
    rulebook = rulebook_of(access("2015-01-01", 'until = "2018-12-31"'), access("2019-03-01"))
    (finding,) = [each for each in check(rulebook) if each.kind == "dates"]
    ((name, text),) = cases([finding]).items()
    case = parse_case(name, text).case

    assert finding.says == "no row is in force from 2019-01-01 until 2019-03-01"
    assert str(case.assessed_on) == "2019-01-01"
    assert accesses(evaluate(rulebook, derive(case), finding.as_of))["drug"].licence == "no"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((access("2015", 'until = "2018-12-31"'), access("2018-06-01")),
         "two rows say the same from 2018-06-01 on"),
        ((access("2015"), access("2018-06")), "two rows say the same from 2018-06 on"),
        ((access("2015-05-02", 'until = "2015-05-01"'),),
         "ends (2015-05-01) before it begins (2015-05-02)"),
        ((access("2015", layer="reimbursement"),),
         "paid for, but no row says whether it is licensed there"),
        ((criterion("a", "hct.prior_allo", "since = 2020-01-02", "until = 2020-01-01"),),
         "ends (2020-01-01) before it begins (2020-01-02)"),
    ],
    ids=["overlap", "overlap without end", "row", "place", "criterion"],
)  # fmt: skip
def test_dates_that_cannot_be_are_found(rows: tuple[str, ...], said: str) -> None:
    """Overlaps, ends before beginnings, a payer without a licence."""
    (finding,) = found("dates", *rows)

    assert finding.says == said
    assert finding.example
    assert finding.example.case


def test_rows_that_follow_one_another_are_in_order() -> None:
    """The next begins on the day after the last ends."""
    rows = (access("2015", 'until = "2018-12-31"'), access("2019-01-01"))

    assert found("dates", *rows) == []


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
    assert [each.about for each in found("unsourced", REFERENCE)] == ["lost-2019"]
    assert [each.about for each in found("unused", REFERENCE)] == ["source-2020", "lost-2019"]


# --- the whole ------------------------------------------------------------------------------------


def test_when_the_bound_is_hit_the_answer_is_not_decided() -> None:
    """Never a guess in place of a proof."""
    rulebook = rulebook_of(criterion("a", "gvhd.acute_grade >= 3", AVOID))
    kinds = [each.kind for each in check(rulebook, most=4)]

    assert "not-decided" in kinds
    assert not {"dead", "always", "masked", "gap", "class"} & set(kinds)


def test_every_kind_of_finding_is_explained() -> None:
    """As the report and SARIF print it."""
    kinds = {each.kind for each in check(rulebook_of(*CIRCLE, REFERENCE))}

    assert kinds <= set(KINDS)


@pytest.fixture(scope="module")
def ours(rulebook: Rulebook) -> list[Finding]:
    return list(check(rulebook, accepted()))


def test_our_rulebook_has_no_finding_that_was_not_looked_at(ours: list[Finding]) -> None:
    """What is left has its reason in the data."""
    assert [(each.kind, each.about, each.says) for each in counts(ours)] == []


def test_nothing_was_accepted_that_is_not_found(rulebook: Rulebook, ours: list[Finding]) -> None:
    """An excuse without a fault is out of date; a gap that was accepted is really there."""
    stale = [each for each in accepted() if each.about
             and not any(covers(each, finding) for finding in ours)]  # fmt: skip
    gaps = [each for each in check(rulebook) if each.kind == "gap"]

    assert stale == []
    assert gaps


def test_every_finding_of_ours_is_shown_by_a_case_that_can_be_read(
    ours: list[Finding],
) -> None:
    """But for those that no patient can show."""
    bare = {each.kind for each in ours if not (each.example and each.example.case)}

    assert bare <= {"never-open", "unused", "not-decided"}
    assert list(_read(cases(ours)))


def _read(texts: Any) -> Iterator[Any]:
    for name, text in texts.items():
        yield derive(parse_case(name, text).case)
