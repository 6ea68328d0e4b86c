"""Drugs by the names people write: generic, brand and short ones."""

import re
from collections.abc import Sequence
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


def named(agents: Sequence[str], *drugs: str) -> bool:
    """Whether a list of agents, as people write it, names one of the drugs."""
    return any(_is_named(agent, drug) for agent in agents for drug in drugs)


@lru_cache(maxsize=4096)  # the same regimens are asked about again and again
def _is_named(agent: str, drug: str) -> bool:
    """A CAR-T product with another target than CD19 is none of CD19."""
    said = agent.lower()
    if not any(_says(said, name) for name in _NAMES.get(drug, (drug,))):
        return False
    elsewhere = drug == CD19_CAR_T and re.search(_OTHER_TARGET, agent)
    return not elsewhere or "cd19" in said


def _says(said: str, name: str) -> bool:
    """Short names stand as words of their own; a generic name may be part of a longer word."""
    at = said.find(name)
    while at >= 0 and len(name) <= 5:
        around = said[max(at - 1, 0) : at] + said[at + len(name) :][:1]
        if not any("a" <= each <= "z" for each in around):
            break
        at = said.find(name, at + 1)
    return at >= 0
