"""Each difference is traced to the records that make it, by undoing them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from allcli.case.places import PLACES, Jurisdiction
from allcli.compare.cause import Compared, compare
from allcli.compare.side import Side
from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from tests.cases import A_DAY, AFTER_HCT, FIT, source
from tests.overlays import BLASTS, FROM_40, INOTUZUMAB_FIRST, NEW, NO_MEC, local
from tests.profile import examples, slow
from tests.triage.strategies import Changes, full_cases, partial_and_full

HERE = {"jurisdiction": "KR"}


def causes(compared: Compared, aspect: str, of: str = "") -> list[str]:
    """What makes one difference."""
    return [
        item.name
        for difference in compared.explained
        if (difference.difference.aspect, difference.difference.of) == (aspect, of)
        for item in difference.causes
    ]


@examples(10)
@given(full_cases())
def test_a_side_does_not_differ_from_itself(patient: Changes) -> None:
    """A against A leaves every case as it is."""
    side = Side(local(FROM_40, NEW), A_DAY, "KR")

    assert compare(source(patient), side, side).explained == ()


@examples(15)
@given(partial_and_full(most=4), st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_every_difference_between_places_has_a_cause(
    pair: tuple[Changes, Changes], place: Jurisdiction, other: Jurisdiction
) -> None:
    """Whoever the patient is, records explain all of it."""
    assert_differences_have_causes(pair, place, other)


@slow
@examples(15, daily=False)
@given(partial_and_full(), st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_so_it_is_however_little_is_known(
    pair: tuple[Changes, Changes], place: Jurisdiction, other: Jurisdiction
) -> None:
    """The more is open the more may differ."""
    assert_differences_have_causes(pair, place, other)


def assert_differences_have_causes(
    pair: tuple[Changes, Changes], place: Jurisdiction, other: Jurisdiction
) -> None:
    """Between two places, of a patient as partly and as fully told."""
    rulebook = load_rulebook()
    a, b = Side(rulebook, A_DAY, place), Side(rulebook, A_DAY, other)

    for patient in pair:
        for difference in compare(source(patient), a, b).explained:
            assert difference.causes, difference.difference


@examples(10)
@given(full_cases(), st.dates(date(2015, 1, 1), date(2026, 1, 1)))
def test_every_difference_between_days_has_a_cause(patient: Changes, day: date) -> None:
    """The past answered otherwise through what was not in force."""
    rulebook = load_rulebook()

    comparison = compare(source(patient, HERE), Side(rulebook, day), Side(rulebook, A_DAY))

    assert all(difference.causes for difference in comparison.explained)


def test_a_note_on_what_could_be_had_nowhere_yet_has_its_drugs_for_cause(
    rulebook: Prepared,
) -> None:
    """CAR-T without HCT, with LVEF 35 %: where it is to be had came with the products."""
    patient = source(FIT, HERE, {"heart.lvef_pct": 35})

    comparison = compare(patient, Side(rulebook, date(2015, 1, 18)), Side(rulebook, A_DAY))

    assert causes(comparison, "note", "car-t-korea-above-25") == ["brexucabtagene", "obecabtagene"]


def test_of_several_changes_the_one_that_matters_is_named(rulebook: Prepared) -> None:
    """The threshold is named for blinatumomab's verdict, the disabled option for its own."""
    patient = source(FIT, {"disease.marrow_blasts_pct": 45})

    comparison = compare(patient, Side(rulebook), Side(local(FROM_40, NO_MEC, NEW)))

    assert causes(comparison, "verdict", "blinatumomab") == [BLASTS]
    assert causes(comparison, "verdict", "mec") == ["mec"]


def test_the_default_order_can_be_the_cause(rulebook: Prepared) -> None:
    """Nothing else differs, and the suggestion does."""
    comparison = compare(source(FIT), Side(rulebook), Side(local(INOTUZUMAB_FIRST)))

    assert causes(comparison, "suggestion") == ["default order"]


def test_access_can_be_the_cause(rulebook: Prepared) -> None:
    """In Korea inotuzumab could not be had in 2017, and so something else was suggested."""
    patient = source(AFTER_HCT, HERE, {"gvhd.acute_grade": 3, "gvhd.acute_active": True})
    then, now = Side(rulebook, date(2017, 3, 20)), Side(rulebook, A_DAY)

    comparison = compare(patient, then, now)

    assert causes(comparison, "suggestion") == ["inotuzumab"]
    assert any("reimbursement:" in difference.causes[0].says for difference in comparison.explained)


def test_two_changes_needed_together_are_both_named(rulebook: Prepared) -> None:
    """Either of two criteria of one class alone gives the verdict."""
    second = NEW.replace("our-rule", "another-rule")

    comparison = compare(
        source(FIT, {"medication.azole": True}), Side(rulebook), Side(local(NEW, second))
    )
    (explained,) = [
        difference
        for difference in comparison.explained
        if difference.difference.of == "inotuzumab"
    ]

    assert {cause.name for cause in explained.causes} == {"our-rule", "another-rule"}
    assert not explained.together


def test_where_a_place_is_known_on_one_side_only_no_record_is_blamed(rulebook: Prepared) -> None:
    """The difference is told without a cause of our invention."""
    comparison = compare(
        source(FIT, {"jurisdiction": None}), Side(rulebook), Side(rulebook, place="KR")
    )

    assert comparison.explained
    assert all(difference.causes == () for difference in comparison.explained)
