"""Regimens and protocols by the names people write, with the drugs in them.

`may` are drugs that only some patients of a protocol had, by arm, subtype or response: whether this
patient had one is open. The compositions are as known in the field, not
checked entry by entry against a source; drugs that no rule asks about may be left out.

Of such drugs no protocol gave antibodies and CAR-T cells against antigens of B cells to T-ALL:
rituximab, blinatumomab and inotuzumab were tried in its B-lineage arms (table 1 of
ashpublications.org/view-large/12203762); nor nelarabine, licensed for T-ALL alone, to B-ALL.
"""

from typing import NamedTuple


class Regimen(NamedTuple):
    """The drugs of a regimen, those that only some had, and its other names."""

    agents: tuple[str, ...]
    names: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


_NOT_IN_T = frozenset({"blinatumomab", "inotuzumab", "rituximab", "epratuzumab", "cd19-car-t"})
_NOT_IN_B = frozenset({"nelarabine"})
NEVER_IN: dict[str, frozenset[str]] = {
    **dict.fromkeys(("t-all", "lbl-t", "mpal-t-myeloid"), _NOT_IN_T),
    **dict.fromkeys(("b-all", "lbl-b", "mpal-b-myeloid"), _NOT_IN_B),
}
_VDP = ("vincristine", "daunorubicin", "prednisone")
_BFM = (*_VDP, "asparaginase", "cyclophosphamide", "cytarabine", "mercaptopurine", "methotrexate",
        "dexamethasone", "doxorubicin")  # fmt: skip
_HYPER_CVAD = ("cyclophosphamide", "vincristine", "doxorubicin", "dexamethasone", "methotrexate",
               "cytarabine")  # fmt: skip
_MINI = ("cyclophosphamide", "vincristine", "dexamethasone", "methotrexate", "cytarabine")
_R3 = ("dexamethasone", "vincristine", "pegaspargase", "mitoxantrone", "methotrexate",
       "cyclophosphamide", "etoposide", "cytarabine")  # fmt: skip
_REZ = ("dexamethasone", "mercaptopurine", "vincristine", "methotrexate", "cytarabine",
        "asparaginase", "daunorubicin", "ifosfamide", "vindesine")  # fmt: skip

REGIMENS: dict[str, Regimen] = {
    "hyper-CVAD": Regimen(_HYPER_CVAD, ("hcvad", "hyper-cvad/ma", "hyper-cvad a/b", "cvad",
                                            "하이퍼cvad")),
    "R-hyper-CVAD": Regimen((*_HYPER_CVAD, "rituximab"), ("hyper-cvad-r",)),
    "mini-hyper-CVD": Regimen(_MINI, ("mini-hcvd", "minihcvd", "mini-cvd", "mini-hyper-cvad")),
    "augmented hyper-CVAD": Regimen((*_HYPER_CVAD, "asparaginase"), ("a-hyper-cvad",)),
    "MEC": Regimen(("mitoxantrone", "etoposide", "cytarabine")),
    "FLAG": Regimen(("fludarabine", "cytarabine", "g-csf")),
    "FLA": Regimen(("fludarabine", "cytarabine")),
    "FLAG-Ida": Regimen(("fludarabine", "cytarabine", "idarubicin", "g-csf"),
                        ("fla-ida", "flag-idarubicin", "ida-flag", "idaflag", "플라그이다")),
    "FLAM": Regimen(("fludarabine", "cytarabine", "mitoxantrone", "g-csf"), ("flag-mito",)),
    "FLAD": Regimen(("fludarabine", "cytarabine", "daunorubicin"), ("flag-daunoxome", "flag-dnx")),
    "CAG": Regimen(("aclarubicin", "cytarabine", "g-csf")),
    "HAG": Regimen(("homoharringtonine", "cytarabine", "g-csf")),
    "CLAG": Regimen(("cladribine", "cytarabine", "g-csf")),
    "CLAG-M": Regimen(("cladribine", "cytarabine", "mitoxantrone", "g-csf")),
    "HAM": Regimen(("cytarabine", "mitoxantrone"), ("hidac-mitoxantrone",)),
    "CAM": Regimen(("cyclophosphamide", "cytarabine", "mercaptopurine")),
    "MOAD": Regimen(("methotrexate", "vincristine", "asparaginase", "dexamethasone")),
    "POMP": Regimen(("prednisone", "vincristine", "methotrexate", "mercaptopurine")),
    "CHOP": Regimen(("cyclophosphamide", "doxorubicin", "vincristine", "prednisone")),
    "CVP": Regimen(("cyclophosphamide", "vincristine", "prednisone")),
    "VP": Regimen(("vincristine", "prednisone"), ("vincristine-prednisone",)),
    "VAD": Regimen(("vincristine", "doxorubicin", "dexamethasone")),
    "VPD": Regimen(_VDP, ("vdp", "dvp")),
    "VPDL": Regimen((*_VDP, "asparaginase"), ("vdlp", "vpld", "dvlp", "dvap")),
    "VDCP": Regimen((*_VDP, "cyclophosphamide"), ("vcdp", "codp")),
    "VDCLP": Regimen((*_VDP, "cyclophosphamide", "asparaginase"), ("vdclp/d", "vcdlp", "codpl")),
    "VLP": Regimen(("vincristine", "asparaginase", "prednisone"), ("lvp",)),
    "VXLD": Regimen(("vincristine", "dexamethasone", "pegaspargase", "doxorubicin"), ("vpld-dox",)),
    "VTD": Regimen(("vincristine", "topotecan", "dexamethasone")),
    "NECTAR": Regimen(("nelarabine", "etoposide", "cyclophosphamide"), ("nec",)),
    "Capizzi methotrexate": Regimen(("methotrexate", "vincristine", "asparaginase"), ("capizzi",)),
    "BFM": Regimen(_BFM, (
        "bfm-based", "bfm-type", "augmented bfm", "abfm", "modified bfm", "all-bfm", "bfm-95",
        "all-bfm 95", "all bfm 2000", "all-ic bfm 2002", "all ic-bfm 2009", "ic-bfm", "all-ic 2009",
        "aieop-bfm", "aieop-bfm all", "aieop-bfm all 2000", "aieop-bfm all 2009", "aieop-bfm 2009",
        "berlin-frankfurt-munster",
    )),
    "Interfant-06": Regimen((*_VDP, "dexamethasone", "asparaginase", "cytarabine", "mercaptopurine",
                             "methotrexate"), ("interfant", "interfant-99"),
                            ("cyclophosphamide", "mitoxantrone", "etoposide")),
    "AIEOP-BFM ALL 2017": Regimen(_BFM, ("aieop-bfm 2017",), ("blinatumomab", "bortezomib")),
    "CALGB 8811": Regimen(_BFM, ("larson", "calgb-8811", "calgb 19802", "calgb 9111")),
    "CALGB 10403": Regimen(_BFM, ("c10403", "calgb-10403")),
    "CCG-1961": Regimen((*_BFM, "idarubicin"), ("ccg 1882",)),
    "COG AALL0232": Regimen(_BFM, ("aall0232", "cog aall0331", "aall0331", "aall0932",
                                   "cog aall0932", "aall1131", "cog aall1131", "cog aall0031"),
                            ("clofarabine", "etoposide", "imatinib")),
    "COG AALL0434": Regimen(_BFM, ("aall0434",), ("nelarabine",)),
    "COG AALL1231": Regimen(_BFM, ("aall1231",), ("bortezomib",)),
    "COG AALL1731": Regimen(_BFM, ("aall1731",), ("blinatumomab",)),
    "COG AALL1732": Regimen(_BFM, ("aall1732",), ("inotuzumab",)),
    "COG AALL1331": Regimen(_R3, ("aall1331",), ("blinatumomab",)),
    "COG AALL1621": Regimen(("inotuzumab",), ("aall1621",)),
    "ALLTogether": Regimen(_BFM, ("alltogether1", "alltogether 1"),
                           ("blinatumomab", "inotuzumab", "imatinib", "cd19-car-t")),
    "UKALL R3": Regimen(_R3, ("all-r3", "all r3", "r3"), ("idarubicin",)),
    "UKALL 2003": Regimen(_BFM, ("ukall 2011", "ukall2003", "ukall2011")),
    "UKALL XII": Regimen((*_BFM, "etoposide"), ("ukall12", "e2993", "ukall xii/ecog 2993",
                                                "ecog 2993"), ("imatinib",)),
    "UKALL14": Regimen((*_BFM, "etoposide"), ("ukall 14",),
                       ("rituximab", "nelarabine", "imatinib")),
    "UKALL60+": Regimen(_BFM, ("ukall60",), ("imatinib",)),
    "ALL-REZ BFM 2002": Regimen(_REZ, ("all-rez", "all-rez bfm", "rez-bfm")),
    "IntReALL": Regimen((*_REZ, *_R3), ("intreall sr 2010", "intreall hr 2010", "intreall 2010"),
                        ("epratuzumab", "bortezomib", "blinatumomab")),
    "GMALL 07/2003": Regimen((*_BFM, "etoposide"), ("gmall 07", "gmall 06/99"),
                             ("imatinib", "rituximab", "nelarabine")),
    "GMALL08/2013": Regimen((*_BFM, "etoposide"), ("gmall 08", "gmall 2013", "gmall-evolve"),
                            ("imatinib", "rituximab", "nelarabine", "blinatumomab", "dasatinib",
                             "inotuzumab")),
    "GMALL": Regimen(_BFM, (), ("imatinib", "rituximab", "nelarabine", "blinatumomab",
                                   "inotuzumab", "dasatinib", "ponatinib")),
    "GRAALL-2003": Regimen((*_BFM, "idarubicin"), ("graall 2003", "lala-94", "lala 94"),
                           ("imatinib",)),
    "GRAALL-2005": Regimen((*_BFM, "idarubicin"), ("graall 2005", "graall-r 2005"),
                           ("rituximab", "imatinib")),
    "GRAALL-2014": Regimen((*_BFM, "idarubicin"), ("graall 2014", "graall"),
                           ("blinatumomab", "nelarabine", "clofarabine", "rituximab", "imatinib",
                            "nilotinib")),
    "GRAAPH-2005": Regimen((*_HYPER_CVAD, "imatinib"), ("graaph 2005",)),
    "GRAAPH-2014": Regimen((*_HYPER_CVAD, "nilotinib"), ("graaph 2014", "graaph")),
    "PETHEMA ALL-HR": Regimen(_BFM, ("pethema", "pethema all-hr-03", "pethema hr-11",
                                     "pethema all-hr-11", "sehop-pethema 2013",
                                     "sehop/pethema-2013",
                                     "sehop"), ("imatinib", "rituximab", "dasatinib")),
    "PETHEMA ALL-2019": Regimen(_BFM, ("pethema 2019",),
                                ("blinatumomab", "rituximab", "nelarabine")),
    "GIMEMA LAL 0496": Regimen((*_BFM, "idarubicin", "mitoxantrone", "etoposide"),
                               ("gimema lal 2000", "gimema lal1913", "gimema 1913", "lal1913"),
                               ("rituximab", "imatinib")),
    "GIMEMA LAL2317": Regimen((*_BFM, "idarubicin", "blinatumomab"), ("gimema 2317", "lal2317")),
    "D-ALBA": Regimen(("dasatinib", "blinatumomab", "prednisone"), ("gimema lal2116", "lal2116")),
    "GIMEMA ALL2820": Regimen(("ponatinib", "blinatumomab"), ("all2820",), ("imatinib",)),
    "EWALL-PH-01": Regimen(("dasatinib", "vincristine", "dexamethasone", "methotrexate",
                            "cytarabine", "asparaginase"), ("ewall-ph01", "ewall ph 01")),
    "EWALL-INO": Regimen(("inotuzumab", "vincristine", "dexamethasone"), ("ewall ino",)),
    "EWALL": Regimen(("vincristine", "dexamethasone", "idarubicin", "cyclophosphamide",
                      "cytarabine", "methotrexate", "asparaginase"), ("ewall backbone",)),
    "INITIAL-1": Regimen(("inotuzumab", "dexamethasone"), ("initial1",)),
    "EsPhALL": Regimen((*_BFM, "imatinib"), ("esphall2004", "esphall 2010", "esphall2010")),
    "CCLG-ALL 2008": Regimen(_BFM, ("cclg 2008",), ("imatinib",)),
    "CCCG-ALL-2015": Regimen(_BFM, ("cccg-all 2015", "cccg 2015"), ("imatinib", "dasatinib")),
    "CCCG-ALL-2020": Regimen(_BFM, ("cccg-all 2020", "cccg 2020"),
                             ("imatinib", "dasatinib", "blinatumomab", "bortezomib")),
    "NOPHO ALL-2008": Regimen(_BFM, ("nopho-2008", "nopho all 2008", "nopho")),
    "DFCI": Regimen(_BFM, ("dfci 00-01", "dfci 05-001", "dfci all consortium", "dfci 01-175")),
    "Total Therapy": Regimen(_BFM, ("st jude total xv", "total xv", "total xvi"), ("imatinib",)),
    "JALSG ALL202": Regimen(_BFM, ("jalsg all202-u", "jalsg all202-o", "all202")),
    "JALSG ALL213": Regimen(_BFM, ("all213", "jalsg ph-all213"), ("dasatinib", "nelarabine")),
    "JALSG Ph+ALL208": Regimen((*_VDP, "imatinib", "cyclophosphamide", "methotrexate",
                                "cytarabine"), ("jalsg ph+all202",)),
    "E1910": Regimen(_BFM, ("ecog-acrin 1910", "ecog e1910"), ("blinatumomab", "rituximab")),
    "A041501": Regimen(_BFM, ("alliance a041501",), ("inotuzumab", "rituximab")),
    "A041703": Regimen(("inotuzumab", "blinatumomab"), ("alliance a041703",)),
    "SWOG 1318": Regimen(("blinatumomab", "dasatinib", "prednisone"), ("s1318",)),
    "SWOG 1312": Regimen(("inotuzumab", "cyclophosphamide", "vincristine", "prednisone"),
                         ("s1312",)),
    "TOWER": Regimen((), ("tower trial",), ("blinatumomab", "fludarabine", "cytarabine",
                                            "idarubicin", "clofarabine", "methotrexate")),
    "INO-VATE": Regimen((), ("inovate",), ("inotuzumab", "fludarabine", "cytarabine",
                                           "mitoxantrone")),
    "ZUMA-3": Regimen(("brexucabtagene",), ("zuma3",)),
    "ELIANA": Regimen(("tisagenlecleucel",)),
    "FELIX": Regimen(("obecabtagene",)),
    "AUGMENT-101": Regimen(("revumenib",)),
    "DELPHINUS": Regimen(("daratumumab", *_VDP, "asparaginase"), (), ("cyclophosphamide",)),
    "Cy/Flu": Regimen(("cyclophosphamide", "fludarabine"), ("flu/cy", "lymphodepletion")),
}  # fmt: skip
