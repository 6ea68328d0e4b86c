"""Drugs by the names people write: generic, brand and short ones."""

import re
from collections.abc import Iterable
from functools import lru_cache

CD19_CAR_T = "cd19-car-t"
TKIS = ("imatinib", "dasatinib", "nilotinib", "bosutinib", "ponatinib", "asciminib")

_NAMES = {
    "blinatumomab": ("blinatumomab", "blincyto", "blina"),
    "inotuzumab": ("inotuzumab", "besponsa", "ino"),
    "nelarabine": ("nelarabine", "arranon", "atriance", "arag", "ara-g"),
    "imatinib": ("imatinib", "glivec", "gleevec"),
    "dasatinib": ("dasatinib", "sprycel"),
    "nilotinib": ("nilotinib", "tasigna"),
    "bosutinib": ("bosutinib", "bosulif"),
    "ponatinib": ("ponatinib", "iclusig"),
    "asciminib": ("asciminib", "scemblix"),
    CD19_CAR_T: (
        "tisagenlecleucel", "kymriah", "tisa-cel", "ctl019", "brexucabtagene", "tecartus",
        "brexu-cel", "kte-x19", "obecabtagene", "aucatzyl", "obe-cel", "axicabtagene", "yescarta",
        "axi-cel", "cart-19", "cart19", "car-t", "car t", "cart", "cd19 car", "cd19-car",
    ),
}  # fmt: skip
_OTHER_TARGET = r"(?i)cd(?!19)\d+"


def named(agents: Iterable[str], drug: str) -> bool:
    """Whether a list of agents, as people write it, names a drug."""
    return any(drug in named_in(agent) for agent in agents)


@lru_cache(maxsize=4096)  # the same regimens are asked about again and again
def named_in(agent: str) -> frozenset[str]:
    """The drugs that a text names; CAR-T with another target than CD19 is none of CD19."""
    said = agent.lower()
    drugs = {drug for drug, names in _NAMES.items() if any(_says(said, name) for name in names)}
    if "cd19" not in said and re.search(_OTHER_TARGET, agent):
        drugs.discard(CD19_CAR_T)
    return frozenset(drugs)


def _says(said: str, name: str) -> bool:
    """Short names stand as words of their own; a generic name may be part of a longer word."""
    at = said.find(name)
    while at >= 0 and len(name) <= 5:
        around = said[max(at - 1, 0) : at] + said[at + len(name) :][:1]
        if not any("a" <= letter <= "z" for letter in around):
            break
        at = said.find(name, at + 1)
    return at >= 0
