"""The case file: its tables and fields, the same in TOML and JSON.

Every field may be left out, or say `"unknown"`, `"pending"` or `"not-done"`: a fact that is not
written down is unknown, never "no". Names and units follow registry practice.
"""

from __future__ import annotations

from typing import Annotated

from allcli.case.disease import Antigens, Disease, Genetics, Mrd
from allcli.case.fields import Maybe, Number, ShortText
from allcli.case.history import Exposure, Line, Transplant
from allcli.case.kinds import AvailableDonor, Day, Ecog, Karnofsky, Lansky, Sex, Years
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
from allcli.case.table import Table, field

Gestation = Annotated[float | Span, Number("weeks", 1, 45)]


class Patient(Table):
    """Who is treated: never a name or a record number."""

    age: Maybe[Years] = field(
        default=None, description='at `assessed_on`; "7 months" for an infant'
    )
    birth_date: Maybe[Day] = field(
        default=None, description="instead of age; year or month is enough"
    )
    sex: Maybe[Sex] = field(
        default=None, description="for dosing formulas, and whether pregnancy is possible"
    )
    weight_kg: Maybe[Annotated[float | Span, Number("kg", 0.5, 400)]] = None
    height_cm: Maybe[Annotated[float | Span, Number("cm", 20, 250)]] = None
    ecog: Maybe[Ecog] = field(
        default=None, description="as entered; under 16 years Lansky tells it, as a span"
    )
    kps: Maybe[Karnofsky] = field(default=None, description="Karnofsky, as entered")
    lansky: Maybe[Lansky] = field(default=None, description="under 16 years; stands for Karnofsky")
    pregnant: Maybe[bool] = None
    gestation_weeks: Maybe[Gestation] = field(default=None, description="completed, when pregnant")
    breast_feeding: Maybe[bool] = None


class Plan(Table):
    """What is intended."""

    transplant_intended: Maybe[bool] = None
    donor: Maybe[AvailableDonor] = field(default=None, description="the donor that is available")
    conditioning_agents: tuple[str, ...] | None = field(
        default=None,
        description="planned conditioning, drug by drug",
        examples=[["fludarabine", "TBI"]],
    )
    dli_intended: Maybe[bool] = None


class Case(Table):
    """One patient at one decision point."""

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Case:
        """Read a case: the one door for every syntax. Raises pydantic's ValidationError."""
        from allcli.case.files.validator import validator  # noqa: PLC0415 - which reads this model

        case: Case = validator().validate_json(text)
        return case

    id: Annotated[str, ShortText(100)] | None = field(
        default=None, description="your label; never a name", examples=["case-07"]
    )
    note: Annotated[str, ShortText(5000)] | None = field(
        default=None, description="for people; never read"
    )
    assessed_on: Maybe[Day] = field(default=None, description="the day of the decision")
    jurisdiction: Maybe[Jurisdiction] = field(default=None, description="whose labels and funding")
    patient: Patient = Patient()
    disease: Disease = Disease()
    antigens: Antigens = Antigens()
    genetics: Genetics = Genetics()
    mrd: Mrd = Mrd()
    lines_complete: Maybe[bool] = field(
        default=None, description="false: lines so far may be missing below; default: true"
    )
    lines: tuple[Line, ...] | None = field(default=None, description="every line so far, in order")
    transplants: tuple[Transplant, ...] | None = field(
        default=None, description="every one so far, in order; [] for none"
    )
    exposure: Exposure = Exposure()
    gvhd: Gvhd = Gvhd()
    liver: Liver = Liver()
    vod: Vod = Vod()
    labs: Labs = Labs()
    heart: Heart = Heart()
    lung: Lung = Lung()
    medication: Medication = Medication()
    toxicity: Toxicity = Toxicity()
    infection: Infection = Infection()
    neurology: Neurology = Neurology()
    comorbidity: Comorbidity = Comorbidity()
    plan: Plan = Plan()
