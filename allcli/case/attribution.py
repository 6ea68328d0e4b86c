"""Which drug of a line did what a toxicity tells: the only drug, or the only one known for it.

As known from labels, not checked entry by entry. A drug that the table lacks costs an attribution;
one that it has too many leaves a toxicity open. Kinds that most drugs cause are not in it.
"""

from allcli.case.agents.names import AGENTS, ANTHRACYCLINE, TKI
from allcli.case.agents.reading import understood
from allcli.case.agents.spellings import Understood
from allcli.case.toxicities import ToxicityKind

_ANTIBODY, _CAR_T, _ASPARAGINASE = "antibody", "car-t", "asparaginase"
_KNOWN_FOR: dict[ToxicityKind, tuple[str, ...]] = {
    "neurotoxicity": (
            "blinatumomab", _CAR_T, "nelarabine", "cytarabine", "ifosfamide", "methotrexate",
            "vincristine", "fludarabine", "busulfan", "thiotepa", "intrathecal therapy",
            _ASPARAGINASE,
        ),
    "crs": ("blinatumomab", _CAR_T),
    "hlh": ("blinatumomab", _CAR_T),
    "neuropathy": ("nelarabine", "vincristine", "vindesine", "vinblastine", "bortezomib",
                        "cytarabine"),
    "cerebellar": ("cytarabine", "nelarabine", "ifosfamide"),
    "vod": ("inotuzumab", "gemtuzumab", "busulfan", "treosulfan", "tioguanine", "clofarabine",
                 "transplantation", _ASPARAGINASE),
    "pancreatitis": (_ASPARAGINASE, TKI, "blinatumomab", "mercaptopurine"),
    "thrombosis": (_ASPARAGINASE, TKI),
    "haemorrhage": (TKI, "inotuzumab", _ASPARAGINASE),
    "hypersensitivity": (_ANTIBODY, _CAR_T, _ASPARAGINASE, "etoposide", "teniposide",
                              "cytarabine", "methotrexate"),
    "cardiotoxicity": (ANTHRACYCLINE, TKI, "cyclophosphamide", "arsenic trioxide",
                            "bortezomib", "carfilzomib"),
    "arterial": (TKI, _ASPARAGINASE),
    "qt": (TKI, "revumenib", "ziftomenib", "inotuzumab", "arsenic trioxide"),
    "effusion": (TKI, "clofarabine", "arsenic trioxide", "atra", "revumenib"),
    "differentiation": ("revumenib", "ziftomenib", "bleximenib", "atra", "arsenic trioxide"),
}  # fmt: skip
# What goes with other drugs, and is not thought of as the cause.
_BESIDE = frozenset({"g-csf", "leucovorin", "dexrazoxane"})


def culprit(drugs: Understood, kind: ToxicityKind | None = None) -> str:
    """The drug that a toxicity of this kind, or of any, is put down to; empty where it is open."""
    if drugs.anything:
        return ""
    # a class that was given leaves open which of its members it was: they are no other cause
    members = {drug for drug in drugs.open if AGENTS[drug].stands_for in drugs.given}
    causes = {drug for drug in (drugs.given | drugs.open) - members if not _is_beside(drug)}
    if len(causes) > 1 and kind:
        causes = {drug for drug in causes if _words(drug) & {*_KNOWN_FOR.get(kind, ())}}
    return next(iter(causes)) if len(causes) == 1 and causes <= drugs.given else ""


def did(drugs: Understood, drug: str, kind: ToxicityKind | None = None) -> bool:
    """Whether it was certainly this drug, or one of this class."""
    cause = culprit(drugs, kind)
    return bool(cause) and drug in _words(cause)


def names(text: str, drug: str) -> bool:
    """Whether the words of a toxicity name the drug, or one of this class."""
    said = understood(text, None)
    return any(drug in _words(name) for name in said.given | said.open)


def _is_beside(drug: str) -> bool:
    return drug in _BESIDE or AGENTS[drug].kind == "steroid"


def _words(drug: str) -> set[str]:
    agent = AGENTS[drug]
    return {drug, agent.kind, agent.stands_for}
