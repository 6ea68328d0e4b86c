"""What was given so far: lines of therapy, transplants, exposures."""

from __future__ import annotations

from typing import Annotated

from allcli.case.fields import Maybe, ShortText
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
    Graft,
    Intensity,
    Intolerable,
    Months,
    Purpose,
    Response,
    StoppedFor,
    TransplantType,
    VodSeverity,
)
from allcli.case.table import Table, field


class Line(Table):
    """One line of therapy; a remission lasts from `response_on` to `relapsed_on`."""

    regimen: Annotated[str, ShortText(200)] | None = field(default=None, examples=["hyper-CVAD"])
    agents: Maybe[tuple[str, ...]] = field(
        default=None,
        description="every drug, none left out: what stands neither here nor in a regimen that is "
        "known was not given",
        examples=[["blinatumomab", "ponatinib"]],
    )
    purpose: Maybe[Purpose] = field(
        default=None, description="default: the first line is frontline, every later one salvage"
    )
    started_on: Maybe[Day] = None
    last_dose_on: Maybe[Day] = None
    cycles: Maybe[Count] = None
    best_response: Maybe[Response] = field(
        default=None, description="pending, not-done or not-evaluated: nobody has looked yet"
    )
    response_on: Maybe[Day] = None
    relapsed_on: Maybe[Day] = field(
        default=None, description="left out of the last line: no relapse since"
    )
    response_months: Maybe[Months] = field(
        default=None,
        description="instead of the two dates; left out of the last line: no relapse since",
    )
    stopped_for: Maybe[StoppedFor] = field(
        default=None, description="left out of the last line: it goes on, or ended as planned"
    )
    toxicities: tuple[str, ...] | None = field(
        default=None,
        description='each with its worst grade, "pancreatitis grade 3"; [] for none',
        examples=[["pancreatitis grade 3"]],
    )


class Transplant(Table):
    """One transplantation."""

    date: Maybe[Day] = None
    type: Maybe[TransplantType] = None
    donor: Maybe[Donor] = None
    graft: Maybe[Graft] = None
    conditioning_agents: tuple[str, ...] | None = field(
        default=None, description="drug by drug, and TBI", examples=[["busulfan", "fludarabine"]]
    )
    intensity: Maybe[Intensity] = None
    tbi: Maybe[bool] = None
    vod: Maybe[bool] = field(default=None, description="VOD/SOS after this transplant")
    vod_severity: Maybe[VodSeverity] = None
    relapsed_on: Maybe[Day] = None
    months_to_relapse: Maybe[Months] = field(default=None, description="instead of the two dates")
    dli_on: tuple[Day, ...] | None = field(
        default=None, description="dates of donor lymphocyte infusions; [] for none"
    )


class Exposure(Table):
    """Earlier drugs, where the lines do not tell."""

    blinatumomab: Maybe[bool] = field(default=None, description="else as the lines name it")
    blinatumomab_neurotoxicity: Maybe[Grade] = field(default=None, description="worst grade, CTCAE")
    blinatumomab_crs: Maybe[Grade] = field(default=None, description="worst grade")
    hypersensitivity: tuple[Drug, ...] | None = field(
        default=None, description="severe, to any of these; [] for none; else as the lines tell"
    )
    inotuzumab: Maybe[bool] = field(default=None, description="else as the lines name it")
    inotuzumab_cycles: Maybe[Count] = field(default=None, description="else summed over the lines")
    inotuzumab_last_dose_on: Maybe[Day] = field(
        default=None, description="else of the last such line"
    )
    cd19_car_t: Maybe[bool] = field(default=None, description="else as the lines name one")
    cd19_car_t_products: tuple[CarT, ...] | None = field(
        default=None, description="each that was given; else as the lines name them"
    )
    imatinib: Maybe[bool] = field(default=None, description="else as the lines name it")
    dasatinib: Maybe[bool] = field(default=None, description="else as the lines name it")
    nilotinib: Maybe[bool] = field(default=None, description="else as the lines name it")
    bosutinib: Maybe[bool] = field(default=None, description="else as the lines name it")
    ponatinib: Maybe[bool] = field(default=None, description="else as the lines name it")
    asciminib: Maybe[bool] = field(default=None, description="else as the lines name it")
    nelarabine: Maybe[bool] = field(default=None, description="else as the lines name it")
    venetoclax: Maybe[bool] = field(default=None, description="else as the lines name it")
    daratumumab: Maybe[bool] = field(default=None, description="else as the lines name it")
    anthracycline: Maybe[bool] = field(
        default=None, description="any; else by the doses below, or as the lines name one"
    )
    asparaginase: Maybe[bool] = field(default=None, description="any; else as the lines name one")
    revumenib: Maybe[bool] = field(default=None, description="else as the lines name it")
    clofarabine: Maybe[bool] = field(default=None, description="else as the lines name it")
    failed: tuple[Failable, ...] | None = field(
        default=None,
        description="no response to it, progression on it or MRD left by it, TKIs apart; [] for "
        "none; else as the lines tell",
    )
    not_tolerated: tuple[Intolerable, ...] | None = field(
        default=None, description="stopped for its toxicity; [] for none; else as the lines tell"
    )
    tkis_failed: tuple[str, ...] | None = field(
        default=None,
        description="by name; [] for none; else those the lines name",
        examples=[["dasatinib"]],
    )
    incomplete_lists: tuple[DrugList, ...] | None = field(
        default=None,
        description="lists that may lack a drug, which is then not known; default: none",
    )
    doxorubicin: Maybe[CumulativeDose] = field(default=None, description="cumulative, 0 for never")
    daunorubicin: Maybe[CumulativeDose] = field(default=None, description="cumulative, 0 for never")
    epirubicin: Maybe[CumulativeDose] = field(default=None, description="cumulative, 0 for never")
    idarubicin: Maybe[CumulativeDose] = field(default=None, description="cumulative, 0 for never")
    mitoxantrone: Maybe[CumulativeDose] = field(default=None, description="cumulative, 0 for never")
