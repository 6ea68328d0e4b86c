"""Facts that cannot all be true of one patient."""

from allcli.case.consistency.disease import disease_faults
from allcli.case.consistency.exposure import exposure_faults
from allcli.case.consistency.gvhd import gvhd_faults
from allcli.case.consistency.heart import heart_faults
from allcli.case.consistency.infection import infection_faults
from allcli.case.consistency.life import life_faults
from allcli.case.consistency.liver import liver_faults
from allcli.case.consistency.pregnancy import pregnancy_faults
from allcli.case.consistency.since import since_faults
from allcli.case.consistency.stated import stated_faults
from allcli.case.consistency.therapy import therapy_faults
from allcli.case.consistency.timing import timing_faults
from allcli.case.model import Case
from allcli.case.problems import Fault


def contradictions(case: Case) -> list[Fault]:
    """Every pair of statements that exclude each other, at the path of the later one, once."""
    faults = (
        *life_faults(case),
        *timing_faults(case),
        *since_faults(case),
        *disease_faults(case),
        *therapy_faults(case),
        *exposure_faults(case),
        *gvhd_faults(case),
        *liver_faults(case),
        *heart_faults(case),
        *pregnancy_faults(case),
        *infection_faults(case),
        *stated_faults(case),
    )
    return list({fault.path: fault for fault in reversed(faults)}.values())[::-1]
