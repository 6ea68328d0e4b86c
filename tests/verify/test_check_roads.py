"""Planted in a small rulebook: what bears on nobody's road, and roads without days or an end."""

import pytest

from allcli.verify.check import Accepted, check
from allcli.verify.findings import Finding
from allcli.verify.one_sided import DrugClass
from tests.verify.mini import criterion, rulebook_of
from tests.verify.planted import found

DRUGS = '\n[[option]]\nid = "third"\nname = "third"\nkind = "{}"\ngroups = ["drugs"]\n'
APPLIES = 'applies = "{}"\napplies_says = "for some"\n'


def interval(when: str, option: str = "third") -> str:
    return "\n".join((
        "", "[[interval]]", 'id = "cycle"', 'stretch = "response"', 'title = "a cycle"',
        f'options = ["{option}"]', "shortest = 21", f'when = "{when}"', 'says = "So long."',
        'strength = "label"', 'references = ["source-2020"]', "",
    ))  # fmt: skip


THIRD = DRUGS.format("salvage") + APPLIES.format("disease.lineage == 't-all'")


def of_third(*parts: str) -> list[Finding]:
    return [finding for finding in found("no-road", *parts) if finding.about == "third"]


def test_an_interval_that_can_never_hold_is_dead() -> None:
    """No patient with T-ALL, for whom the drug is, has B-ALL."""
    dead = found("dead", THIRD, interval("disease.lineage == 'b-all'"))

    assert [finding.about for finding in dead] == ["cycle"]
    assert not found("dead", THIRD, interval("patient.age_years < 18"))


def test_patients_of_whom_no_interval_tells_the_days_are_shown() -> None:
    """Days of children alone leave the adults without."""
    children = of_third(THIRD, interval("patient.age_years < 18"))

    assert [finding.says for finding in children] == [
        "no interval says how long it takes to its response gate"
    ]
    assert children[0].example
    assert not of_third(THIRD, interval(""))


GOAL = DRUGS.format("destination").replace("third", "goal")
B_ALL = APPLIES.format("disease.lineage in ('b-all', 't-all')")
NOWHERE = "a therapy is open, no destination: "


def stranded(*parts: str) -> list[str]:
    """The patients whom no road leads on, in a rulebook that knows of roads."""
    goals = (finding for finding in found("no-road", THIRD, interval(""), *parts)
             if finding.about == "destination")  # fmt: skip
    return [finding.says.removeprefix(NOWHERE) for finding in goals]


def test_patients_whom_no_road_leads_on_are_shown() -> None:
    """A destination for B-ALL alone leaves those with T-ALL nowhere to go."""
    for_all = APPLIES.format("disease.lineage != 'myeloid'")

    assert stranded(GOAL + APPLIES.format("disease.lineage == 'b-all'")) == ["lineage t-all"]
    assert not stranded(GOAL + for_all)


@pytest.mark.parametrize("verdict", ["avoid", "contraindicated"])
def test_a_destination_that_is_ruled_out_leads_nowhere(verdict: str) -> None:
    """Though it applies; a caution leaves it open."""
    old = "patient.age_years >= 70"
    ruled_out, cautioned = (
        criterion("goal-age", old, f'verdict = {{ goal = "{word}" }}')
        for word in (verdict, "caution")
    )

    assert stranded(GOAL + B_ALL, ruled_out) == [
        "age 70 years, lineage b-all", "age 70 years, lineage t-all",
    ]  # fmt: skip
    assert not stranded(GOAL + B_ALL, cautioned)


def test_nobody_is_stranded_whose_every_therapy_is_ruled_out() -> None:
    """That is a gap, and told as one."""
    young = criterion("goal-age", "patient.age_years < 70", 'verdict = { goal = "avoid" }')
    spent = criterion(
        "spent", "patient.age_years < 70",
        'verdict = { drug = "avoid", other = "avoid", third = "avoid" }',
    )  # fmt: skip

    assert stranded(GOAL + B_ALL, young)
    assert not stranded(GOAL + B_ALL, young, spent)


def test_patients_who_are_known_to_be_stranded_are_not_told_again() -> None:
    """A clinician has said why no road leads on; a gap that was accepted says nothing of it."""
    parts = THIRD, interval(""), GOAL + APPLIES.format("disease.lineage == 'b-all'")
    by_kind = {
        kind: [
            finding
            for finding in check(
                rulebook_of(*parts), [Accepted(kind, "so", when="disease.lineage == 't-all'")]
            )
            if finding.about == "destination"
        ]
        for kind in ("no-road", "gap")
    }

    assert not by_kind["no-road"]
    assert by_kind["gap"]


def lasting(days: str, when: str = "", options: str = '["third"]', name: str = "longer") -> str:
    """Another interval of the response to some drugs."""
    return "\n".join((
        "", "[[interval]]", f'id = "{name}"', 'stretch = "response"', 'title = "a cycle"',
        f"options = {options}", days, f'when = "{when}"', 'says = "So long."',
        'strength = "label"', 'references = ["source-2020"]', "",
    ))  # fmt: skip


def constraint(name: str, days: int, options: str, step: str = "start") -> str:
    return "\n".join((
        "", "[[constraint]]", f'id = "{name}"', f'step = "{step}"', 'title = "wait"',
        f"options = {options}", 'clock = "hct.days_since"', f"days = {days}",
        'when = "hct.prior_allo"', 'says = "So long."', 'strength = "expert"',
        'references = ["source-2020"]', "",
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("other", "is_masked"),
    [
        (lasting("shortest = 14"), True),
        (lasting("shortest = 14\nlongest = 90"), False),
        (lasting("shortest = 22"), False),
        (lasting("shortest = 14", "patient.age_years < 18"), False),
        (lasting("shortest = 14", options='["drug"]'), False),
    ],
)
def test_an_interval_that_lies_within_another_is_masked(other: str, is_masked: bool) -> None:
    """From day 21 on: from day 14 on says it too, of the same drug in every patient."""
    masked = [finding.about for finding in found("masked", THIRD, interval(""), other)]

    assert ("cycle" in masked) is is_masked


@pytest.mark.parametrize(
    ("longer", "is_masked"),
    [
        (constraint("longer", 101, '["third", "drug"]'), True),
        (constraint("longer", 99, '["third", "drug"]'), False),
        (constraint("longer", 101, '["drug"]'), False),
        (constraint("longer", 101, '["third"]', step="collection"), False),
    ],
)
def test_a_wait_that_is_shorter_than_another_is_masked(longer: str, is_masked: bool) -> None:
    """Where the same step waits for the same clock 101 days, 100 change nothing."""
    parts = THIRD, interval(""), constraint("shorter", 100, '["third"]'), longer
    masked = [finding.about for finding in found("masked", *parts)]

    assert ("shorter" in masked) is is_masked


def following(name: str, days: int) -> str:
    """What a start after a drug keeps to, by fewer than so many days; without any, at all."""
    after = constraint(name, days, '["third"]')
    return after.replace('clock = "hct.days_since"', 'after = ["drug"]')


@pytest.mark.parametrize(("days", "masked"), [(30, "shorter"), (20, "later"), (0, "shorter")])
def test_what_is_told_after_fewer_days_than_another_is_masked(days: int, masked: str) -> None:
    """After the same drug; what is told however late covers any number of days."""
    parts = THIRD, interval(""), following("shorter", 28), following("later", days)

    assert [finding.about for finding in found("masked", *parts)] == [masked]


RIVALS = DrugClass("rivals", ("drug", "other"), ("hct.*",))
ANY = RIVALS._replace(facts=("*",))


def told_of_some(drug_class: DrugClass, *parts: str) -> list[str]:
    rulebook = rulebook_of(THIRD, interval(""), *parts)
    findings = check(rulebook, classes=(drug_class,))
    return [finding.about for finding in findings if finding.kind == "one-sided"]


def test_a_wait_that_is_asked_of_one_rival_alone_is_one_sided() -> None:
    """A clock that bears on the class; with another of the same clock for the rival it is not."""
    alone = constraint("wait", 100, '["drug"]')
    both = alone + constraint("longer", 120, '["other"]')

    assert told_of_some(RIVALS, alone) == ["rivals/start hct.days_since/other"]
    assert told_of_some(RIVALS, both) == []
    assert told_of_some(RIVALS._replace(facts=("disease.*",)), alone) == []


def test_a_washout_of_one_rival_alone_is_one_sided() -> None:
    """And the days that every road needs are asked for otherwise."""
    washout = lasting("shortest = 14", options='["drug"]').replace("response", "washout")

    assert told_of_some(ANY, washout) == ["rivals/washout/other"]
    assert told_of_some(ANY, lasting("shortest = 14", options='["drug"]')) == []


def test_a_transplant_without_a_donor_in_time_is_shown() -> None:
    """No interval says how long the search takes, nor how long the conditioning."""
    goal = DRUGS.format("destination").replace("third", "goal") + "transplant = true\n"
    parts = THIRD, goal + APPLIES.format("disease.lineage == 'b-all'"), interval("")
    lacking = [finding.says for finding in found("no-road", *parts) if finding.about == "goal"]

    assert lacking == [
        "no interval says how long its conditioning takes",
        "no interval says how long the search for a donor takes",
    ]
