"""Charts: what the rulebook says, as functions over all patients."""

import pickle
from random import Random

import pytest

from allcli.engine.charts import NOT_APPLICABLE, Charts
from allcli.engine.diagram import Diagrams, value_of
from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.rulebook.words import VERDICTS


@pytest.fixture(scope="module")
def rulebook() -> Prepared:
    return load_rulebook()


def fresh(rulebook: Prepared) -> Charts:
    return Charts(
        rulebook.cells, rulebook.options, rulebook.criteria, rulebook.access, rulebook.pairs
    )


def test_the_kept_charts_are_those_of_the_rulebook(rulebook: Prepared) -> None:
    """Drawn anew, each function is the same."""
    kept, drawn, place = rulebook.charts, fresh(rulebook), Diagrams()

    sizes = [len(variable.cells) for variable in rulebook.cells.variables]
    sizes += [2] * (len(rulebook.criteria) + len(rulebook.access))
    every = [tuple(range(size)) for size in sizes]
    done: tuple[dict[int, int], dict[int, int]] = {}, {}
    for option in rulebook.options:
        for ask in (Charts.applies, Charts.verdict, Charts.barred):
            from_kept, from_drawn = (
                charts.diagrams.cut(ask(charts, option), place, every, seen)
                for charts, seen in zip((kept, drawn), done, strict=True)
            )
            assert from_kept == from_drawn


def test_charts_that_were_read_back_can_still_draw(rulebook: Prepared) -> None:
    """What was not drawn before they were kept is drawn when it is asked for."""
    option = next(iter(rulebook.options))
    charts = fresh(rulebook)
    charts.applies(option)
    again = pickle.loads(pickle.dumps(charts))

    verdict = again.verdict(option)

    assert again.diagrams.values(verdict) <= {*range(len(VERDICTS)), NOT_APPLICABLE}


def test_a_verdict_is_the_worst_that_holds(rulebook: Prepared) -> None:
    """In random patients, with every record in force: class by class, read off the criteria."""
    charts, random = fresh(rulebook), Random(7)
    diagrams = charts.diagrams
    sizes = [len(variable.cells) for variable in rulebook.cells.variables]
    records = len(rulebook.criteria) + len(rulebook.access)

    for _ in range(20):
        patient = [*(random.randrange(size) for size in sizes), *[1] * records]
        for option in rulebook.options:
            given = [
                VERDICTS.index(criterion.verdict[option])
                for criterion in rulebook.criteria
                if option in criterion.verdict
                and value_of(diagrams, charts.criterion(criterion.id), patient)
            ]
            applies = value_of(diagrams, charts.applies(option), patient)
            expected = max(given, default=0) if applies else NOT_APPLICABLE
            assert value_of(diagrams, charts.verdict(option), patient) == expected


def test_a_chart_tells_what_it_asks(rulebook: Prepared) -> None:
    """Read back from the copy or drawn anew, it names the variables of its nodes, in order."""
    for charts in (rulebook.charts, fresh(rulebook)):
        for option in rulebook.options:
            chart = charts.verdict(option)
            asked = {variable for variable, _ in charts.diagrams.nodes(chart)}

            assert charts.asked(chart) == tuple(sorted(asked))
