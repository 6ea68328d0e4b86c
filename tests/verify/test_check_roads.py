"""Planted in a small rulebook: what bears on nobody's road, and roads without days or an end."""

from allcli.verify.findings import Finding
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


def test_patients_whom_no_road_leads_on_are_shown() -> None:
    """A destination for B-ALL alone leaves those with T-ALL nowhere to go."""
    goal = DRUGS.format("destination").replace("third", "goal")
    one_sided = goal + APPLIES.format("disease.lineage == 'b-all'")
    for_all = goal + APPLIES.format("disease.lineage != 'myeloid'")

    nowhere = of_third(THIRD, one_sided, interval(""))
    assert [finding.says for finding in nowhere] == [
        "applies to patients to whom no destination applies"
    ]
    assert not of_third(THIRD, for_all, interval(""))
