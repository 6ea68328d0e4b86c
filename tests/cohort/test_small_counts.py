"""Small counts are left out, and cannot be reckoned from what is told."""

from collections import Counter

from allcli.cohort.small_counts import without_small
from allcli.cohort.tally import CERTAINTY_BY, GROUPS, SETTLING, SPLIT, Tally
from allcli.report.summary import ROADS

LEAST = 5


def tally(groups: dict[str, dict[str, int]], **topics: dict[str, int]) -> Tally:
    """A cohort by group and certainty, with the totals that go with it."""
    made = Tally()
    for group, words in groups.items():
        for word, number in words.items():
            made[GROUPS][group] += number
            made["certainty"][word] += number
            made["cases"]["assessed"] += number
            made[CERTAINTY_BY][f"{group}{SPLIT}{word}"] += number
    made["cases"]["read"] = made["cases"]["assessed"]
    for topic, counts in topics.items():
        made[topic.replace("_", " ")] = Counter(counts)
    return made


def hidden_by_line(made: Tally, released: Tally) -> list[int]:
    """How many counts each group, and each kind of certainty, keeps back."""
    names = [name for name in made[CERTAINTY_BY] if name not in released[CERTAINTY_BY]]
    lines = Counter(part for name in names for part in name.split(SPLIT))
    return sorted(lines.values())


def test_a_total_does_not_give_what_a_group_keeps_back() -> None:
    """97 and 3 of Seoul are hidden; all that are stable, less those of Busan, would be the 97."""
    made = tally({
        "Seoul": {"robust": 97, "provisional": 3}, "Busan": {"robust": 60, "provisional": 40},
    })  # fmt: skip

    released = without_small(made, LEAST)

    assert released["certainty"] == {"robust": 157, "provisional": 43}
    assert released[GROUPS] == {"Seoul": 100, "Busan": 100}
    assert not released[CERTAINTY_BY]


def test_what_no_total_gives_is_told() -> None:
    """Where two groups keep the same back, a third can be told."""
    made = tally({
        "Seoul": {"robust": 97, "provisional": 3}, "Busan": {"robust": 60, "provisional": 2},
        "Daegu": {"robust": 50, "provisional": 30},
    })  # fmt: skip

    released = without_small(made, LEAST)

    assert released[CERTAINTY_BY] == {
        f"Daegu{SPLIT}robust": 50, f"Daegu{SPLIT}provisional": 30,
    }  # fmt: skip
    assert min(hidden_by_line(made, released)) >= 2


def test_those_who_are_left_over_are_no_small_group_either() -> None:
    """Of 40 in whom it is open the answer settles 38: the 2 others would be told of."""
    made = tally({"Seoul": {"robust": 90}}, open_questions={"CD22": 40, "CD19": 30, "ECOG": 9})
    made[SETTLING] = Counter({"CD22": 38, "CD19": 20, "ECOG": 9})

    released = without_small(made, LEAST)

    assert released["open questions"] == {"CD22": 40, "CD19": 30, "ECOG": 9}
    assert released[SETTLING] == {"CD19": 20, "ECOG": 9}


def test_a_salvage_does_not_give_what_a_suggestion_with_it_keeps_back() -> None:
    """Of 12 with blinatumomab 10 go on to allo-HCT: the 2 who do not would be told of."""
    roads = {("blinatumomab", "allo-hct"): 10, ("blinatumomab", "none"): 2,
             ("inotuzumab", "allo-hct"): 30, ("inotuzumab", "none"): 8}  # fmt: skip
    made = tally({"Seoul": {"robust": 50}})
    for (salvage, destination), number in roads.items():
        text = f"{salvage}, then {destination}"
        made["salvage"][salvage] += number
        made["destination"][destination] += number
        made["suggestion"][text] = number
        made[ROADS][SPLIT.join((salvage, destination, text))] = number

    released = without_small(made, LEAST)

    assert released["salvage"] == {"blinatumomab": 12, "inotuzumab": 38}
    assert not released["suggestion"]
    assert ROADS not in released


def test_what_is_left_out_together_is_no_small_count() -> None:
    """One and two of whom it is said how many they are together would be three."""
    made = tally({"Seoul": {"robust": 100}}, salvage={"a": 60, "b": 37, "c": 2, "d": 1})

    assert without_small(made, LEAST)["salvage"] == {"a": 60}
