"""Coverage: which answers were seen, and which parts of a condition were shown to matter."""

from pathlib import Path

import pytest

from allcli.report.rulebook.lcov import lcov
from allcli.verify.coverage import Covered
from allcli.verify.examine import examine
from tests.verify.folder import written
from tests.verify.mini import HEAD, criterion, rulebook_of

TOML = criterion("old", "patient.age_years >= 55 and plan.transplant_intended")


def covered(folder: Path, *sides: str, toml: str = TOML) -> Covered:
    text = "".join(
        f'[[vignette]]\ncriterion = "old"\nsays = "x"\nbase = "relapsed-b-all"\n{side}\n'
        for side in sides
    )
    (entry,) = examine(written(folder, text), rulebook_of(toml)).covered
    return entry


YES = 'yes = { "patient.age" = 55, "plan.transplant_intended" = true }'
YOUNG = 'no = { "patient.age" = 54, "plan.transplant_intended" = true }'
UNINTENDED = 'no = { "patient.age" = 55, "plan.transplant_intended" = false }'


def test_each_answer_that_was_claimed_and_seen_counts(tmp_path: Path) -> None:
    """What is lacking is what no vignette shows."""
    coverage = covered(tmp_path, YES, YOUNG)

    assert coverage.seen == {"yes": 1, "no": 1, "unknown": 0}
    assert coverage.lacking == ("unknown",)


def test_a_part_matters_when_turning_it_alone_would_turn_the_answer(tmp_path: Path) -> None:
    """Age was shown both ways, the intent as yes only."""
    age, intent = covered(tmp_path, YES, YOUNG).atoms

    assert (age.words, age.as_true, age.as_false, age.is_covered) == ("age ≥ 55 years", 1, 1, True)
    assert (intent.as_true, intent.as_false, intent.is_covered) == (1, 0, False)
    assert all(atom.is_covered for atom in covered(tmp_path, YES, YOUNG, UNINTENDED).atoms)


def test_two_things_changed_at_once_show_neither(tmp_path: Path) -> None:
    """Too young and not intended: either alone would do, so nobody knows which it was."""
    both = 'no = { "patient.age" = 54, "plan.transplant_intended" = false }'

    assert [atom.as_false for atom in covered(tmp_path, both).atoms] == [0, 0]


def test_a_vignette_that_fails_shows_nothing(tmp_path: Path) -> None:
    """Wrong expectations cover no ground."""
    assert covered(tmp_path, YES.replace("55", "54")).seen == {"yes": 0, "no": 0, "unknown": 0}


def test_what_only_asks_whether_facts_are_known_can_never_be_open(tmp_path: Path) -> None:
    """So nothing is lacking there."""
    coverage = covered(tmp_path, toml=criterion("old", "not known(patient.age_years)"))

    assert coverage.lacking == ("yes", "no")


def test_the_place_where_a_criterion_holds_is_a_part_like_any_other(tmp_path: Path) -> None:
    """It must be shown to matter, too."""
    coverage = covered(tmp_path, toml=criterion("old", "hct.prior_allo", 'jurisdictions = ["KR"]'))

    assert [atom.words for atom in coverage.atoms] == ["prior allo-HCT", "jurisdiction KR"]


def test_lcov_has_a_branch_for_each_answer_and_two_for_each_part(tmp_path: Path) -> None:
    """On the line of the condition in the rulebook's own file."""
    coverage = covered(tmp_path, YES, YOUNG)
    line = (HEAD + TOML).splitlines().index('when = "patient.age_years >= 55 and '
                                            'plan.transplant_intended"') + 1  # fmt: skip

    assert list(lcov([coverage], {"mini.toml": HEAD + TOML})) == [
        "TN:", "SF:mini.toml", f"FN:{line - 2},old", "FNDA:2,old",
        f"BRDA:{line},0,0,1", f"BRDA:{line},0,1,1", f"BRDA:{line},0,2,0",
        f"BRDA:{line},1,0,1", f"BRDA:{line},1,1,1", f"BRDA:{line},2,0,1", f"BRDA:{line},2,1,0",
        f"DA:{line},2", "end_of_record",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "[[option]]\n"])
def test_files_without_criteria_are_left_out_of_lcov(text: str) -> None:
    """Nothing to cover there."""
    assert list(lcov([], {"other.toml": text})) == []
