"""The types of case fields: words that may be chosen, and numbers with their unit and range."""

from typing import Annotated, Any, Literal, get_args

from allcli.case.dates import PartialDate
from allcli.case.fields import DateField, GradeField, Number, Spelled
from allcli.case.span import Span

_FOUND = (
    ("pos", "positive"), ("neg", "negative"), ("pos.", "positive"), ("neg.", "negative"),
    ("+", "positive"), ("-", "negative"),
    ("positiv", "positive"), ("negativ", "negative"),
)  # fmt: skip
_DETECTED = (
    *_FOUND, ("detected", "positive"), ("not detected", "negative"), ("detectable", "positive"),
    ("undetectable", "negative"), ("not detectable", "negative"), ("present", "positive"),
    ("absent", "negative"),
)  # fmt: skip
Antigen = Annotated[
    Literal["positive", "dim", "partial", "negative"],
    Spelled((
        *_FOUND,
        ("bright", "positive"), ("strong", "positive"), ("++", "positive"), ("+++", "positive"),
        ("weak", "dim"), ("low", "dim"), ("weakly positive", "dim"), ("dimly positive", "dim"),
        ("heterogeneous", "partial"), ("partially positive", "partial"), ("bimodal", "partial"),
        ("partly positive", "partial"), ("subset", "partial"), ("partial loss", "partial"),
        ("lost", "negative"), ("loss", "negative"), ("absent", "negative"),
    )),
]  # fmt: skip
YesNo = Annotated[
    Literal["positive", "negative"],
    Spelled((
        *_DETECTED, ("mrd+", "positive"), ("mrd-", "negative"), ("mrd positive", "positive"),
        ("mrd negative", "negative"), ("pnq", "positive"), ("posnq", "positive"),
        ("positive not quantifiable", "positive"), ("positive, not quantifiable", "positive"),
        ("positive but not quantifiable", "positive"),
    )),
]  # fmt: skip
PhFinding = Annotated[
    Literal["positive", "negative"],
    Spelled((
        *_DETECTED,
        ("ph+", "positive"), ("ph-", "negative"), ("ph-positive", "positive"),
        ("ph-negative", "negative"), ("ph positive", "positive"), ("ph negative", "negative"),
    )),
]  # fmt: skip
Kmt2a = Annotated[
    Literal["rearranged", "not-rearranged"],
    Spelled((
        ("positive", "rearranged"), ("negative", "not-rearranged"),
        ("not rearranged", "not-rearranged"), ("wild-type", "not-rearranged"),
        ("wild type", "not-rearranged"),
        ("germline", "not-rearranged"), ("pos", "rearranged"), ("neg", "not-rearranged"),
        ("r", "rearranged"), ("kmt2a-r", "rearranged"), ("kmt2ar", "rearranged"),
        ("mll-r", "rearranged"), ("mllr", "rearranged"), ("kmt2a-rearranged", "rearranged"),
        ("mll-rearranged", "rearranged"), ("t(4;11)", "rearranged"),
        *((f"{gene}{joint}{partner}", "rearranged") for gene in ("kmt2a", "mll")
          for joint in ("::", "-", "/") for partner in (
              "aff1", "af4", "mllt1", "enl", "mllt3", "af9", "mllt10", "af10", "afdn", "af6")),
    )),
]  # fmt: skip
Tp53 = Annotated[
    Literal["mutated", "wild-type"],
    Spelled((
        ("wt", "wild-type"), ("wildtype", "wild-type"), ("unmutated", "wild-type"),
        ("not mutated", "wild-type"), ("mut", "mutated"), ("mutation", "mutated"),
    )),
]  # fmt: skip
_RELATIVES = ("father", "mother", "brother", "sister", "sibling", "son", "daughter", "child")
_DONORS = (
    ("msd", "matched-sibling"), ("sibling", "matched-sibling"), ("mrd", "matched-related"),
    ("mud", "matched-unrelated"), ("mmud", "mismatched-unrelated"), ("haplo", "haploidentical"),
    ("ucb", "cord"), ("cbt", "cord"), ("cord blood", "cord"),
    *((f"{apart}{who}", "matched-sibling") for who in ("sibling", "brother", "sister")
      for apart in ("matched ", "hla-identical ", "hla-matched ")),
    *((f"haplo{apart}{who}", "haploidentical") for apart in (" ", "identical ")
      for who in _RELATIVES),
    ("identical sibling", "matched-sibling"), ("sib", "matched-sibling"),
    ("hla-id sibling", "matched-sibling"), ("hla-id sib", "matched-sibling"),
    ("msfd", "matched-sibling"), ("mfd", "matched-related"), ("matched family", "matched-related"),
    ("hid", "haploidentical"), ("haplo-identical", "haploidentical"),
    ("haploidentical related", "haploidentical"), ("vud", "matched-unrelated"),
    ("wmud", "matched-unrelated"), ("mmurd", "mismatched-unrelated"),
    ("mm-urd", "mismatched-unrelated"), ("murd", "matched-unrelated"),
    ("cb", "cord"), ("cbu", "cord"), ("ducb", "cord"), ("ducbt", "cord"), ("ucbt", "cord"),
    ("umbilical cord", "cord"), ("umbilical cord blood", "cord"), ("double cord", "cord"),
    *((f"{match}{who}", "matched-unrelated") for match in ("10/10 ", "8/8 ", "12/12 ")
      for who in ("mud", "urd", "unrelated", "ud")),
    *((f"{who} {match}", "matched-unrelated") for match in ("10/10", "8/8", "12/12")
      for who in ("mud", "urd", "unrelated", "ud")),
    *((f"{match}{who}", "mismatched-unrelated") for match in ("9/10 ", "8/10 ", "7/8 ", "6/8 ")
      for who in ("mmud", "mud", "urd", "unrelated", "ud")),
    *((f"{who} {match}", "mismatched-unrelated") for match in ("9/10", "8/10", "7/8", "6/8")
      for who in ("mmud", "mud", "urd", "unrelated", "ud")),
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
        *((f"{before}{roman}", f"cns{level}") for level, roman in enumerate(("i", "ii", "iii"), 1)
          for before in ("", "cns ", "cns-", "cns")),
        *((f"cns status {level}", f"cns{level}") for level in (1, 2, 3)),
        *((f"{level}{part}", f"cns{level}") for level in (2, 3) for part in "abc"),
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
        ("relapse", "relapsed"), ("in relapse", "relapsed"),
        ("primary refractory", "refractory"), ("primary-refractory", "refractory"),
        ("cr", "remission"), ("in remission", "remission"), ("complete remission", "remission"),
        ("mrd+", "mrd-positive"), ("mrd positive", "mrd-positive"),
        ("mrd positive cr", "mrd-positive"), ("mrd-positive cr", "mrd-positive"),
        ("cr mrd+", "mrd-positive"), ("cr, mrd+", "mrd-positive"),
        ("molecular relapse", "mrd-positive"), ("mrd relapse", "mrd-positive"),
    )),
]  # fmt: skip
Site = Annotated[
    Literal["marrow", "cns", "testis", "heart", "eye", "kidney", "bowel", "other"],
    Spelled((
        ("bm", "marrow"), ("bone marrow", "marrow"), ("csf", "cns"), ("brain", "cns"),
        *((place, "cns") for place in (
            "meninges", "leptomeninges", "leptomeningeal", "spinal cord", "nerve roots",
        )),
        *((place, "testis") for place in ("testes", "testicle", "testicles", "testicular")),
        *((place, "heart") for place in ("cardiac", "pericardium", "myocardium", "atrium")),
        *((place, "eye") for place in ("eyes", "orbit", "retina", "choroid", "iris", "vitreous")),
        *((place, "kidney") for place in ("kidneys", "renal")),
        *((place, "bowel") for place in (
            "stomach", "gastric", "gut", "gastrointestinal", "gastrointestinal tract", "intestine",
            "duodenum", "jejunum", "ileum", "colon", "rectum",
        )),
        *((place, "other") for place in (
            "skin", "scalp", "cutaneous", "subcutaneous", "leukaemia cutis", "leukemia cutis",
            "lymph node", "lymph nodes", "node", "nodes", "nodal", "lymphadenopathy", "tonsil",
            "bone", "bones", "skull", "jaw", "mandible", "maxilla", "clavicle", "sternum", "rib",
            "ribs", "vertebra", "vertebrae", "sacrum", "pelvis", "humerus", "femur", "tibia",
            "breast", "breasts", "liver", "spleen", "pleura", "pleural effusion", "ascites",
            "mediastinum", "thymus", "chest wall", "ovary", "ovaries", "pancreas", "soft tissue",
            "muscle", "uterus", "cervix", "vagina", "prostate", "bladder", "paraspinal",
            "retroperitoneum", "peritoneum", "abdomen", "lung", "lungs", "gum", "gingiva",
            "parotid", "thyroid", "adrenal",
        )),
    )),
]  # fmt: skip
CnsSite = Annotated[
    Literal["csf", "leptomeninges", "parenchyma", "cranial-nerve", "optic-nerve", "spine"],
    Spelled((
        ("liquor", "csf"), ("cerebrospinal fluid", "csf"), ("meninges", "leptomeninges"),
        ("leptomeningeal", "leptomeninges"), ("meningeal", "leptomeninges"),
        *((place, "parenchyma") for place in (
            "brain", "brain parenchyma", "cerebrum", "cerebellum", "brainstem",
        )),
        *((f"cranial nerve{more}", "cranial-nerve") for more in ("", "s", " palsy")),
        *((f"optic {place}", "optic-nerve") for place in ("nerve", "nerves", "disc", "disk")),
        *((place, "spine") for place in ("spinal cord", "spinal", "nerve roots", "cauda equina")),
    )),
]  # fmt: skip
Emergency = Annotated[
    Literal["cord-compression", "vision", "mediastinal-compression", "leucostasis", "tamponade"],
    Spelled((
        ("spinal cord compression", "cord-compression"),
        ("svc obstruction", "mediastinal-compression"),
        ("svc syndrome", "mediastinal-compression"),  ("cauda equina", "cord-compression"),
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
VodSeverity = Annotated[
    Literal["mild", "moderate", "severe", "very-severe"],
    Spelled((("mod", "moderate"), ("life-threatening", "very-severe"))),
]
Severity = Annotated[
    Literal["mild", "moderate", "severe"],
    Spelled((
        ("mod", "moderate"), ("nih mild", "mild"), ("nih moderate", "moderate"),
        ("nih severe", "severe"),
    )),
]  # fmt: skip
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
