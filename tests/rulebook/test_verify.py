"""A rulebook is refused with file, record and a "did you mean" before it can do harm."""

import pytest

from allcli.rulebook.build import build
from allcli.rulebook.verify import RulebookError

GOOD = """
[[reference]]
key = "some-2020"
authors = "Some A"
title = "Something"
year = 2020
kind = "trial"
checked = "primary"
doi = "10.1/x"

[[option]]
id = "drug"
name = "drug"
kind = "salvage"
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"

[[criterion]]
id = "rule"
title = "a finding"
when = "disease.marrow_blasts_pct >= 50"
says = "Something is known."
verdict = { drug = "caution" }
strength = "label"
references = ["some-2020"]

[[access]]
option = "drug"
jurisdiction = "KR"
layer = "licence"
since = "2015-11"
when = "patient.age_years >= 18"
says = "Licensed."
references = ["some-2020"]
"""


def faults(text: str) -> list[str]:
    with pytest.raises(RulebookError) as refused:
        build({"my.toml": text.encode()})
    return list(refused.value.faults)


def test_a_sound_rulebook_is_built() -> None:
    """The example that the faults below are planted in is itself accepted."""
    rulebook, _ = build({"my.toml": GOOD.encode()})

    assert list(rulebook.options) == ["drug"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("marrow_blasts_pct >=", "marow_blasts_pct >=", "my.toml: rule: no fact is called"),
        ("{ drug =", "{ drugg =", 'rule: option "drugg" is not defined (did you mean "drug"?)'),
        ('["some-2020"]\n\n[[access]]', '["som-2020"]\n\n[[access]]',
         'rule: reference "som-2020" is not defined (did you mean "some-2020"?)'),
        ('= "caution" }', '= "bad" }', "rule.verdict.drug: Input should be 'caution'"),
        ('title = "a finding"', 'titel = "a finding"', "rule.titel: Extra inputs"),
        ('["some-2020"]\n\n[[access]]', "[]\n\n[[access]]", "rule.references: Tuple should have"),
        ('strength = "label"', 'strength = "label"\nchecked = false\nsupports = ["x"]',
         'option "x" is not defined'),
        ('"caution" }\nstrength = "label"', '"avoid" }\nstrength = "label"\nchecked = false',
         "what nobody could verify may not drive more than caution"),
        ('"caution" }\nstrength = "label"', '"contraindicated" }\nstrength = "expert"',
         "only a label contraindicates"),
        ("disease.marrow_blasts_pct >= 50", "not known(disease.marrow_blasts_pct)",
         "known() may not decide a verdict"),
        ('= "label"', '= "label"\nprefer = ["drug"]', 'a preference is written "better > worse"'),
        ('id = "rule"', 'id = "drug"', "drug is defined twice"),
        ('since = "2015-11"', 'since = "Nov 2015"', "drug.since: String should match"),
        ("patient.age_years >= 18", "patient.age_years >= 180", "drug/KR/licence/2015-11: patient"),
        ('checked = "primary"', 'checked = "unverified"', "rule: rests on unverified sources"),
        ("[[option]]", "[option", "my.toml: Expected"),
    ],
    ids=lambda value: value[:30],
)  # fmt: skip
def test_a_planted_fault_is_named(old: str, new: str, said: str) -> None:
    """Typos, missing sources, overstated evidence and broken files are all refused."""
    assert old in GOOD

    faulty = faults(GOOD.replace(old, new, 1))

    assert any(said in fault for fault in faulty), faulty
