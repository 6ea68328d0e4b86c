"""Lesions that decide, and measurable residual disease."""

import re
from collections.abc import Callable

from allcli.case.calculators.scale import bounds
from allcli.case.facts import ageing
from allcli.case.facts.reading import Reading, is_complete, value
from allcli.case.facts.record import FALLS, CanChange, Value, asked, choice, list_of, number, yes_no
from allcli.case.karyotype import Lesion, lesions
from allcli.case.span import PartlyListed, partly_listed

MUTATIONS = (
    "T315I", "T315A", "F317L", "F317I", "F317V", "F317C", "V299L", "Y253H", "E255K", "E255V",
    "F359V", "F359C",
)  # fmt: skip
MRD_NEGATIVE_BELOW = 0.01  # %
_CODES = {
    "ala": "A", "arg": "R", "asn": "N", "asp": "D", "cys": "C", "gln": "Q", "glu": "E", "gly": "G",
    "his": "H", "ile": "I", "leu": "L", "lys": "K", "met": "M", "phe": "F", "pro": "P", "ser": "S",
    "thr": "T", "trp": "W", "tyr": "Y", "val": "V",
}  # fmt: skip
_CHANGE = r"(?i)(?:abl1?\W*)?(?:p\.)?\(?([a-z]{3}|[a-z])(\d+)([a-z]{3}|[a-z])\)?"


def protein_change(text: str) -> str | None:
    """`T315I` from the ways to write it: `p.(Thr315Ile)`, `ABL1 T315I`; None for anything else."""
    parts = re.fullmatch(_CHANGE, text.strip())
    if not parts:
        return None
    wild_type, codon, mutant = parts.groups()
    before, after = (_CODES.get(code.lower(), code.upper()) for code in (wild_type, mutant))
    return f"{before}{codon}{after}" if len(before) == len(after) == 1 else None


def _proven(reading: Reading) -> frozenset[Lesion]:
    """What the karyotype proves; what it does not name stays unknown."""
    return lesions(reading.case.genetics.karyotype or "") or frozenset()


def _by_karyotype(lesion: Lesion, word: str = "") -> Callable[[Reading], Value]:
    """The word for a lesion that the karyotype proves, or just yes."""
    return lambda reading: (word or True) if lesion in reading.once(_proven) else None


def _philadelphia(reading: Reading) -> Value:
    """CML carries it by definition; so says the karyotype."""
    if value(reading.case.disease.cml_blast_phase) is True:
        return "positive"
    return _by_karyotype("BCR::ABL1", "positive")(reading)


def _mutations(reading: Reading) -> tuple[str, ...] | PartlyListed | None:
    """Without BCR::ABL1 there is none; one that cannot be read may be any, beside the others."""
    genetics = reading.case.genetics
    if value(genetics.bcr_abl1) == "negative":
        return ()
    if genetics.abl1_mutations is None:
        return None
    changes = [protein_change(text) for text in genetics.abl1_mutations]
    known = tuple(change for change in changes if change)
    whole = None not in changes and is_complete(reading.case, "genetics.abl1_mutations")
    return known if whole else partly_listed(known)


def _not_ph_like(reading: Reading) -> bool | None:
    """Ph-like is only B-ALL without BCR::ABL1."""
    case = reading.case
    excluded = case.disease.lineage in ("t-all", "lbl-t") or "positive" in (
        case.genetics.bcr_abl1,
        _philadelphia(reading),
    )
    return False if excluded else None


def _mrd(reading: Reading) -> Value:
    case = reading.case
    if case.disease.status == "mrd-positive":
        return "positive"
    status: str | None = value(case.mrd.status)
    level = value(case.mrd.level_pct)
    is_measured = status is None and level is not None and bounds(level)[0] >= MRD_NEGATIVE_BELOW
    return "positive" if is_measured else status


def _mrd_in_remission(reading: Reading) -> bool | None:
    """Residual disease and no more: a remission with MRD is the same under either status."""
    status: str | None = value(reading.case.disease.status)
    mrd = reading.once(_mrd)
    if mrd == "negative" or status in ("relapsed", "refractory", "newly-diagnosed"):
        return False
    return None if mrd is None or status is None else True


GENETICS = (
    *asked(
        "targets",
        choice(
            "genetics.bcr_abl1", "BCR::ABL1", ("positive", "negative"), stated="genetics.bcr_abl1",
            of=_philadelphia, test="outside-lab",
        ),
    ),
    *asked(
        "genetics",
        list_of(
            "genetics.abl1_mutations", "ABL1 mutations", MUTATIONS, of=_mutations,
            test="outside-lab",
        ),
        choice(
            "genetics.kmt2a", "KMT2A", ("rearranged", "not-rearranged"), stated="genetics.kmt2a",
            of=_by_karyotype("KMT2A", "rearranged"), test="outside-lab",
        ),
        choice("genetics.tp53", "TP53", ("mutated", "wild-type"), test="outside-lab"),
        yes_no(
            "genetics.hypodiploid", "low hypodiploidy", stated="genetics.hypodiploid",
            of=_by_karyotype("low hypodiploidy"), test="outside-lab",
        ),
        yes_no(
            "genetics.tcf3_hlf", "TCF3::HLF", stated="genetics.tcf3_hlf",
            of=_by_karyotype("TCF3::HLF"), test="outside-lab",
        ),
        *(
            yes_no(
                f"genetics.{name}", lesion, "genetics.karyotype", of=_by_karyotype(lesion),
                test="outside-lab", local_only=True,
            )
            for name, lesion in (
                ("iamp21", "iAMP21"), ("tcf3_pbx1", "TCF3::PBX1"), ("loss_of_17p", "loss of 17p"),
            )
        ),
        yes_no(
            "genetics.ph_like", "Ph-like", stated="genetics.ph_like", of=_not_ph_like,
            test="outside-lab",
        ),
        yes_no("genetics.abl_class", "ABL-class fusion", test="outside-lab"),
    ),
)  # fmt: skip
MRD = (
    *asked(
        "burden",
        choice(
            "mrd.status", "MRD", ("positive", "negative"), of=_mrd, topic="MRD", test="outside-lab",
            change=CanChange("treatment", ("negative",)), ages=ageing.MRD,
        ),
        yes_no(
            "mrd.in_remission", "MRD in remission", "disease.status", "mrd.status",
            of=_mrd_in_remission, topic="MRD", test="outside-lab",
            change=CanChange("treatment", "any"), ages=ageing.MRD,
        ),
        number(
            "mrd.level_pct", "MRD level", "%", (0, 100), topic="MRD", test="outside-lab",
            change=FALLS, ages=ageing.MRD,
        ),
    ),
)  # fmt: skip
