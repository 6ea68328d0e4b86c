"""Our own vignettes, run once for all tests that ask what they show."""

import pytest

from allcli.engine.prepared import Prepared
from allcli.verify.examine import Examined, examine
from tests.verify.folder import OURS


@pytest.fixture(scope="session")
def ours(rulebook: Prepared) -> Examined:
    return examine(OURS, rulebook)
