"""Blood counts, electrolytes, kidney and pancreas."""

from allcli.case.facts.ageing import BLOOD_COUNTS, KIDNEY
from allcli.case.facts.patient import age_years
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.record import FALLS, RISES, Value, number
from allcli.case.kidney import creatinine_clearance


def _clearance(reading: Reading) -> Value:
    """By Cockcroft and Gault."""
    case = reading.case
    weight, sex = value(case.patient.weight_kg), value(case.patient.sex)
    return creatinine_clearance(age_years(case), weight, sex, value(case.labs.creatinine))


_CREATININE = "creatinine and its clearance"

COUNTS = (
    number(
        "labs.anc_1e9_l", "neutrophils", "x10^9/L", (0, 2000), "labs.anc",
        test="blood", change=RISES, ages=BLOOD_COUNTS, local_only=True,
    ),
    number(
        "labs.platelets_1e9_l", "platelets", "x10^9/L", (0, 2000), "labs.platelets",
        test="blood", change=RISES, ages=BLOOD_COUNTS, local_only=True,
    ),
    number(
        "labs.wbc_1e9_l", "WBC", "x10^9/L", (0, 2000), "labs.wbc",
        test="blood", change=FALLS, ages=BLOOD_COUNTS,
    ),
)  # fmt: skip
CHEMISTRY = (
    number(
        "labs.creatinine_mg_dl", "creatinine", "mg/dL", (0, 40), "labs.creatinine",
        topic=_CREATININE, test="blood", change=FALLS, ages=KIDNEY,
    ),
    number(
        "labs.potassium_mmol_l", "potassium", "mmol/L", (0, 20), "labs.potassium",
        test="blood", change=RISES, ages=KIDNEY,
    ),
    number(
        "labs.magnesium_mmol_l", "magnesium", "mmol/L", (0, 20), "labs.magnesium",
        test="blood", change=RISES, ages=KIDNEY,
    ),
    number(
        "labs.lipase_x_uln", "lipase", "x ULN", (0, 500), test="blood", change=FALLS, ages=KIDNEY
    ),
)  # fmt: skip
CLEARANCE = number(
    "kidney.creatinine_clearance_ml_min", "creatinine clearance", "mL/min", (0, 1000),
    "labs.creatinine_clearance", "labs.creatinine", "patient.age", "patient.weight_kg",
    "patient.sex",
    stated="labs.creatinine_clearance", of=_clearance,
    safety=True, topic=_CREATININE, test="blood", change=RISES, ages=KIDNEY,
)  # fmt: skip
