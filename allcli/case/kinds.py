"""The types of case fields: words that may be chosen, and numbers with their unit and range."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from allcli.case.dates import PartialDate
from allcli.case.fields import DateField, GradeField, Number, Spelled
from allcli.case.span import Span

_FOUND = (("pos", "positive"), ("neg", "negative"), ("+", "positive"), ("-", "negative"))
Antigen = Annotated[
    Literal["positive", "dim", "partial", "negative"],
    Spelled(_FOUND),
]
YesNo = Annotated[
    Literal["positive", "negative"],
    Spelled(_FOUND),
]
PhFinding = Annotated[
    Literal["positive", "negative"],
    Spelled((
        *_FOUND,
        ("ph+", "positive"), ("ph-", "negative"), ("ph-positive", "positive"),
        ("ph-negative", "negative"), ("ph positive", "positive"), ("ph negative", "negative"),
    )),
]  # fmt: skip
Kmt2a = Annotated[
    Literal["rearranged", "not-rearranged"],
    Spelled((
        ("positive", "rearranged"), ("negative", "not-rearranged"),
        ("not rearranged", "not-rearranged"), ("wild-type", "not-rearranged"),
    )),
]  # fmt: skip
_DONORS = (
    ("msd", "matched-sibling"), ("sibling", "matched-sibling"), ("mrd", "matched-related"),
    ("mud", "matched-unrelated"), ("mmud", "mismatched-unrelated"), ("haplo", "haploidentical"),
    ("ucb", "cord"), ("cbt", "cord"), ("cord blood", "cord"),
    *((f"{apart}{who}", "matched-sibling") for who in ("sibling", "brother", "sister")
      for apart in ("matched ", "hla-identical ", "hla-matched ")),
    *((f"haplo{apart}{who}", "haploidentical") for apart in (" ", "identical ")
      for who in ("father", "mother", "brother", "sister", "sibling", "son", "daughter", "child")),
    ("matched related", "matched-related"), ("matched unrelated", "matched-unrelated"),
    ("mismatched unrelated", "mismatched-unrelated"),
)  # fmt: skip
Donor = Annotated[
    Literal[
        "matched-sibling", "matched-related", "matched-unrelated", "mismatched-unrelated",
        "haploidentical", "cord",
    ],
    Spelled(_DONORS),
]  # fmt: skip
AvailableDonor = Annotated[
    Literal[
        "matched-sibling", "matched-related", "matched-unrelated", "mismatched-unrelated",
        "haploidentical", "cord", "none",
    ],
    Spelled(_DONORS),
]  # fmt: skip
Cns = Annotated[
    Literal["cns1", "cns2", "cns3"],
    Spelled((
        ("1", "cns1"), ("2", "cns2"), ("3", "cns3"),
        *((f"cns{apart}{place}", f"cns{place}") for place in (1, 2, 3) for apart in (" ", "-")),
        *((f"cns{apart}{level}{part}", f"cns{level}")
          for apart in ("", " ", "-") for level in (2, 3) for part in "abc"),
    )),
]  # fmt: skip
Lineage = Annotated[
    Literal[
        "b-all", "t-all", "lbl-b", "lbl-t", "mpal", "mpal-b-myeloid", "mpal-t-myeloid", "aul",
        "myeloid", "all-unspecified",
    ],
    Spelled((
        *((f"{before}{cell}{apart}myeloid{after}", f"mpal-{cell}-myeloid")
          for cell in "bt" for apart in ("/", "-", " ")
          for before, after in (("", ""), ("mpal ", ""), ("mpal-", ""), ("", " mpal"))
          if (before, apart) != ("mpal-", "-")),
        *((f"{cell}{apart}lbl", f"lbl-{cell}") for cell in "bt" for apart in ("-", " ")),
        *((f"{before}{cell}{apart}all", f"{cell}-all") for cell in "bt" for apart in ("-", " ")
          for before in ("", "pre-", "pro-", "common ", "early ") if before or apart == " "),
        ("b-cell all", "b-all"), ("t-cell all", "t-all"), ("common all", "b-all"),
        ("c-all", "b-all"), ("bcp-all", "b-all"), ("b-precursor all", "b-all"),
        ("b-cell precursor all", "b-all"), ("precursor b-all", "b-all"),
        ("cortical t-all", "t-all"),
        ("mixed", "mpal"), ("mixed phenotype", "mpal"), ("mixed-phenotype", "mpal"),
        ("undifferentiated", "aul"), ("aml", "myeloid"),
    )),
]  # fmt: skip
DiseaseStatus = Annotated[
    Literal["relapsed", "refractory", "mrd-positive", "remission", "newly-diagnosed"],
    Spelled((
        ("newly diagnosed", "newly-diagnosed"), ("new", "newly-diagnosed"),
        ("de novo", "newly-diagnosed"), ("de-novo", "newly-diagnosed"),
        ("untreated", "newly-diagnosed"),
    )),
]  # fmt: skip
Site = Annotated[
    Literal["marrow", "cns", "testis", "heart", "eye", "kidney", "other"],
    Spelled((
        ("bm", "marrow"), ("bone marrow", "marrow"), ("csf", "cns"), ("brain", "cns"),
        ("meninges", "cns"), ("testes", "testis"), ("testicle", "testis"), ("testicles", "testis"),
        *((place, "heart") for place in ("cardiac", "pericardium", "myocardium", "atrium")),
        *((place, "eye") for place in ("eyes", "orbit", "retina", "choroid", "iris", "vitreous")),
        *((place, "kidney") for place in ("kidneys", "renal")),
        *((place, "other") for place in (
            "skin", "subcutaneous", "lymph node", "lymph nodes", "nodes", "bone", "breast",
            "liver", "spleen", "pleura", "mediastinum", "chest wall", "ovary",
            "pancreas", "soft tissue", "uterus", "paraspinal", "abdomen", "bowel", "lung",
        )),
    )),
]  # fmt: skip
CnsSite = Literal["csf", "leptomeninges", "parenchyma", "cranial-nerve", "optic-nerve", "spine"]
Emergency = Annotated[
    Literal["cord-compression", "vision", "mediastinal-compression", "leucostasis", "tamponade"],
    Spelled((
        ("spinal cord compression", "cord-compression"), ("cauda equina", "cord-compression"),
        ("loss of vision", "vision"), ("visual loss", "vision"),
        ("airway", "mediastinal-compression"), ("airway compression", "mediastinal-compression"),
        ("superior vena cava", "mediastinal-compression"), ("svc", "mediastinal-compression"),
        ("stridor", "mediastinal-compression"), ("leukostasis", "leucostasis"),
        ("cardiac tamponade", "tamponade"), ("pericardial tamponade", "tamponade"),
    )),
]  # fmt: skip
Response = Annotated[
    Literal["cr", "cri", "crh", "mlfs", "pr", "nr", "not-evaluated"],
    Spelled((
        ("complete remission", "cr"), ("complete response", "cr"), ("partial remission", "pr"),
        ("partial response", "pr"), ("no response", "nr"), ("refractory", "nr"),
    )),
]  # fmt: skip
VodSeverity = Literal["mild", "moderate", "severe", "very-severe"]
Severity = Literal["mild", "moderate", "severe"]
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

Day = Annotated[PartialDate, DateField()]
Grade = Annotated[int | Span, GradeField()]
Score3 = Annotated[int | Span, Number("", 0, 3, whole=True)]
Score1 = Annotated[int | Span, Number("", 0, 1, whole=True)]
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
CumulativeDose = Annotated[float | Span, Number("mg/m2", 0, 2000)]
Years = Annotated[float | Span, Number("years", 0, 120)]
Months = Annotated[float | Span, Number("months", 0, 1200)]
Days = Annotated[float | Span, Number("days", 0, 36500)]


def words_of(kind: Any) -> tuple[str, ...]:
    """The words of a field that may be spelled otherwise too."""
    return get_args(get_args(kind)[0])


class Table(BaseModel):
    """One table of a case file; keys it does not know are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Closable(Table):
    """A table of findings that its writer can close: what it does not name is then absent."""

    unstated: Literal["absent", "unknown"] = Field(
        "unknown", description='"absent": I looked, and there was nothing else'
    )
