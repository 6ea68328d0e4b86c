"""The facts that criteria may ask about, in the order in which a clinician asks for them.

A condition can name these and nothing else; every name, unit and value in the rulebook is checked
against this table when the rulebook loads.
"""

import copyreg

from allcli.case.facts.antigens import ANTIGENS
from allcli.case.facts.disease import DISEASE
from allcli.case.facts.exposure import EXPOSURE
from allcli.case.facts.genetics import GENETICS, MRD
from allcli.case.facts.gvhd import GVHD
from allcli.case.facts.heart import EJECTION_FRACTION, HEART, QT
from allcli.case.facts.infection import INFECTIONS
from allcli.case.facts.labs import CHEMISTRY, CLEARANCE, COUNTS
from allcli.case.facts.liver import BILIRUBIN_EXPLAINED, LIVER
from allcli.case.facts.liver_tests import ALP, LDH, LIVER_TESTS
from allcli.case.facts.organs import FITNESS, LUNG, MEDICATION, NEUROLOGY, SYNDROMES
from allcli.case.facts.patient import PATIENT
from allcli.case.facts.plan import PLAN
from allcli.case.facts.pregnancy import PREGNANCY
from allcli.case.facts.record import Fact
from allcli.case.facts.toxicity import TOXICITY
from allcli.case.facts.transplants import TRANSPLANTS
from allcli.case.facts.vod import VOD_HISTORY, VOD_NOW

FACTS: tuple[Fact, ...] = (
    *PATIENT, *DISEASE, *ANTIGENS, *GENETICS, *MRD, *EXPOSURE, *TRANSPLANTS, *GVHD, *VOD_HISTORY,
    *LIVER, *LIVER_TESTS, *VOD_NOW, *BILIRUBIN_EXPLAINED, ALP, *COUNTS, LDH, *HEART, *FITNESS,
    *CHEMISTRY, *MEDICATION, *QT, *LUNG, *INFECTIONS, *SYNDROMES, *NEUROLOGY, EJECTION_FRACTION,
    CLEARANCE, *TOXICITY, *PREGNANCY, *PLAN,
)  # fmt: skip
VOCABULARY: dict[str, Fact] = {fact.name: fact for fact in FACTS}
INDEX: dict[str, int] = {fact.name: i for i, fact in enumerate(FACTS)}


def called(name: str) -> Fact:
    """The fact of this name."""
    return VOCABULARY[name]


# A rulebook that is kept names its facts; what they are stays here.
copyreg.pickle(Fact, lambda fact: (called, (fact.name,)))
