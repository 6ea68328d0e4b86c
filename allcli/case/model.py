"""The case file: its tables and fields, the same in TOML and JSON.

Every field may be left out, or say `"unknown"`, `"pending"` or `"not-done"`: a fact that is not
written down is unknown, never "no". Names and units follow registry practice.
"""

from typing import Annotated, Literal

from pydantic import Field

from allcli.case.disease import Antigens, Disease, Genetics, Mrd
from allcli.case.fields import Maybe, Number
from allcli.case.history import Exposure, Line, Transplant
from allcli.case.kinds import AvailableDonor, Day, Table, Years
from allcli.case.organs import (
    Comorbidity,
    Gvhd,
    Heart,
    Infection,
    Labs,
    Liver,
    Lung,
    Medication,
    Neurology,
    Toxicity,
    Vod,
)
from allcli.case.places import Jurisdiction
from allcli.case.span import Span

Gestation = Annotated[float | Span, Number("weeks", 1, 45)]
Tens = Annotated[int | Span, Number("", 0, 100, whole=True)]


class Patient(Table):
    """Who is treated: never a name or a record number."""

    age: Maybe[Years] = Field(None, description='at `assessed_on`; "7 months" for an infant')
    birth_date: Maybe[Day] = Field(None, description="instead of age; year or month is enough")
    sex: Maybe[Literal["female", "male"]] = Field(
        None, description="for dosing formulas, and whether pregnancy is possible"
    )
    weight_kg: Maybe[Annotated[float | Span, Number("kg", 0.5, 400)]] = None
    height_cm: Maybe[Annotated[float | Span, Number("cm", 20, 250)]] = None
    ecog: Maybe[Annotated[int | Span, Number("", 0, 4, whole=True)]] = Field(
        None, description="where it is not given, Karnofsky or Lansky tells it as a span"
    )
    kps: Maybe[Tens] = Field(None, description="Karnofsky")
    lansky: Maybe[Tens] = Field(None, description="under 16 years; stands for Karnofsky")
    pregnant: Maybe[bool] = None
    gestation_weeks: Maybe[Gestation] = Field(None, description="completed, when pregnant")
    breast_feeding: Maybe[bool] = None


class Plan(Table):
    """What is intended."""

    transplant_intended: Maybe[bool] = None
    donor: Maybe[AvailableDonor] = Field(None, description="the donor that is available")
    conditioning_agents: tuple[str, ...] | None = Field(
        None, description="planned conditioning, drug by drug", examples=[["fludarabine", "TBI"]]
    )
    dli_intended: Maybe[bool] = None


class Case(Table):
    """One patient at one decision point."""

    id: str | None = Field(
        None, max_length=100, description="your label; never a name", examples=["case-07"]
    )
    note: str | None = Field(None, max_length=5000, description="for people; never read")
    assessed_on: Maybe[Day] = Field(None, description="the day of the decision")
    jurisdiction: Maybe[Jurisdiction] = Field(None, description="whose labels and funding")
    patient: Patient = Patient.model_construct()
    disease: Disease = Disease.model_construct()
    antigens: Antigens = Antigens.model_construct()
    genetics: Genetics = Genetics.model_construct()
    mrd: Mrd = Mrd.model_construct()
    lines_complete: Maybe[bool] = Field(
        None, description="false: lines so far may be missing below; default: true"
    )
    lines: tuple[Line, ...] | None = Field(None, description="every line so far, in order")
    transplants: tuple[Transplant, ...] | None = Field(
        None, description="every one so far, in order; [] for none"
    )
    exposure: Exposure = Exposure.model_construct()
    gvhd: Gvhd = Gvhd.model_construct()
    liver: Liver = Liver.model_construct()
    vod: Vod = Vod.model_construct()
    labs: Labs = Labs.model_construct()
    heart: Heart = Heart.model_construct()
    lung: Lung = Lung.model_construct()
    medication: Medication = Medication.model_construct()
    toxicity: Toxicity = Toxicity.model_construct()
    infection: Infection = Infection.model_construct()
    neurology: Neurology = Neurology.model_construct()
    comorbidity: Comorbidity = Comorbidity.model_construct()
    plan: Plan = Plan.model_construct()
