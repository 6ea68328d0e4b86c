"""What is counted never grows with the cohort."""

from collections import Counter

from allcli.cohort.tally import SPLIT, Tally, counted
from allcli.report.columns import COLUMNS, Answered
from tests.cases import FIT, assessed

MRD_AFTER_HCT = FIT | {
    "disease.status": "mrd-positive",
    "disease.marrow_blasts_pct": 1,
    "mrd.status": "positive",
    "mrd.level_pct": 0.05,
    "transplants": [{"type": "allogeneic", "date": "2026-01-10", "dli_on": []}],
}


def test_errors_are_counted_under_so_many_names_and_no_more() -> None:
    """Every case may name another unknown key; none is lost from the count."""
    tally = Tally()
    for number in range(3_000):
        tally.add(Tally(errors=Counter({f"key-{number}": 1})))
    tally.add(Tally(errors=Counter({"key-1": 1})))

    assert len(tally["errors"]) <= 1_001
    assert sum(tally["errors"].values()) == 3_001
    assert tally["errors"]["key-1"] == 2


def test_flags_are_counted_of_all_that_is_suggested() -> None:
    """Donor cells are suggested beside the salvage: what they can do is counted, too."""
    answer = assessed(MRD_AFTER_HCT)
    tally = Tally()
    counted(tally, Answered("case.toml", None, "", answer, (), ()))

    assert "dli" in answer.suggestion.adjuncts
    assert tally["flags of the suggestion"][f"gvhd-aggravation{SPLIT}moderate"] == 1
    _, moderate = COLUMNS["moderate_flags"]
    assert moderate(answer) == tuple(
        f"{flag.option}/{flag.kind}" for flag in answer.road_flags if flag.level == "moderate"
    )
