"""A criterion that names a group speaks of each option in it."""

import pytest

from allcli.rulebook.build import build
from allcli.rulebook.verify import RulebookError
from tests.rulebook.test_verify import GOOD

TWO = GOOD.replace(
    'applies = "disease.lineage == \'b-all\'"\napplies_says = "for B-ALL"',
    'applies = "disease.lineage == \'b-all\'"\napplies_says = "for B-ALL"\ngroups = ["both"]',
).replace("[[criterion]]", '''[[option]]
id = "other"
name = "other"
kind = "salvage"
groups = ["both"]
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"

[[option]]
id = "third"
name = "third"
kind = "salvage"
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"

[[criterion]]''')  # fmt: skip


def test_verdict_flags_and_preferences_reach_every_option_of_the_group() -> None:
    """One line in the file, one effect for each member."""
    text = TWO.replace(
        'verdict = { drug = "caution" }',
        'verdict = { both = "caution" }\nprefer = ["third > both"]\n'
        'flags = [{ kind = "renal", level = "high", option = "both" }]',
    )

    rulebook, _ = build({"my.toml": text.encode()})
    (criterion,) = rulebook.criteria

    assert criterion.verdict == {"drug": "caution", "other": "caution"}
    assert [flag.option for flag in criterion.flags] == ["drug", "other"]
    assert rulebook.pairs["rule"] == (("third", "drug"), ("third", "other"))


@pytest.mark.parametrize(
    "verdict",
    ['{ drug = "avoid", both = "caution" }', '{ both = "caution", drug = "avoid" }'],
    ids=["group last", "group first"],
)
def test_of_an_option_and_its_group_the_worst_verdict_stands(verdict: str) -> None:
    """A milder word on the group takes nothing back, wherever it is written."""
    text = TWO.replace('{ drug = "caution" }', verdict)

    (criterion,) = build({"my.toml": text.encode()})[0].criteria

    assert criterion.verdict == {"drug": "avoid", "other": "caution"}


def test_inside_one_group_nothing_is_preferred_to_itself() -> None:
    """`both > both` says that each is preferred to the other, never to itself."""
    rulebook, _ = build(
        {"my.toml": TWO.replace('= "label"', '= "label"\nprefer = ["both > both"]').encode()}
    )

    assert rulebook.pairs["rule"] == (("drug", "other"), ("other", "drug"))


def test_a_misspelt_group_is_named() -> None:
    """Groups are meant as well as options."""
    text = TWO.replace("{ drug =", "{ boht =")

    with pytest.raises(RulebookError) as refused:
        build({"my.toml": text.encode()})

    assert 'option "boht" is not defined (did you mean "both"?)' in str(refused.value)


WHOLE = TWO.replace(
    "[[criterion]]",
    """[[option]]
id = "whole"
name = "any of both"
kind = "destination"
is_part_of = "both"
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"

[[criterion]]""",
)


@pytest.mark.parametrize(
    ("verdict", "whole"),
    [
        ('{ both = "avoid" }', "avoid"),
        ('{ drug = "avoid", other = "caution" }', "caution"),
        ('{ drug = "avoid" }', None),
        ('{ both = "avoid", whole = "caution" }', "caution"),
    ],
    ids=["of every member", "the best of them", "of one member", "named itself"],
)
def test_a_destination_takes_the_best_verdict_of_its_group(verdict: str, whole: str | None) -> None:
    """What is said of every member holds for what any of them can be; its own word stands."""
    text = WHOLE.replace('{ drug = "caution" }', verdict)

    (criterion,) = build({"my.toml": text.encode()})[0].criteria

    assert criterion.verdict.get("whole") == whole


@pytest.mark.parametrize(
    ("flagged", "whole"),
    [
        ([("both", "high")], ["high"]),
        ([("drug", "high"), ("other", "low")], ["low"]),
        ([("drug", "high")], []),
        ([("both", "high"), ("whole", "moderate")], ["moderate"]),
    ],
    ids=["of every member", "the lowest of them", "of one member", "named itself"],
)
def test_a_destination_takes_the_flags_of_its_group(
    flagged: list[tuple[str, str]], whole: list[str]
) -> None:
    """A harm of every member is one of the destination, once."""
    flags = ", ".join(
        f'{{ kind = "renal", level = "{level}", option = "{option}" }}' for option, level in flagged
    )
    text = WHOLE.replace(
        'verdict = { drug = "caution" }', f'verdict = {{ third = "caution" }}\nflags = [{flags}]'
    )

    (criterion,) = build({"my.toml": text.encode()})[0].criteria

    assert [flag.level for flag in criterion.flags if flag.option == "whole"] == whole
