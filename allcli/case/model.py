"""The case file: its tables and fields, the same in TOML and JSON.

Every field may be left out, or say `"unknown"`, `"pending"` or `"not-done"`: a fact that is not
written down is unknown, never "no". Names and units follow registry practice.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from allcli.case.dates import PartialDate
from allcli.case.fields import DateField, GradeField, Maybe, Number
from allcli.case.span import Span

Jurisdiction = Literal["US", "EU", "UK", "KR", "JP", "AU"]
Antigen = Literal["positive", "dim", "partial", "negative"]
Finding = Literal["positive", "negative"]
Donor = Literal[
    "matched-sibling", "matched-related", "matched-unrelated", "mismatched-unrelated",
    "haploidentical", "cord",
]  # fmt: skip
AvailableDonor = Literal[
    "matched-sibling", "matched-related", "matched-unrelated", "mismatched-unrelated",
    "haploidentical", "cord", "none",
]  # fmt: skip
Response = Literal["cr", "cri", "crh", "mlfs", "pr", "nr", "not-evaluated"]
VodSeverity = Literal["mild", "moderate", "severe", "very-severe"]

Day = Annotated[PartialDate, DateField()]
Grade = Annotated[int, GradeField()]
Pct = Annotated[float | Span, Number("%", 0, 100)]
Count = Annotated[int | Span, Number("", 0, 50, whole=True)]
CellCount = Annotated[float | Span, Number("10*9/L", 0, 2000)]
TimesUln = Annotated[float | Span, Number("x ULN", 0, 500)]
Bilirubin = Annotated[float | Span, Number("bilirubin mg/dL", 0, 100)]
Enzyme = Annotated[float | Span, Number("U/L", 0, 50000)]
Creatinine = Annotated[float | Span, Number("creatinine mg/dL", 0, 40)]
Years = Annotated[float | Span, Number("years", 0, 120)]
Months = Annotated[float | Span, Number("months", 0, 1200)]
Days = Annotated[float | Span, Number("days", 0, 36500)]


class Table(BaseModel):
    """One table of a case file; keys it does not know are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Closable(Table):
    """A table of findings that its writer can close: what it does not name is then absent."""

    unstated: Literal["absent", "unknown"] = Field(
        "unknown", description='"absent": I looked, and there was nothing else'
    )


class Patient(Table):
    """Who is treated: never a name, a record number or a birth date in full."""

    age: Maybe[Years] = Field(None, description="at `assessed_on`")
    sex: Maybe[Literal["female", "male"]] = Field(None, description="for dosing formulas only")
    weight_kg: Maybe[Annotated[float | Span, Number("kg", 0.5, 400)]] = None
    height_cm: Maybe[Annotated[float | Span, Number("cm", 20, 250)]] = None
    ecog: Maybe[Annotated[int | Span, Number("", 0, 4, whole=True)]] = None
    kps: Maybe[Annotated[int | Span, Number("", 0, 100, whole=True)]] = Field(
        None, description="Karnofsky; never converted to ECOG or back"
    )


class Disease(Table):
    """The leukaemia now."""

    lineage: Maybe[Literal["b-all", "t-all", "mpal", "all-unspecified"]] = None
    status: Maybe[Literal["relapsed", "refractory", "mrd-positive", "remission"]] = None
    diagnosed_on: Maybe[Day] = None
    high_risk: Maybe[bool] = Field(None, description="by your own protocol's definition")
    relapse_number: Maybe[Count] = Field(None, description="1 for a first relapse")
    salvage_number: Maybe[Annotated[int | Span, Number("", 1, 20, whole=True)]] = Field(
        None, description="which salvage is to be chosen; else counted from `lines`"
    )
    marrow_blasts_pct: Maybe[Pct] = None
    blood_blasts: Maybe[CellCount] = Field(None, description="absolute, 10*9/L")
    cns: Maybe[Literal["cns1", "cns2", "cns3"]] = None
    extramedullary: Maybe[bool] = Field(
        None, description="active disease outside marrow, blood and CNS"
    )


class Antigens(Table):
    """Targets on the blasts, from the latest sample after the last targeted therapy."""

    cd19: Maybe[Antigen] = None
    cd22: Maybe[Antigen] = None
    cd22_pct: Maybe[Pct] = Field(None, description="% of blasts")


class Genetics(Table):
    """Lesions that decide."""

    bcr_abl1: Maybe[Finding] = None


class Mrd(Table):
    """Measurable residual disease in the latest marrow."""

    status: Maybe[Finding] = None
    level_pct: Maybe[Pct] = Field(None, description='e.g. 0.2, or "< 0.01 %"')


class Line(Table):
    """One line of therapy; a remission lasts from `response_on` to `relapsed_on`."""

    regimen: str | None = Field(None, max_length=200)
    agents: tuple[str, ...] | None = Field(
        None, description="name antibodies, TKIs and CAR-T products"
    )
    purpose: Maybe[Literal["frontline", "consolidation", "maintenance", "salvage"]] = Field(
        None, description="default: the first line is frontline, every later one salvage"
    )
    started_on: Maybe[Day] = None
    cycles: Maybe[Count] = None
    best_response: Maybe[Response] = None
    response_on: Maybe[Day] = None
    relapsed_on: Maybe[Day] = None
    response_months: Maybe[Months] = Field(None, description="instead of the two dates")


class Transplant(Table):
    """One transplantation."""

    date: Maybe[Day] = None
    type: Maybe[Literal["allogeneic", "autologous"]] = None
    donor: Maybe[Donor] = None
    conditioning_agents: tuple[str, ...] | None = None
    relapsed_on: Maybe[Day] = None
    months_to_relapse: Maybe[Months] = Field(None, description="instead of the two dates")


class Gvhd(Closable):
    """Graft-versus-host disease now; grades and stages by MAGIC, severity by NIH 2014."""

    acute_active: Maybe[bool] = None
    acute_grade: Maybe[Grade] = Field(None, description="MAGIC grade of the active episode")
    skin: Maybe[Grade] = Field(None, description="MAGIC stage 0-4")
    liver: Maybe[Grade] = Field(None, description="MAGIC stage 0-4")
    upper_gi: Maybe[Annotated[int | Span, Number("", 0, 1, whole=True)]] = Field(
        None, description="MAGIC stage 0-1"
    )
    lower_gi: Maybe[Grade] = Field(None, description="MAGIC stage 0-4")
    chronic_active: Maybe[bool] = None
    chronic_severity: Maybe[Literal["mild", "moderate", "severe"]] = None
    systemic_treatment: Maybe[bool] = Field(
        None, description="systemic immunosuppression for GVHD now"
    )
    days_since_systemic_treatment: Maybe[Days] = Field(
        None, description="since the last dose, when stopped"
    )


class Liver(Closable):
    """Liver history."""

    vod_history: Maybe[bool] = Field(None, description="VOD/SOS ever")
    vod_severity: Maybe[VodSeverity] = Field(None, description="worst, EBMT 2016")
    vod_ongoing: Maybe[bool] = None
    cirrhosis: Maybe[bool] = None
    nodular_regenerative_hyperplasia: Maybe[bool] = None
    active_hepatitis: Maybe[bool] = None
    other_disease_history: Maybe[bool] = Field(
        None, description="resolved hepatitis, steatohepatitis, fibrosis, drug injury"
    )
    gilbert_or_haemolysis: Maybe[bool] = Field(
        None, description="explains a raised bilirubin without liver disease"
    )


class Labs(Table):
    """Latest values: a number in the unit shown, or text with a unit."""

    bilirubin: Maybe[Bilirubin] = Field(None, description="total, mg/dL")
    bilirubin_uln: Maybe[Bilirubin] = Field(None, description="upper limit of normal, mg/dL")
    bilirubin_x_uln: Maybe[TimesUln] = Field(None, description="instead of the two")
    ast: Maybe[Enzyme] = Field(None, description="U/L")
    ast_uln: Maybe[Enzyme] = Field(None, description="U/L")
    ast_x_uln: Maybe[TimesUln] = Field(None, description="instead of the two")
    alt: Maybe[Enzyme] = Field(None, description="U/L")
    alt_uln: Maybe[Enzyme] = Field(None, description="U/L")
    alt_x_uln: Maybe[TimesUln] = Field(None, description="instead of the two")
    creatinine: Maybe[Creatinine] = Field(None, description="mg/dL")


class Heart(Table):
    """Heart function."""

    lvef_pct: Maybe[Pct] = None


class Plan(Table):
    """What is intended."""

    transplant_intended: Maybe[bool] = None
    donor: Maybe[AvailableDonor] = Field(None, description="the donor that is available")
    conditioning_agents: tuple[str, ...] | None = Field(
        None, description="planned conditioning, drug by drug"
    )


class Case(Table):
    """One patient at one decision point."""

    id: str | None = Field(None, max_length=100, description="your label; never a name")
    note: str | None = Field(None, max_length=5000, description="for people; never read")
    assessed_on: Maybe[Day] = Field(None, description="the day of the decision")
    jurisdiction: Maybe[Jurisdiction] = None
    patient: Patient = Patient.model_construct()
    disease: Disease = Disease.model_construct()
    antigens: Antigens = Antigens.model_construct()
    genetics: Genetics = Genetics.model_construct()
    mrd: Mrd = Mrd.model_construct()
    lines: tuple[Line, ...] | None = Field(None, description="every line so far, in order")
    transplants: tuple[Transplant, ...] | None = Field(
        None, description="every one so far, in order; [] for none"
    )
    gvhd: Gvhd = Gvhd.model_construct()
    liver: Liver = Liver.model_construct()
    labs: Labs = Labs.model_construct()
    heart: Heart = Heart.model_construct()
    plan: Plan = Plan.model_construct()
