"""What a case takes up is gone with its answer, but for the bounded workspace that all share."""

import gc
from pathlib import Path

import pytest

from allcli.case.files.read import read_case
from allcli.engine.load import load_rulebook
from allcli.triage.assess import assess
from tests.cases import A_DAY, CASES
from tests.profile import dear


@pytest.mark.parametrize("path", dear(CASES), ids=lambda path: path.stem)
def test_an_assessment_leaves_no_circle_of_references_behind(path: Path) -> None:
    """Only those would wait for the garbage collector, with all that they hold on to."""
    source, rulebook = read_case(str(path)), load_rulebook()
    assess(source, rulebook, A_DAY)  # what is made once is made
    gc.collect()
    gc.freeze()  # what is there by now is not to be looked through again
    gc.disable()
    try:
        assess(source, rulebook, A_DAY)
        assert gc.collect() == 0
    finally:
        gc.enable()
