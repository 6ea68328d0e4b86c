"""The workspace that cases share: nobody's answer hangs on who came before."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.engine.diagram import FALSE, TRUE, TooLargeError
from allcli.engine.load import load_rulebook
from allcli.engine.outlook import MANY
from allcli.engine.workspace import SharedWorkspace, Workspace
from allcli.triage.choose import outlook_of
from allcli.triage.evaluate import evaluate
from tests.cases import A_DAY, assessed, facts
from tests.profile import examples
from tests.triage.strategies import partial_and_full

Patient = Mapping[str, Any]


@examples(30)
@given(st.lists(partial_and_full().map(itemgetter(0)), min_size=2, max_size=4))
def test_an_answer_is_the_same_alone_and_after_others(patients: list[Patient]) -> None:
    """What others left in the workspace only saves the work of finding it."""
    charts = load_rulebook().charts
    alone = []
    for patient in patients:
        charts.workspace = SharedWorkspace()
        alone.append(assessed(patient))
    charts.workspace = SharedWorkspace()

    assert [assessed(patient) for patient in patients] == alone
    assert [assessed(patient) for patient in reversed(patients)] == alone[::-1]


def test_a_full_workspace_gives_way_to_an_empty_one() -> None:
    """So that a cohort without an end takes up no more and no more room."""
    shared = SharedWorkspace()
    workspace = shared.next()
    function = workspace.diagrams.node(1, (FALSE, TRUE))
    assert shared.next() is workspace
    while shared.next() is workspace:
        function = workspace.diagrams.node(0, (FALSE, function))

    assert shared.next().diagrams.size() < 10
    assert workspace.diagrams.values(function)  # whoever has it keeps it


def test_a_long_look_is_taken_apart() -> None:
    """It draws too much to leave it to others."""
    findings = evaluate(load_rulebook(), facts({"disease": {"lineage": "b-all"}}), A_DAY)
    shared = outlook_of(findings).ways.workspace

    assert outlook_of(findings).ways.workspace is shared
    assert outlook_of(findings, MANY).ways.workspace is not shared


def test_a_race_that_was_given_up_is_given_up_again() -> None:
    """The bound on its turns holds also where some were taken before."""
    workspace = Workspace()
    standings = [workspace.diagrams.node(i, tuple(map(workspace.diagrams.leaf, (1, 4))))
                 for i in range(9)]  # fmt: skip

    for _ in range(2):
        with pytest.raises(TooLargeError):
            workspace.winner(standings, {}, 3)
    assert workspace.diagrams.values(workspace.winner(standings, {}, 99)) == {*range(9), None}
