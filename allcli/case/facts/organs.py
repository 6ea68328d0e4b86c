"""Drugs taken now, lungs, nerves, and the comorbidity index for transplantation."""

from allcli.case.facts.ageing import DRUGS, ORGAN_FUNCTION
from allcli.case.facts.ever import ever
from allcli.case.facts.patient import age_years
from allcli.case.facts.reading import Reading
from allcli.case.facts.record import ENDS, Value, count, number, yes_no
from allcli.case.facts.reuse import CHEMOTHERAPY

_HCT_CI = "HCT-CI"
_NEUROLOGY = "seizures or CNS disorder ever"


def _hct_ci(reading: Reading) -> tuple[Value, Value]:
    """Without age and with it; spans while items are unknown."""
    case = reading.case
    if not (case.comorbidity.stated or case.lung.stated):
        return None, None
    # few cases fill in the tables: their code is loaded only for those
    from allcli.case.calculators.hct_ci import hct_ci_points  # noqa: PLC0415
    from allcli.case.fitness import comorbidity  # noqa: PLC0415

    return hct_ci_points(comorbidity(case, age_years(case)))


MEDICATION = (
    yes_no("medication.azole", "azole antifungal", change=ENDS, ages=DRUGS),
    yes_no("medication.hepatotoxic", "hepatotoxic drugs", change=ENDS, ages=DRUGS),
    yes_no("medication.anticoagulation", "anticoagulation", change=ENDS, ages=DRUGS),
)
LUNG = (
    number("lung.dlco_pct", "DLCO", "%", (0, 200), test="imaging", ages=ORGAN_FUNCTION),
    number("lung.fev1_pct", "FEV1", "%", (0, 200), test="imaging", ages=ORGAN_FUNCTION),
)
SYNDROMES = (
    yes_no("comorbidity.down_syndrome", "Down syndrome", evident=True),
    yes_no("comorbidity.dna_repair_disorder", "DNA repair disorder", evident=True),
    yes_no("comorbidity.dialysis_or_kidney_transplant", "dialysis or kidney transplant"),
)
NEUROLOGY = (
    yes_no("neurology.seizures", "seizures ever", of=ever("neurology.seizures"), topic=_NEUROLOGY),
    yes_no("neurology.cns_disorder", "relevant CNS disorder", topic=_NEUROLOGY),
    count("neurology.neuropathy_grade", "neuropathy grade", "", (0, 4)),
    yes_no(
        "neurology.cerebellar_toxicity_of_cytarabine",
        "cerebellar toxicity of cytarabine",
        topic=CHEMOTHERAPY,
        section="earlier therapy",
    ),
    yes_no("neurology.craniospinal_irradiation", "craniospinal irradiation"),
    yes_no(
        "neurology.methotrexate_neurotoxicity",
        "methotrexate neurotoxicity ever",
        of=ever("neurology.methotrexate_neurotoxicity"),
        topic=_NEUROLOGY,
    ),
)
FITNESS = (
    count(
        "fitness.hct_ci", _HCT_CI, "points", (0, 40), "comorbidity", topic=_HCT_CI,
        of=lambda reading: reading.once(_hct_ci)[0], ages=ORGAN_FUNCTION,
    ),
    count(
        "fitness.hct_ci_age", "HCT-CI/Age", "points", (0, 40), "comorbidity", "patient.age",
        of=lambda reading: reading.once(_hct_ci)[1], topic=_HCT_CI, ages=ORGAN_FUNCTION,
    ),
)  # fmt: skip
