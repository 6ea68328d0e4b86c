"""The types of case fields: words that may be chosen, and numbers with their unit and range."""

from typing import Annotated, Any, Literal, get_args

from allcli.case.dates import PartialDate
from allcli.case.fields import DateField, GradeField, Number, Spelled
from allcli.case.span import Span
from allcli.case.usual import disease, findings, history

Antigen = Annotated[
    Literal["positive", "dim", "partial", "negative"],
    Spelled(findings.ANTIGEN, findings.ANTIGEN_SAYS_NOTHING),
]
YesNo = Annotated[Literal["positive", "negative"], Spelled(findings.MRD, findings.MRD_SAYS_NOTHING)]
PhFinding = Annotated[
    Literal["positive", "negative"], Spelled(findings.PH, findings.PH_SAYS_NOTHING)
]
Kmt2a = Annotated[
    Literal["rearranged", "not-rearranged"], Spelled(findings.KMT2A, findings.KMT2A_SAYS_NOTHING)
]
Tp53 = Annotated[
    Literal["mutated", "wild-type"], Spelled(findings.TP53, findings.TP53_SAYS_NOTHING)
]
Transcript = Annotated[Literal["p190", "p210", "other"], Spelled(findings.TRANSCRIPT)]
MrdMethod = Annotated[
    Literal["flow", "ig-tr-pcr", "ngs", "fusion-transcript"], Spelled(findings.MRD_METHOD)
]
Donor = Annotated[
    Literal[
        "matched-sibling", "matched-related", "matched-unrelated", "mismatched-unrelated",
        "haploidentical", "cord",
    ],
    Spelled(history.DONORS, history.DONORS_SAY_NOTHING),
]  # fmt: skip
AvailableDonor = Annotated[
    Literal[
        "matched-sibling", "matched-related", "matched-unrelated", "mismatched-unrelated",
        "haploidentical", "cord", "none",
    ],
    Spelled((*history.DONORS, *history.NO_DONOR), history.DONORS_SAY_NOTHING),
]  # fmt: skip
Cns = Annotated[Literal["cns1", "cns2", "cns3"], Spelled(disease.CNS)]
Lineage = Annotated[
    Literal[
        "b-all", "t-all", "lbl-b", "lbl-t", "mpal", "mpal-b-myeloid", "mpal-t-myeloid", "aul",
        "myeloid", "all-unspecified",
    ],
    Spelled(disease.LINEAGE, disease.LINEAGE_SAYS_NOTHING),
]  # fmt: skip
DiseaseStatus = Annotated[
    Literal["relapsed", "refractory", "mrd-positive", "remission", "newly-diagnosed"],
    Spelled(disease.STATUS),
]
Site = Annotated[
    Literal["marrow", "cns", "testis", "heart", "eye", "kidney", "bowel", "other"],
    Spelled(disease.SITES, disease.SITES_SAY_NOTHING),
]
CnsSite = Annotated[
    Literal["csf", "leptomeninges", "parenchyma", "cranial-nerve", "optic-nerve", "spine"],
    Spelled(disease.CNS_SITES),
]
Emergency = Annotated[
    Literal["cord-compression", "vision", "mediastinal-compression", "leucostasis", "tamponade"],
    Spelled(disease.EMERGENCY),
]
Response = Annotated[
    Literal["cr", "cri", "crh", "mlfs", "pr", "nr", "not-evaluated"], Spelled(history.RESPONSE)
]
Purpose = Annotated[
    Literal["frontline", "consolidation", "maintenance", "salvage"], Spelled(history.PURPOSE)
]
StoppedFor = Annotated[
    Literal["completed", "no-response", "relapse", "toxicity", "transplant", "other"],
    Spelled(history.STOPPED_FOR),
]
TransplantType = Annotated[Literal["allogeneic", "autologous"], Spelled(history.TRANSPLANT_TYPE)]
Graft = Annotated[Literal["marrow", "pbsc", "cord"], Spelled(history.GRAFT)]
Intensity = Annotated[Literal["mac", "ric", "nma"], Spelled(history.INTENSITY)]
Sex = Annotated[Literal["female", "male"], Spelled(history.SEX)]
VodSeverity = Annotated[
    Literal["mild", "moderate", "severe", "very-severe"],
    Spelled(
        (*history.SEVERITY, ("life-threatening", "very-severe")), history.SEVERITY_SAYS_NOTHING
    ),
]
Severity = Annotated[
    Literal["mild", "moderate", "severe"],
    Spelled(history.SEVERITY, history.SEVERITY_SAYS_NOTHING),
]
DrugList = Literal[
    "failed", "not_tolerated", "hypersensitivity", "cd19_car_t_products", "tkis_failed"
]  # fmt: skip
Drug = Literal["blinatumomab", "inotuzumab", "nelarabine", "asparaginase", "daratumumab"]
Tki = Literal["imatinib", "dasatinib", "nilotinib", "bosutinib", "ponatinib", "asciminib"]
CarT = Literal["tisagenlecleucel", "brexucabtagene", "obecabtagene", "other"]
Failable = Literal[
    "blinatumomab",
    "inotuzumab",
    "cd19-car-t",
    "nelarabine",
    "venetoclax",
    "daratumumab",
    "asparaginase",
    "revumenib",
    "clofarabine",
    "dli",
]
Intolerable = Literal[
    "blinatumomab",
    "inotuzumab",
    "cd19-car-t",
    "imatinib",
    "dasatinib",
    "nilotinib",
    "bosutinib",
    "ponatinib",
    "asciminib",
    "nelarabine",
    "venetoclax",
    "daratumumab",
    "anthracycline",
    "asparaginase",
    "revumenib",
    "clofarabine",
]

# What may stand beside a stage or a score and changes nothing.
_STAGE, _SCORE = "stage|stadium|magic|ステージ|기|期", "nih|score|점|点"
Day = Annotated[PartialDate, DateField()]
Grade = Annotated[int | Span, GradeField()]
OverallGrade = Annotated[int | Span, GradeField("overall|magic|acute|a?gvhd")]
SkinStage = Annotated[int | Span, GradeField(f"{_STAGE}|skin|haut|피부|皮膚")]
LiverStage = Annotated[int | Span, GradeField(f"{_STAGE}|liver|leber|간|肝")]
GutStage = Annotated[int | Span, GradeField(f"{_STAGE}|lower|gi|gut|darm|장|腸")]
Score3 = Annotated[int | Span, Number("", 0, 3, whole=True, label=_SCORE)]
Score1 = Annotated[int | Span, Number("", 0, 1, whole=True, label=f"{_STAGE}|upper|gi")]
Ecog = Annotated[
    int | Span,
    Number(
        "", 0, 4, whole=True, label="ecog|who|zubrod|ps|全身状態|performance status|grade|점|点"
    ),
]
Karnofsky = Annotated[int | Span, Number("", 0, 100, whole=True, label="kps|karnofsky|ps|%|점|点")]
Lansky = Annotated[int | Span, Number("", 0, 100, whole=True, label="lansky|ps|lps|%|점|点")]
Count = Annotated[int | Span, Number("", 0, 50, whole=True)]
Pct = Annotated[float | Span, Number("%", 0, 100)]
CellCount = Annotated[float | Span, Number("10*9/L", 0, 2000)]
TimesUln = Annotated[float | Span, Number("x ULN", 0, 500, normal=(0, 1))]
EnzymeTimesUln = Annotated[float | Span, Number("x ULN", 0, 3000, normal=(0, 1))]  # of AST and ALT
Times = Annotated[float | Span, Number("", 0, 500)]
Bilirubin = Annotated[float | Span, Number("bilirubin mg/dL", 0, 100, normal=(0, 1.5))]
Enzyme = Annotated[float | Span, Number("U/L", 0, 50000, normal=(0, 500))]
Creatinine = Annotated[float | Span, Number("creatinine mg/dL", 0, 40, normal=(0, 1.4))]
PerDecilitre = Annotated[float | Span, Number("g/dL", 0, 30)]
Haemoglobin = Annotated[float | Span, Number("haemoglobin g/dL", 0, 30)]
Potassium = Annotated[float | Span, Number("potassium mmol/L", 0, 20)]
Magnesium = Annotated[float | Span, Number("magnesium mmol/L", 0, 20)]
Milliseconds = Annotated[float | Span, Number("ms", 0, 1000)]
Qtcf = Annotated[float | Span, Number("ms", 0, 1000, label="qtcf|qtc\\(f\\)")]
CumulativeDose = Annotated[float | Span, Number("mg/m2", 0, 2000)]
Years = Annotated[float | Span, Number("years", 0, 120)]
Months = Annotated[float | Span, Number("months", 0, 1200)]
Days = Annotated[float | Span, Number("days", 0, 36500)]


def words_of(kind: Any) -> tuple[str, ...]:
    """The words of a field that may be spelled otherwise too."""
    return get_args(get_args(kind)[0])
