"""Mixing two rulebooks undoes a change, and only that one."""

import pytest

from allcli.case.derive import derive
from allcli.engine.mixture import between
from allcli.engine.prepared import Prepared
from tests.cases import AFTER_HCT, source
from tests.overlays import BLASTS, FROM_40, INOTUZUMAB_FIRST, NEW, NO_MEC, local

EVERY = (FROM_40, NO_MEC, INOTUZUMAB_FIRST, NEW, '[[disable]]\ncriterion = "testis-local-plan"')


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.split("\n")[1][:30] or "new")
def test_undoing_the_only_change_gives_ours_again(rulebook: Prepared, table: str) -> None:
    """Added, changed, disabled or reordered: undone it is as if it had never been."""
    changed = local(table)

    back = between(changed, rulebook).taking([change.key for change in changed.changes])

    assert back.options == rulebook.options
    assert list(back.options) == list(rulebook.options)
    assert [criterion.id for criterion in back.criteria] == [
        criterion.id for criterion in rulebook.criteria
    ]
    assert {k: set(v) for k, v in back.pairs.items()} == {
        k: set(v) for k, v in rulebook.pairs.items()
    }
    assert back.trees == rulebook.trees


def test_the_other_changes_stay(rulebook: Prepared) -> None:
    """One of several undone: the rest is still there."""
    back = between(local(*EVERY), rulebook).taking([("option", "mec")])
    changed = next(criterion for criterion in back.criteria if criterion.id == BLASTS)

    assert back.options["mec"] == rulebook.options["mec"]
    assert changed.when.endswith("40")


def test_a_mixed_rulebook_answers_as_a_built_one(rulebook: Prepared) -> None:
    """Walking the trees and running the compiled conditions give the same truths."""
    values = derive(source(AFTER_HCT).case).values
    changed = local(*EVERY)

    back = between(changed, rulebook).taking([change.key for change in changed.changes])

    assert back.conditions(values) == rulebook.conditions(values)


def test_what_hangs_on_an_option_goes_with_it(rulebook: Prepared) -> None:
    """An option that is not there leaves no access row and no combination of it behind."""
    fewer = rulebook._replace(
        options={name: option for name, option in rulebook.options.items() if name != "ponatinib"}
    )
    left = [tree for name, tree in zip(rulebook.options, rulebook.trees, strict=False)
            if name != "ponatinib"]  # fmt: skip
    fewer = fewer._replace(trees=(*left, *rulebook.trees[len(rulebook.options) :]))

    mix = between(rulebook, fewer).taking([("option", "ponatinib")])

    assert "blinatumomab-ponatinib" not in mix.options
    assert not [row for row in mix.access if row.option == "ponatinib"]


def test_what_one_mixture_has_drawn_the_next_finds_drawn(rulebook: Prepared) -> None:
    """They are cut into cells once and drawn in one workspace: equal charts are one number."""
    mixture = between(local(*EVERY), rulebook)

    first, second = mixture.taking(()).charts, mixture.taking([("option", "mec")]).charts

    assert first.diagrams is second.diagrams
    assert first.cells.variables is second.cells.variables
    assert first.verdict("blinatumomab") == second.verdict("blinatumomab")


def test_turned_it_is_the_other_rulebook(rulebook: Prepared) -> None:
    """The two sides of a mixture change places, cut and drawn together all the same."""
    mixture = between(local(*EVERY), rulebook)

    turned = mixture.turned().taking(())

    assert turned.criteria == rulebook.criteria
    assert turned.charts.diagrams is mixture.taking(()).charts.diagrams
