"""How long a finding may be relied on, for findings that change while one waits.

No source was found that gives an age limit for these, so that every interval is an inference from
how often a label has something checked, or a convention, and is worded as such. The record of a
fact names its group; what names none does not age: history, lineage, lesions, the place.
"""

from typing import Literal, NamedTuple


class Ageing(NamedTuple):
    """Facts that age together; `reference` is a source of the rulebook that an inference rests on.

    `dated` is the field, table and name, that says when they were found; else it is `assessed_on`.
    """

    what: str
    days: int
    basis: Literal["inference", "convention"]
    why: str
    reference: str = ""
    dated: tuple[str, str] | None = None


def _a_week(what: str) -> Ageing:
    return Ageing(what, 7, "convention", "a week is convention")


def _four_weeks(what: str, dated: tuple[str, str] | None = None) -> Ageing:
    why = "four weeks, a cycle of treatment, are convention"
    return Ageing(what, 28, "convention", why, dated=dated)


def _target(antigen: str) -> Ageing:
    why = f"four weeks are convention; any {antigen}-directed drug ends it at once"
    return Ageing(antigen, 28, "convention", why, dated=("antigens", f"{antigen.lower()}_date"))


# in the order in which those that are due on the same day are told
LIVER = Ageing(
    "liver values and signs of VOD/SOS", 7, "inference",
    "inotuzumab labels have them checked with every dose, a week apart", "besponsa-us",
)  # fmt: skip
BLOOD_COUNTS = _a_week("blood counts")
KIDNEY = _a_week("kidney, electrolytes, lipase and LDH")
GVHD = _a_week("GVHD and its treatment")
INFECTION = _a_week("active infection")
DRUGS = _a_week("drugs taken now")
QTCF = _a_week("QTcF")
PERFORMANCE = Ageing("performance status", 14, "convention", "two weeks are convention")
MARROW = _four_weeks("marrow and CNS")
MRD = _four_weeks("MRD", dated=("mrd", "date"))
CD19 = _target("CD19")
CD22 = _target("CD22")
ORGAN_FUNCTION = Ageing(
    "heart and lung function, HCT-CI", 90, "convention", "three months are convention"
)
GROUPS = tuple(group for group in vars().values() if isinstance(group, Ageing))
