"""A karyotype in ISCN, read for the lesions that decide.

Only what a report proves is read: a lesion that it names is there; one that it does not name may be
cryptic or masked, and stays unknown. Text that is not ISCN is not read at all.

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
    "BCR::ABL1": r"(?:ABL1|BCR)con(?:ABL1|BCR)x[1-9]",
    "KMT2A": r"(?:KMT2A|MLL)sep|t\(4;11\)(?!\()",
    "iAMP21": r"(?<!\?)\biamp ?\(?21",
    "loss of 17p": (
        r"(?<![?\d])(?:-17(?!\d)|del\(17\)\(p|i\(17\)\(q|idic\(17\)\(p|add\(17\)\(p1[12]|"
        r"dic\(17;[\dXY]+\)\(p1[12]|dic\([\dXY]+;17\)\([^;)]+;p1[12])|\bTP53x1\b(?!~)"
    ),
}
_LOW_HYPODIPLOID = range(31, 40)  # chromosomes

# compiled with the first karyotype that is read
_CLONE = r"(\d{2,3})(?:[~-](\d{2,3}))?(?:<\d+n[+-]?>)?,"
_IN_SITU = r"(?:nuc ?)?ish"
_ALONE = r"(?i)(?:t|ins|inv|del|add|dic|der|i|idic)\([\dXY;]+\)(?:t?\()|t\(\d+;\d+\)|iamp21"
_INBORN = r"(?:t|ins|inv|der|del|add)\([\dXY;]+\)(?:\([^)]*\))?c(?![a-z])"
_PROSE = (
    r"(?i)\b(?:no|not|without|negative|absent|normal|abnormal|failed|pending|with|versus|or|"
    r"neg|nil|none|lost)\b"
)
# t(9;22): 0, t(9;22) < 1 %, t(9;22) -
_NOT_THERE = r"=|\)\s*[:,x]?\s*0(?![\d.~])|(?:<\s*[\d.]+|(?<![\d.])0)\s*%|[-−–:]\s*$"
_NO_CELL = r"\[0(?:/\d+)?\]$"
_ISCN = frozenset(
    """add amp arr cen chr con cth del der dic dim dir dmin dup fis fra hsr hmz htz iamp idem ider
    idic inc ins inv ish lep mar mat min mos nuc oom pat pcc pcp prx psu pter pul pvz qdp qdr qr
    qter rac rea rec rev rob sce sdl sep spr stk tan tas tel ter ther trc tri trp und upd var
    wcp xma hg t r i c x p q cp dn sl""".split()  # noqa: SIM905 - a list of words is read more easily than one of literals
)
_WORD = r"[a-zA-Z]{3,}|[^\x00-\x7f\W\d_]+"
_UNBRACKETED = r"(?<![\da-zA-Z])[a-zA-Z]+"
_BRACKETED = r"\([^()]*\)"
_AND = r"(?<=\))\s+and\s+(?=[a-z]{1,3}\()"  # between lesions, as letters cite them
_GENE = 6  # letters of the longest symbol in capitals
_BREAKS = (
    r"(\?\s*)?(?P<kind>t|ins|dic|inv)\((?P<on>[\dXY;?]+)\)(?:\((?P<at>[pqcen\d.;?~-]+)\))?(\?)?"
)


@lru_cache(maxsize=256)  # asked by several parts of one case
def lesions(text: str) -> frozenset[Lesion] | None:
    """The lesions that a karyotype proves; None for text that is not ISCN.

    After a transplant the donor's clone stands behind `//` and is passed over.
    """
    if not text:
        return None
    text = re.sub(_AND, ",", text)
    if re.search(_PROSE, text) or re.search(_NOT_THERE, text) or not _is_iscn(text):
        return None
    if is_alone(text) and "?" in text:
        return None
    recipient = "".join(text.partition("//")[0].split())  # spaces say nothing in ISCN
    recipient = re.sub(_INBORN, "", recipient)  # of the patient, not of the leukaemia
    clones = [clone.strip() for clone in re.split(r"/(?![^\[]*\])", recipient)]
    clones = [clone for clone in clones if not re.search(_NO_CELL, clone)]
    recipient = "/".join(clones)
    numbers = [number for clone in clones if (number := re.match(_CLONE, clone))]
    if not numbers and not any(
        re.match(_IN_SITU, clone) or re.match(_ALONE, clone) for clone in clones
    ):
        return None
    proven = {*_rearranged(recipient)}
    proven |= {name for name, sign in _OTHER_SIGNS.items() if re.search(sign, recipient, re.I)}
    if any({int(number[1]), int(number[2] or number[1])} <= {*_LOW_HYPODIPLOID}
           for number in numbers):  # fmt: skip
        proven.add("low hypodiploidy")
    return frozenset(proven)


def is_alone(text: str) -> bool:
    """Whether a text is an aberration by itself, without the clone that has it."""
    return bool(re.match(_ALONE, "".join(text.split())))


def _is_iscn(text: str) -> bool:
    """Whether every word is a sign of ISCN, or in brackets that of a gene; others may deny."""
    outside = re.sub(_BRACKETED, " ", re.sub(_BRACKETED, " ", text))
    return all(map(_is_sign, re.findall(_UNBRACKETED, outside))) and all(
        _is_sign(word) or _is_gene(word) for word in re.findall(_WORD, text)
    )


def _is_sign(word: str) -> bool:
    return word.lower() in _ISCN or word in {"iAMP", "GRCh"} or set(word) <= {"X", "Y"}


def _is_gene(word: str) -> bool:
    return word.isascii() and word.removesuffix("x").isupper() and len(word) <= _GENE


def _rearranged(text: str) -> Iterator[Lesion]:
    """The rearrangements that are named without a question mark."""
    for breaks in re.finditer(_BREAKS, text):
        if "?" in breaks[0]:
            continue
        chromosomes = breaks["on"].split(";")
        bands = breaks["at"].split(";") if breaks["at"] else []
        at = dict(zip(chromosomes, bands, strict=False))
        for name, expected in _REARRANGED.items():
            if expected.keys() <= set(chromosomes) and all(
                at.get(chromosome, band).startswith(band) for chromosome, band in expected.items()
            ):
                yield name
        is_broken = at.get("11", "").startswith(_KMT2A_BAND) or (
            chromosomes == ["11"] and _KMT2A_BAND in "".join(bands)
        )
        if is_broken and breaks["kind"] != "dic":  # which loses what lies beyond, as del does
            yield "KMT2A"
