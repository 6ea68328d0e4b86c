"""An infection that is not under control against one that is not there."""

from collections.abc import Iterator

from allcli.case.facts.reading import finding
from allcli.case.model import Case
from allcli.case.problems import Fault

_ACTIVE = ("comorbidity", "infection")


def infection_faults(case: Case) -> Iterator[Fault]:
    """What cannot be true of one patient."""
    if case.infection.uncontrolled is True and finding(case.comorbidity, "infection") is False:
        said = "an infection not under control, but none is active"
        hint = "say comorbidity.infection = true"
        yield Fault(("infection", "uncontrolled"), said, hint, beside=(_ACTIVE,))
    weeks = case.infection.mould_treatment_weeks
    if weeks is not None and case.infection.mould_past is False:
        said = "mould-active therapy, but no mould infection; prophylaxis does not count"
        yield Fault(
            ("infection", "mould_treatment_weeks"), said, beside=(("infection", "mould_past"),)
        )
