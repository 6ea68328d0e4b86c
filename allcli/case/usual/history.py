"""Usual words for what was given and what came of it, and for who is treated. All in lower case."""

RELATIVES = ("father", "mother", "brother", "sister", "sibling", "son", "daughter", "child")
_FULL, _PART = ("10/10", "8/8", "12/12"), ("9/10", "8/10", "7/8", "6/8")
DONORS = (
    ("msd", "matched-sibling"), ("mrd", "matched-related"), ("mfd", "matched-related"),
    ("mud", "matched-unrelated"), ("mmud", "mismatched-unrelated"), ("haplo", "haploidentical"),
    *((f"{match}{who}", "matched-sibling") for who in ("sibling", "brother", "sister", "sib")
      for match in ("matched ", "hla-identical ", "hla-matched ", "hla-id ")),
    ("identical sibling", "matched-sibling"), ("sibling", "matched-sibling"),
    ("sib", "matched-sibling"),  # who shares half is called haplo
    *((f"{word}{who}", f"matched-{who}") for word in ("hla-matched ", "hla-identical ")
      for who in ("related", "unrelated")),
    *((f"haplo{apart}{who}", "haploidentical") for apart in (" ", "identical ")
      for who in RELATIVES),
    ("msfd", "matched-sibling"), ("matched family", "matched-related"),
    ("hid", "haploidentical"), ("haplo-identical", "haploidentical"),
    ("haploidentical related", "haploidentical"), ("related haplo", "haploidentical"),
    ("haploidentical family", "haploidentical"), ("haplo-hct", "haploidentical"),
    ("vud", "matched-unrelated"),
    ("wmud", "matched-unrelated"), ("mmurd", "mismatched-unrelated"),
    ("mm-urd", "mismatched-unrelated"), ("murd", "matched-unrelated"),
    *((word, "cord") for word in (
        "ucb", "cbt", "cord blood", "cb", "cbu", "ducb", "ducbt", "ucbt", "umbilical cord",
        "umbilical cord blood", "double cord", "double cord blood")),
    *((text, kind) for matches, kind, names in (
        (_FULL, "matched-unrelated", ("mud", "urd", "unrelated", "ud", "matched unrelated")),
        (_FULL, "matched-sibling", ("msd", "matched sibling", "sibling", "brother", "sister")),
        (_PART, "mismatched-unrelated", ("mmud", "mud", "urd", "unrelated", "ud",
                                         "mismatched unrelated")))
      for match in matches for who in names for text in (f"{match} {who}", f"{who} {match}")),
    ("matched related", "matched-related"), ("matched unrelated", "matched-unrelated"),
    ("mismatched unrelated", "mismatched-unrelated"),
)  # fmt: skip
DONORS_SAY_NOTHING = ("donor", "unit", "graft", "transplant", "hsct", "hct")
NO_DONOR = (("no donor", "none"), ("no donor available", "none"), ("no suitable donor", "none"))
RESPONSE = (
    ("complete remission", "cr"), ("complete response", "cr"), ("partial remission", "pr"),
    ("partial response", "pr"), ("no response", "nr"), ("refractory", "nr"),
    ("non-response", "nr"), ("no remission", "nr"), ("resistant", "nr"),
    ("resistant disease", "nr"), ("refractory disease", "nr"), ("sd", "nr"),
    ("stable disease", "nr"), ("pd", "nr"), ("progressive disease", "nr"),
    ("crp", "cri"), ("complete remission with incomplete recovery", "cri"),
    ("cr with incomplete recovery", "cri"), ("cr with incomplete count recovery", "cri"),
    ("cr with partial haematological recovery", "crh"),
    ("cr with partial hematologic recovery", "crh"),
    ("morphologic leukemia-free state", "mlfs"), ("morphological leukaemia-free state", "mlfs"),
)  # fmt: skip
PURPOSE = (
    *((word, "frontline") for word in (
        "front-line", "first-line", "1st line", "1st-line", "first line induction", "upfront",
        "frontline induction", "first induction", "primary therapy")),
    *((word, "salvage") for word in (
        "second-line", "2nd line", "2nd-line", "third-line", "3rd line", "3rd-line",
        "salvage therapy", "salvage 1", "salvage 2", "salvage 3", "relapse therapy",
        "relapse treatment")),
    ("post-remission", "consolidation"), ("intensification", "consolidation"),
    ("maintenance therapy", "maintenance"), ("consolidation therapy", "consolidation"),
)  # fmt: skip
STOPPED_FOR = (
    *((word, "completed") for word in (
        "complete", "finished", "completed as planned", "end of treatment", "end of therapy",
        "planned end", "eot", "end of induction")),
    *((word, "no-response") for word in (
        "nonresponse", "refractory", "lack of efficacy", "inefficacy", "lack of response")),
    *((word, "relapse") for word in ("relapsed", "loss of response")),
    *((word, "toxicity") for word in (
        "toxicities", "toxic", "ae", "aes", "adverse event", "adverse events", "side effect",
        "side effects", "intolerance", "intolerant", "not tolerated")),
    *((word, "transplant") for word in (
        "transplantation", "hsct", "hct", "sct", "bmt", "allo", "allo-hct", "allo-hsct", "allo-sct",
        "allohct", "allohsct", "allosct", "to transplant", "to hct", "bridge to allo",
        "bridge to hct",
        "bridge to transplant", "proceeded to transplant", "proceeded to hct")),
    *((word, "other") for word in (
        "patient choice", "patient decision", "patient wish", "patient refusal", "cost",
        "patient preference", "shortage", "drug shortage", "insurance", "logistics",
        "lost to follow-up")),
)  # fmt: skip
TRANSPLANT_TYPE = (
    *((word, "allogeneic") for word in (
        "allo", "allogenic", "allo-hct", "allo-hsct", "allo-sct", "allosct", "allohsct")),
    *((word, "autologous") for word in (
        "auto", "auto-hct", "auto-hsct", "auto-sct", "asct", "autosct", "autohsct")),
)  # fmt: skip
GRAFT = (
    *((word, "marrow") for word in ("bm", "bone marrow")),
    *((word, "pbsc") for word in (
        "pb", "pbsct", "peripheral blood", "peripheral blood stem cells", "peripheral stem cells",
        "g-csf mobilised pbsc")),
    *((word, "cord") for word in ("cb", "ucb", "cord blood", "umbilical cord blood")),
)  # fmt: skip
INTENSITY = (
    ("myeloablative", "mac"), ("full intensity", "mac"), ("reduced intensity", "ric"),
    ("reduced-intensity conditioning", "ric"), ("reduced", "ric"), ("non-myeloablative", "nma"),
    ("nonmyeloablative", "nma"), ("nmac", "nma"),
)  # fmt: skip
SEX = (
    *((word, "female") for word in ("f", "f.", "fem", "woman", "girl", "w", "weiblich", "♀")),
    *((word, "male") for word in ("m", "m.", "masc", "man", "boy", "♂")),
)  # fmt: skip
SEVERITY = (("mod", "moderate"), ("mod.", "moderate"))
SEVERITY_SAYS_NOTHING = ("nih", "cgvhd", "chronic", "gvhd", "grade", "overall", "global", "ebmt")
