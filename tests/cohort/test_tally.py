"""What is counted never grows with the cohort."""

from collections import Counter

from allcli.cohort.tally import Tally


def test_errors_are_counted_under_so_many_names_and_no_more() -> None:
    """Every case may name another unknown key; none is lost from the count."""
    tally = Tally()
    for number in range(3_000):
        tally.add(Tally(errors=Counter({f"key-{number}": 1})))
    tally.add(Tally(errors=Counter({"key-1": 1})))

    assert len(tally["errors"]) <= 1_001
    assert sum(tally["errors"].values()) == 3_001
    assert tally["errors"]["key-1"] == 2
