"""What was given so far: lines of therapy, transplants, exposures."""

from typing import Literal

from pydantic import Field

from allcli.case.fields import Maybe
from allcli.case.kinds import (
    CarT,
    Count,
    CumulativeDose,
    Day,
    Donor,
    Drug,
    DrugList,
    Failable,
    Grade,
    Intolerable,
    Months,
    Response,
    Table,
    VodSeverity,
)


class Line(Table):
    """One line of therapy; a remission lasts from `response_on` to `relapsed_on`."""

    regimen: str | None = Field(None, max_length=200, examples=["hyper-CVAD"])
    agents: Maybe[tuple[str, ...]] = Field(
        None,
        description="every drug, none left out: what stands neither here nor in a regimen that is "
        "known was not given",
        examples=[["blinatumomab", "ponatinib"]],
    )
    purpose: Maybe[Literal["frontline", "consolidation", "maintenance", "salvage"]] = Field(
        None, description="default: the first line is frontline, every later one salvage"
    )
    started_on: Maybe[Day] = None
    last_dose_on: Maybe[Day] = None
    cycles: Maybe[Count] = None
    best_response: Maybe[Response] = None
    response_on: Maybe[Day] = None
    relapsed_on: Maybe[Day] = None
    response_months: Maybe[Months] = Field(None, description="instead of the two dates")
    stopped_for: Maybe[
        Literal["completed", "no-response", "relapse", "toxicity", "transplant", "other"]
    ] = None
    toxicities: tuple[str, ...] | None = Field(
        None,
        description='each with its worst grade, "pancreatitis grade 3"; [] for none',
        examples=[["pancreatitis grade 3"]],
    )


class Transplant(Table):
    """One transplantation."""

    date: Maybe[Day] = None
    type: Maybe[Literal["allogeneic", "autologous"]] = None
    donor: Maybe[Donor] = None
    graft: Maybe[Literal["marrow", "pbsc", "cord"]] = None
    conditioning_agents: tuple[str, ...] | None = Field(
        None, description="drug by drug, and TBI", examples=[["busulfan", "fludarabine"]]
    )
    intensity: Maybe[Literal["mac", "ric", "nma"]] = None
    tbi: Maybe[bool] = None
    vod: Maybe[bool] = Field(None, description="VOD/SOS after this transplant")
    vod_severity: Maybe[VodSeverity] = None
    relapsed_on: Maybe[Day] = None
    months_to_relapse: Maybe[Months] = Field(None, description="instead of the two dates")
    dli_on: tuple[Day, ...] | None = Field(
        None, description="dates of donor lymphocyte infusions; [] for none"
    )


class Exposure(Table):
    """Earlier drugs, where the lines do not tell."""

    blinatumomab: Maybe[bool] = Field(None, description="else as the lines name it")
    blinatumomab_neurotoxicity: Maybe[Grade] = Field(None, description="worst grade, CTCAE")
    blinatumomab_crs: Maybe[Grade] = Field(None, description="worst grade")
    hypersensitivity: tuple[Drug, ...] | None = Field(
        None, description="severe, to any of these; [] for none; else as the lines tell"
    )
    inotuzumab: Maybe[bool] = Field(None, description="else as the lines name it")
    inotuzumab_cycles: Maybe[Count] = Field(None, description="else summed over the lines")
    inotuzumab_last_dose_on: Maybe[Day] = Field(None, description="else of the last such line")
    cd19_car_t: Maybe[bool] = Field(None, description="else as the lines name one")
    cd19_car_t_products: tuple[CarT, ...] | None = Field(
        None, description="each that was given; else as the lines name them"
    )
    imatinib: Maybe[bool] = Field(None, description="else as the lines name it")
    dasatinib: Maybe[bool] = Field(None, description="else as the lines name it")
    nilotinib: Maybe[bool] = Field(None, description="else as the lines name it")
    bosutinib: Maybe[bool] = Field(None, description="else as the lines name it")
    ponatinib: Maybe[bool] = Field(None, description="else as the lines name it")
    asciminib: Maybe[bool] = Field(None, description="else as the lines name it")
    nelarabine: Maybe[bool] = Field(None, description="else as the lines name it")
    venetoclax: Maybe[bool] = Field(None, description="else as the lines name it")
    daratumumab: Maybe[bool] = Field(None, description="else as the lines name it")
    anthracycline: Maybe[bool] = Field(
        None, description="any; else by the doses below, or as the lines name one"
    )
    asparaginase: Maybe[bool] = Field(None, description="any; else as the lines name one")
    revumenib: Maybe[bool] = Field(None, description="else as the lines name it")
    clofarabine: Maybe[bool] = Field(None, description="else as the lines name it")
    failed: tuple[Failable, ...] | None = Field(
        None,
        description="no response to it, progression on it or MRD left by it, TKIs apart; [] for "
        "none; else as the lines tell",
    )
    not_tolerated: tuple[Intolerable, ...] | None = Field(
        None, description="stopped for its toxicity; [] for none; else as the lines tell"
    )
    tkis_failed: tuple[str, ...] | None = Field(
        None,
        description="by name; [] for none; else those the lines name",
        examples=[["dasatinib"]],
    )
    incomplete_lists: tuple[DrugList, ...] | None = Field(
        None, description="lists that may lack a drug, which is then not known; default: none"
    )
    doxorubicin: Maybe[CumulativeDose] = Field(None, description="cumulative, 0 for never")
    daunorubicin: Maybe[CumulativeDose] = Field(None, description="cumulative, 0 for never")
    epirubicin: Maybe[CumulativeDose] = Field(None, description="cumulative, 0 for never")
    idarubicin: Maybe[CumulativeDose] = Field(None, description="cumulative, 0 for never")
    mitoxantrone: Maybe[CumulativeDose] = Field(None, description="cumulative, 0 for never")
