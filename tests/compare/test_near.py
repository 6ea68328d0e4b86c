"""Mixtures of two places answer alike whether they share what was drawn of the case or not."""

from collections.abc import Iterator

import pytest

from allcli.case.files.read import Source
from allcli.compare.side import loosened
from allcli.engine.completions import Completions
from allcli.engine.mixture import Mixture
from allcli.engine.outlook import NOT_AT_ALL, Outlook
from allcli.engine.preferences import Preferences
from allcli.engine.prepared import Prepared
from allcli.engine.workspace import Values
from allcli.rulebook.model import Key
from allcli.triage.assess import assess_alone
from tests.cases import A_DAY, AFTER_HCT, FIT, source
from tests.triage.strategies import Changes

OPEN = FIT | {"disease.lineage": None, "labs.bilirubin_x_uln": None, "patient.age_years": None}
CASES = pytest.mark.parametrize("patient", [FIT, AFTER_HCT, OPEN], ids=["fit", "after HCT", "open"])
CRITERION: Key = ("criterion", "inotuzumab-vod-severe-contraindicated")
NONE = Preferences({}, {})


@CASES
def test_a_mixture_answers_alike_near_another(rulebook: Prepared, patient: Changes) -> None:
    """Near the outlook of another, the answer is that of the mixture by itself."""
    case = source(patient, {"jurisdiction": "EU"})

    for by_itself, near, beside in mixed(rulebook, case):
        own = Outlook(Completions(by_itself.charts, case.facts, A_DAY), NONE, NOT_AT_ALL)
        assert assess_alone(case, beside, A_DAY, near) == assess_alone(case, by_itself, A_DAY, own)


@CASES
def test_rows_of_access_keep_to_their_own_days(rulebook: Prepared, patient: Changes) -> None:
    """A row that one mixture has and another has not shifts no other row's being in force."""
    case = source(patient, {"jurisdiction": "EU"})

    for by_itself, near, beside in mixed(rulebook, case):
        own = Outlook(Completions(by_itself.charts, case.facts, A_DAY), NONE)
        assert barred(near.under(beside.charts, NONE), beside) == barred(own, by_itself)


def mixed(rulebook: Prepared, case: Source) -> Iterator[tuple[Prepared, Outlook, Prepared]]:
    """Mixtures of two places by themselves, and as they stand near one outlook on a day."""
    here, there = (loosened(rulebook, A_DAY, place, "EU") for place in ("US", "EU"))
    rows: list[Key] = [("access", name) for name in (*here["access"], *there["access"])]
    alone, shared = Mixture(rulebook, there, here), Mixture(rulebook, there, here, A_DAY)
    near = Outlook(Completions(shared.taking(()).charts, case.facts, A_DAY), NONE, NOT_AT_ALL)
    for keys in ([], [CRITERION], rows[:1], rows[::2], rows):
        yield alone.taking(keys), near, shared.taking(keys)
        yield alone.turned().taking(keys), near, shared.turned().taking(keys)


def barred(outlook: Outlook, rulebook: Prepared) -> dict[str, Values]:
    """Whether each option cannot be had, as far as that is open."""
    return {name: outlook.ways.values(outlook.barred(name)) for name in rulebook.options}
