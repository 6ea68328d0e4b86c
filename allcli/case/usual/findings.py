"""Usual words for findings: antigens, residual disease, lesions. All in lower case.

`*_SAY_NOTHING` are words beside them that change nothing: `BCR::ABL1 not detected`, `MRD negative`.
"""

FOUND = (
    ("pos", "positive"), ("neg", "negative"), ("pos.", "positive"), ("neg.", "negative"),
    ("+", "positive"), ("-", "negative"), ("(+)", "positive"), ("+ve", "positive"),
    ("-ve", "negative"),
    ("positiv", "positive"), ("negativ", "negative"),
)  # fmt: skip
DETECTED = (
    *FOUND, ("detected", "positive"), ("not detected", "negative"), ("detectable", "positive"),
    ("undetectable", "negative"), ("not detectable", "negative"), ("undetected", "negative"),
    ("present", "positive"), ("absent", "negative"),
)  # fmt: skip
ANTIGEN_SAYS_NOTHING = ("expression",)
ANTIGEN = (
    *FOUND,
    ("bright", "positive"), ("strong", "positive"), ("++", "positive"), ("+++", "positive"),
    ("strongly positive", "positive"), ("strong+", "positive"), ("bright+", "positive"),
    ("strong +", "positive"), ("bright +", "positive"), ("strong positive", "positive"),
    ("bright positive", "positive"), ("moderate", "positive"),
    ("expressed", "positive"), ("retained", "positive"), ("preserved", "positive"),
    ("uniformly positive", "positive"),
    ("weak", "dim"), ("low", "dim"), ("weakly positive", "dim"), ("dimly positive", "dim"),
    ("weak positive", "dim"), ("weak+", "dim"), ("dim+", "dim"), ("dim positive", "dim"),
    ("positive dim", "dim"), ("positive weak", "dim"), ("pos dim", "dim"), ("dim pos", "dim"),
    ("pos weak", "dim"), ("low positive", "dim"), ("+ dim", "dim"), ("+ weak", "dim"),
    ("heterogeneous", "partial"), ("partially positive", "partial"), ("bimodal", "partial"),
    ("partly positive", "partial"), ("subset", "partial"), ("partial loss", "partial"),
    ("partially lost", "partial"), ("positive subset", "partial"), ("partial positive", "partial"),
    ("lost", "negative"), ("loss", "negative"), ("absent", "negative"),
    ("not expressed", "negative"), ("complete loss", "negative"),
)  # fmt: skip
MRD = (
    *DETECTED, ("mrd+", "positive"), ("mrd-", "negative"), ("umrd", "negative"),
    ("no mrd", "negative"), ("pnq", "positive"), ("posnq", "positive"),
    ("positive not quantifiable", "positive"), ("positive but not quantifiable", "positive"),
    ("low positive", "positive"), ("weakly positive", "positive"), ("weak positive", "positive"),
)  # fmt: skip
MRD_SAYS_NOTHING = ("mrd", "status", "result")
PH = (
    *DETECTED, ("ph+", "positive"), ("ph-", "negative"), ("t(9;22)", "positive"),
    ("t(9;22)(q34;q11)", "positive"), ("t(9;22)(q34;q11.2)", "positive"),
)  # fmt: skip
PH_SAYS_NOTHING = (
    "bcr::abl1", "bcr::abl", "bcr-abl1", "bcr-abl", "bcr/abl1", "bcr/abl", "bcrabl1", "bcrabl",
    "ph", "ph1", "philadelphia", "chromosome", "t(9;22)", "fusion", "gene", "-",
)  # fmt: skip
KMT2A = (
    ("positive", "rearranged"), ("negative", "not-rearranged"),
    ("not rearranged", "not-rearranged"), ("wild-type", "not-rearranged"),
    ("wild type", "not-rearranged"), ("wt", "not-rearranged"), ("wildtype", "not-rearranged"),
    ("germline", "not-rearranged"), ("pos", "rearranged"), ("neg", "not-rearranged"),
    ("not detected", "not-rearranged"), ("no rearrangement", "not-rearranged"),
    ("rearrangement not detected", "not-rearranged"), ("unrearranged", "not-rearranged"),
    ("no rearrangement detected", "not-rearranged"), ("intact", "not-rearranged"),
    ("rearrangement negative", "not-rearranged"), ("rearrangement absent", "not-rearranged"),
    ("rearrangement", "rearranged"), ("rearrangement detected", "rearranged"),
    ("rearrangement positive", "rearranged"), ("rearrangement present", "rearranged"),
    ("r", "rearranged"), ("kmt2a-r", "rearranged"), ("kmt2ar", "rearranged"),
    ("mll-r", "rearranged"), ("mllr", "rearranged"), ("kmt2a-rearranged", "rearranged"),
    ("mll-rearranged", "rearranged"), ("t(4;11)", "rearranged"),
    *((f"{gene}{joint}{partner}", "rearranged") for gene in ("kmt2a", "mll")
      for joint in ("::", "-", "/") for partner in (
          "aff1", "af4", "mllt1", "enl", "mllt3", "af9", "mllt10", "af10", "afdn", "af6")),
)  # fmt: skip
KMT2A_SAYS_NOTHING = ("kmt2a", "mll", "gene")
TP53 = (
    ("wt", "wild-type"), ("wildtype", "wild-type"), ("unmutated", "wild-type"),
    ("not mutated", "wild-type"), ("no mutation", "wild-type"), ("wild", "wild-type"),
    ("no mutation detected", "wild-type"), ("mutation not detected", "wild-type"),
    ("mutation negative", "wild-type"), ("mut", "mutated"), ("mut.", "mutated"),
    ("mutation", "mutated"), ("mutant", "mutated"), ("mutation detected", "mutated"),
    ("mutation positive", "mutated"), ("pathogenic variant", "mutated"),
)  # fmt: skip
TP53_SAYS_NOTHING = ("tp53", "p53", "gene")
TRANSCRIPT = (
    ("e1a2", "p190"), ("p190bcr-abl1", "p190"), ("minor", "p190"),
    ("e13a2", "p210"), ("e14a2", "p210"), ("b2a2", "p210"), ("b3a2", "p210"), ("major", "p210"),
    ("p230", "other"), ("e19a2", "other"),
)  # fmt: skip
MRD_METHOD = (
    *((word, "flow") for word in (
        "mfc", "fcm", "flow cytometry", "multiparameter flow", "multiparameter flow cytometry",
        "multicolour flow", "multicolor flow", "ngf", "next-generation flow", "facs")),
    *((f"{before}{locus}{after}", "ig-tr-pcr")
      for locus in ("ig/tr", "ig/tcr", "ig-tcr", "igh/tcr") for before, after in (
          ("", ""), ("", " pcr"), ("", " rq-pcr"), ("rq-pcr ", ""), ("pcr ", ""))),
    *((word, "ig-tr-pcr") for word in ("aso-pcr", "aso-rq-pcr", "igh pcr", "igh rq-pcr")),
    *((word, "ngs") for word in (
        "clonoseq", "ngs clonoseq", "ngs (clonoseq)", "clonoseq ngs", "ngs ig/tr", "igh ngs",
        "next-generation sequencing", "high-throughput sequencing", "hts")),
    *((f"{before}{gene}{after}", "fusion-transcript")
      for gene in ("bcr::abl1", "bcr-abl1", "bcr-abl", "kmt2a", "fusion")
      for before, after in (
          ("", " pcr"), ("", " rt-pcr"), ("", " rq-pcr"), ("", " qpcr"), ("", " transcript"),
          ("pcr ", ""), ("rt-pcr ", ""), ("rq-pcr ", ""), ("qpcr ", ""))),
)  # fmt: skip
