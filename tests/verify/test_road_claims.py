"""What vignettes claim of roads, and whether our own notice a limit that moves."""

import pytest

from allcli.engine.prepared import Prepared
from allcli.rulebook.road_records import Constraint
from allcli.verify.claims import Claim
from allcli.verify.names import misnamed
from allcli.verify.patients import patients_of
from allcli.verify.run import run
from tests.verify.folder import OURS, written

TO_HCT = "blinatumomab > first-allo-hct"


def failures(must: str, rulebook: Prepared, folder: pytest.TempPathFactory) -> list[str]:
    """Why a patient, fit in first relapse, does not come out as claimed."""
    text = f'[[patient]]\nsays = "fit"\nbase = "fit"\nfacts = {{}}\nmust = {{ {must} }}\n'
    file = written(folder.mktemp("claims"), text)
    return [why for ran in run(patients_of(file), rulebook) for why in ran.failures]


@pytest.mark.parametrize(
    "must",
    [
        f'roads = {{ "{TO_HCT}" = ["open", "suitable"] }}',
        'roads = { "clofarabine > first-allo-hct" = "blocked" }',
        'blocked = { clofarabine = "clofarabine-adult" }',
        'constraints = { "blinatumomab > car-t" = "sure collection-after-blinatumomab" }',
        'constraints = { "inotuzumab > first-allo-hct" = "open transplant-soon-after-inotuzumab" }',
        f'days = {{ "{TO_HCT}" = ["gate = 28", "end >= 34", "end <= 34"] }}',
    ],
)
def test_what_is_claimed_of_roads_is_looked_up(
    must: str, rulebook: Prepared, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The state of a road, what blocks a step, what is kept to, and the earliest day."""
    assert failures(must, rulebook, tmp_path_factory) == []


@pytest.mark.parametrize(
    ("must", "said"),
    [
        (f'roads = {{ "{TO_HCT}" = "blocked" }}', "found open, suitable"),
        ('blocked = { blinatumomab = "pregnancy-car-t" }', "expected pregnancy-car-t, found none"),
        (f'days = {{ "{TO_HCT}" = "end >= 35" }}', "end 34"),
        (f'days = {{ "{TO_HCT}" = "end > 35" }}', 'is no day of a step, as "end >= 34"'),
        ('days = { "blinatumomab" = "end >= 35" }', '"blinatumomab" is no road'),
        (f'roads = {{ "{TO_HCT}" = "closed" }}', "no state or verdict of a road"),
        (
            f'constraints = {{ "{TO_HCT}" = "transplant-after-infection" }}',
            "does not begin with sure",
        ),
        (f'constraints = {{ "{TO_HCT}" = "sure transplant-after-infections" }}', "did you mean"),
        ('roads = { "blinatumomap > first-allo-hct" = "open" }', "did you mean"),
    ],
)
def test_what_does_not_come_out_is_told_with_what_did(
    must: str, said: str, rulebook: Prepared, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """And a claim about nothing is refused, as it would always be borne out."""
    (why,) = failures(must, rulebook, tmp_path_factory)

    assert said in why


def test_a_name_is_a_criterion_or_a_constraint(rulebook: Prepared) -> None:
    """A vignette of either; of neither it is refused."""
    names = ("car-t-active-gvhd", "collection-with-active-gvhd", "collection-with-gvhd")
    faults = [list(misnamed(Claim("criterion", name, "yes"), rulebook)) for name in names]

    assert [bool(fault) for fault in faults] == [False, False, True]


def moved(rulebook: Prepared, constraint: Constraint, days: int) -> Prepared:
    changed = constraint._replace(days=constraint.days + days)
    return rulebook._replace(constraints=tuple(
        changed if other.id == constraint.id else other for other in rulebook.constraints
    ))  # fmt: skip


@pytest.mark.parametrize("days", [1, -1])
def test_a_limit_of_a_clock_that_moves_by_a_day_is_noticed(days: int, rulebook: Prepared) -> None:
    """Each constraint has its patients on either side, so that some vignette fails."""
    patients = list(patients_of(OURS))
    clocks = [constraint for constraint in rulebook.constraints if constraint.clock]
    unnoticed = []
    for constraint in clocks:
        about = [patient for patient in patients if patient.claims[0].name == constraint.id]
        ran = run(about, moved(rulebook, constraint, days))
        if not any(result.failures for result in ran):
            unnoticed.append(constraint.id)

    assert clocks
    assert unnoticed == []
