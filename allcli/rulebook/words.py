"""The words of the rulebook and of its answers; each list stands here alone."""

from typing import Literal, get_args

Class = Literal["caution", "avoid", "contraindicated"]
Verdict = Literal["suitable", Class, "not-applicable"]
VERDICTS: tuple[Literal["suitable"] | Class, ...] = ("suitable", *get_args(Class))
Level = Literal["low", "moderate", "high"]
LEVELS: tuple[Level, ...] = get_args(Level)
Status = Literal["reimbursed", "licensed", "neither", "unknown"]
Strength = Literal[
    "label", "guideline", "funding", "randomised", "single-arm", "retrospective", "case-reports",
    "expert", "inference",
]  # fmt: skip
FlagKind = Literal[
    "gvhd-aggravation", "hepatotoxicity-vod", "cytokine-release", "neurotoxicity", "qtc",
    "cytopenia-infection", "tumour-lysis", "cardiotoxicity", "cerebellar", "renal", "vascular",
    "bleeding", "pancreatitis", "differentiation-syndrome", "fetal-harm", "gvhd", "effusion",
    "hypogammaglobulinaemia", "antigen-loss", "nrm", "hypersensitivity", "infertility",
    "second-cancer",
]  # fmt: skip
# where a kind is read otherwise than it is written
HARMS: dict[str, str] = {
    "gvhd-aggravation": "GVHD aggravation",
    "hepatotoxicity-vod": "hepatotoxicity/VOD",
    "cytokine-release": "CRS",
    "neurotoxicity": "neurotoxicity/ICANS",
    "qtc": "QTc",
    "cytopenia-infection": "cytopenia and infection",
    "tumour-lysis": "tumour lysis",
    "cerebellar": "cerebellar toxicity",
    "differentiation-syndrome": "differentiation syndrome",
    "fetal-harm": "harm to the unborn child",
    "gvhd": "GVHD",
    "nrm": "NRM",
    "effusion": "effusion/PAH",
    "hypogammaglobulinaemia": "low IgG",
    "antigen-loss": "antigen loss",
    "hypersensitivity": "allergy",
    "second-cancer": "second cancer",
}
NoteKind = Literal["today", "bridge", "outlook", "work-up"]  # in the order in which they are told
NOTE_KINDS: tuple[NoteKind, ...] = get_args(NoteKind)
OptionKind = Literal["salvage", "destination", "adjunct"]
# What of a road takes time: from the start of a therapy to its response gate, and to its last dose;
# from there to day 0; the conditioning before it; from the gate to a payer's decision; from the
# search for a donor to day 0; from the decision for CAR-T to its infusion; how long CR lasts.
RoadStretch = Literal[
    "response", "last-dose", "washout", "conditioning", "authorisation", "donor", "infusion",
    "remission",
]  # fmt: skip
Waypoint = Literal["start", "collection", "infusion", "transplant"]  # what of a road can be held up
