"""The leukaemia: what it is, where it is, what it carries and expresses."""

from __future__ import annotations

from typing import Annotated, Literal

from allcli.case.fields import Maybe, Number, ShortText
from allcli.case.kinds import (
    Antigen,
    CellCount,
    Cns,
    CnsSite,
    Count,
    Day,
    DiseaseStatus,
    Emergency,
    Kmt2a,
    Lineage,
    MrdMethod,
    Pct,
    PhFinding,
    Site,
    Tp53,
    Transcript,
    YesNo,
)
from allcli.case.span import Span
from allcli.case.table import Table, field


class Disease(Table):
    """The leukaemia now."""

    lineage: Maybe[Lineage] = None
    lineage_now: Maybe[Lineage] = field(
        default=None,
        description="instead of `lineage`, where the present blasts are of another phenotype",
    )
    etp: Maybe[bool] = field(default=None, description="early T-cell precursor")
    cml_blast_phase: Maybe[bool] = field(default=None, description="lymphoid blast phase of CML")
    status: Maybe[DiseaseStatus] = None
    diagnosed_on: Maybe[Day] = None
    high_risk: Maybe[bool] = field(default=None, description="by your own protocol's definition")
    relapse_number: Maybe[Count] = field(
        default=None, description="1 for a first relapse, 0 for none"
    )
    salvage_number: Maybe[Annotated[int | Span, Number("", 1, 50, whole=True)]] = field(
        default=None, description="which salvage is to be chosen; else counted from `lines`"
    )
    marrow_blasts_pct: Maybe[Pct] = None
    blood_blasts_pct: Maybe[Pct] = None
    blood_blasts: Maybe[CellCount] = field(default=None, description="absolute count")
    sites: tuple[Site, ...] | None = field(
        default=None, description="every site of active disease, none left out; [] for none"
    )
    cns: Maybe[Cns] = None
    cns_sites: tuple[CnsSite, ...] | None = field(
        default=None, description="where in the CNS, none left out; [] for none"
    )
    incomplete_lists: tuple[Literal["sites", "cns_sites", "emergency"], ...] | None = field(
        default=None,
        description="lists that may lack an entry, which is then not known; default: none",
    )
    cns_past: Maybe[bool] = field(default=None, description="had CNS leukaemia that is now cleared")
    extramedullary: Maybe[bool] = field(
        default=None, description="active disease outside marrow, blood and CNS"
    )
    extramedullary_past: Maybe[bool] = field(default=None, description="had some that is now gone")
    multifocal: Maybe[bool] = field(
        default=None, description="at two sites or more outside the marrow"
    )
    bulky: Maybe[bool] = field(
        default=None, description="a mass outside the marrow that your centre calls bulky"
    )
    mediastinal_mass: Maybe[bool] = None
    emergency: tuple[Emergency, ...] | None = field(
        default=None, description="what cannot wait for a systemic drug; [] for none"
    )


class Antigens(Table):
    """Targets on the blasts, from the latest sample."""

    cd19: Maybe[Antigen] = None
    cd19_pct: Maybe[Pct] = field(default=None, description="of blasts")
    cd19_date: Maybe[Day] = None
    cd22: Maybe[Antigen] = field(
        default=None, description="else by cd22_pct: negative at 0, partial below 20 %"
    )
    cd22_pct: Maybe[Pct] = field(default=None, description="of blasts")
    cd22_date: Maybe[Day] = None
    cd20_pct: Maybe[Pct] = field(default=None, description="of blasts")
    cd7: Maybe[Antigen] = None
    cd38: Maybe[Antigen] = None
    mpo: Maybe[Antigen] = field(default=None, description="myeloperoxidase, by flow or stain")
    tested_after_targeted_therapy: Maybe[bool] = field(
        default=None, description="sampled after the last antibody or CAR-T product"
    )


class Genetics(Table):
    """Lesions that decide."""

    bcr_abl1: Maybe[PhFinding] = None
    bcr_abl1_transcript: Maybe[Transcript] = None
    abl1_mutations: tuple[str, ...] | None = field(
        default=None, description="protein changes; [] for none found", examples=[["T315I"]]
    )
    incomplete_lists: tuple[Literal["abl1_mutations"], ...] | None = field(
        default=None, description="the list above, where it may lack a mutation; default: none"
    )
    kmt2a: Maybe[Kmt2a] = None
    tp53: Maybe[Tp53] = None
    hypodiploid: Maybe[bool] = field(default=None, description="low hypodiploidy")
    tcf3_hlf: Maybe[bool] = field(default=None, description="TCF3::HLF, t(17;19)")
    ph_like: Maybe[bool] = None
    abl_class: Maybe[bool] = field(
        default=None, description="fusion of ABL1 (not with BCR), ABL2, CSF1R, PDGFRA or PDGFRB"
    )
    karyotype: Annotated[str, ShortText(1000)] | None = field(
        default=None,
        description="ISCN; fills what the fields above leave open",
        examples=["46,XY,t(9;22)[12]"],
    )


class Mrd(Table):
    """Measurable residual disease in the latest marrow."""

    status: Maybe[YesNo] = None
    level_pct: Maybe[Pct] = field(default=None, description='e.g. 0.2, or "< 0.01 %"')
    method: Maybe[MrdMethod] = None
    date: Maybe[Day] = None
