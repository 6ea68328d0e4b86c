"""A prepared rulebook: what is drawn from its records is kept exactly as long as they stand."""

from allcli.engine.charts import Charts
from allcli.engine.prepared import Prepared, prepared
from allcli.rulebook.model import Criterion, Rulebook
from tests.verify.mini import criterion, rulebook_of


def without_last(rulebook: Prepared) -> tuple[Criterion, ...]:
    return rulebook.criteria[:-1]


def test_changed_records_have_charts_of_their_own(rulebook: Prepared) -> None:
    """The charts of one set of records are never used for another."""
    changed = rulebook._replace(criteria=without_last(rulebook))

    assert changed.charts is not rulebook.charts
    assert changed.cells is rulebook.cells


def test_equal_records_share_their_charts(rulebook: Prepared) -> None:
    """What counts is the content: a copy of the criteria has nothing drawn anew."""
    copied = rulebook._replace(
        criteria=tuple(criterion._replace() for criterion in rulebook.criteria)
    )

    assert copied.criteria is not rulebook.criteria
    assert copied.charts is rulebook.charts


def test_what_bears_on_no_chart_may_change(rulebook: Prepared) -> None:
    """Sources, hashes and notes of what was changed are in no chart."""
    assert rulebook._replace(hash="another", references={}).charts is rulebook.charts


def test_a_place_that_nobody_asked_for_cuts_the_cells_anew() -> None:
    """A criterion that is bound to a place of its own needs it told apart from the others."""
    mini = rulebook_of(criterion("a", "hct.prior_allo"))
    bound = mini.criteria[0]._replace(jurisdictions=("KR",))
    changed = mini._replace(criteria=(bound, *mini.criteria[1:]))

    assert changed.cells is not mini.cells
    assert "jurisdiction" in changed.cells.places


def test_other_conditions_cut_the_cells_anew(rulebook: Prepared) -> None:
    """Even where only the trees are given."""
    changed = rulebook._replace(trees=rulebook.trees)

    assert changed.cells is not rulebook.cells
    assert changed.cells == rulebook.cells


def test_a_table_is_made_once_for_a_rulebook(rulebook: Prepared) -> None:
    """And anew for a changed one, whatever has changed."""

    def ids(records: Rulebook) -> list[str]:
        return [criterion.id for criterion in records.criteria]

    changed = rulebook._replace(criteria=without_last(rulebook))

    assert rulebook.table(ids) is rulebook.table(ids)
    assert changed.table(ids) == rulebook.table(ids)[:-1]


def test_prepared_twice_is_prepared_once(rulebook: Prepared) -> None:
    """What can be asked already is handed back with all that it keeps."""
    assert prepared(rulebook) is rulebook
    assert isinstance(prepared(Rulebook._make(rulebook)).charts, Charts)
