"""A karyotype in ISCN, read for the lesions that decide.

Only what a report proves is read: a lesion that it names is there; one that it does not name may be
cryptic or masked, and stays unknown. Text is read that is ISCN, or cites lesions of it and no more.

Source of the number of chromosomes: Blood 2017;129:420 (31 to 39 is low hypodiploid).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

Lesion = str
# A rearrangement by the start of its breakpoint on each chromosome, where breakpoints are written.
_REARRANGED: dict[Lesion, dict[str, str]] = {
    "BCR::ABL1": {"9": "q34", "22": "q11"},
    "TCF3::PBX1": {"1": "q23", "19": "p13"},
    "TCF3::HLF": {"17": "q2", "19": "p13"},
}
_KMT2A_BAND = "q23"  # of chromosome 11, with any partner
_OTHER_SIGNS: dict[Lesion, str] = {
    "BCR::ABL1": r"\b(?:ABL1|BCR) con (?:ABL1|BCR) ?x ?[1-9]",
    "KMT2A": r"\b(?:KMT2A|MLL) sep\b|t\(4;11\)(?!\()",
    "iAMP21": r"(?<!\?)\biamp ?\(?21",
    "loss of 17p": r"(?<![?\d])(?:-17(?!\d)|del\(17\)\(p|i\(17\)\(q|idic\(17\)\(p)",
}
_LOW_HYPODIPLOID = range(31, 40)  # chromosomes

_CLONE = re.compile(r"(\d{2,3})(?:[~-](\d{2,3}))?(?:<\d+n[+-]?>)?,")
_IN_SITU = re.compile(r"(?:nuc )?ish\b")
_PROSE = re.compile(
    r"(?i)\b(?:no|not|without|negative|absent|normal|abnormal|failed|pending|with|versus|or)\b"
)
_ONE_LESION = r"(?:t|ins|dic|inv|del|dup|add|i)\([\dXY;?]+\)(?:\([pqcen\d.;?~-]+\))?(?:\[\d+\])?"
# Lesions alone, as a letter cites them: t(4;11)(q21;q23), del(9)(p21)
_CITED = re.compile(rf"{_ONE_LESION}(?:(?:\s*[,;+]\s*|\s+and\s+|\s+){_ONE_LESION})*\.?")
_BREAKS = re.compile(r"(\?\s*)?(?:t|ins|dic|inv)\(([\dXY;?]+)\)(?:\(([pqcen\d.;?~-]+)\))?(\?)?")


@lru_cache(maxsize=256)  # asked by several parts of one case
def lesions(text: str) -> frozenset[Lesion] | None:
    """The lesions that a karyotype proves; None for text that is not ISCN.

    After a transplant the donor's clone stands behind `//` and is passed over.
    """
    recipient = text.partition("//")[0].strip()
    clones = [clone.strip() for clone in re.split(r"/(?![^\[]*\])", recipient)]
    clones = [clone for clone in clones if not clone.endswith("[0]")]  # found in no cell
    recipient = "/".join(clones)
    numbers = [number for number in map(_CLONE.match, clones) if number]
    is_iscn = numbers or any(map(_IN_SITU.match, clones)) or _CITED.fullmatch(recipient)
    if _PROSE.search(text) or not is_iscn:
        return None
    proven = {*_rearranged(recipient)}
    proven |= {name for name, sign in _OTHER_SIGNS.items() if re.search(sign, recipient, re.I)}
    if any({int(number[1]), int(number[2] or number[1])} <= {*_LOW_HYPODIPLOID}
           for number in numbers):  # fmt: skip
        proven.add("low hypodiploidy")
    return frozenset(proven)


def is_aberration_alone(text: str) -> bool:
    """Whether lesions are cited and no karyotype."""
    return bool(_CITED.fullmatch(text.strip()))


def _rearranged(text: str) -> Iterator[Lesion]:
    """The rearrangements that are named without a question mark."""
    for breaks in _BREAKS.finditer(text):
        if "?" in breaks[0]:
            continue
        chromosomes = breaks[2].split(";")
        bands = breaks[3].split(";") if breaks[3] else []
        at = dict(zip(chromosomes, bands, strict=False))
        for name, expected in _REARRANGED.items():
            if expected.keys() <= set(chromosomes) and all(
                at.get(chromosome, band).startswith(band) for chromosome, band in expected.items()
            ):
                yield name
        if at.get("11", "").startswith(_KMT2A_BAND) or (
            chromosomes == ["11"] and _KMT2A_BAND in "".join(bands)
        ):
            yield "KMT2A"
