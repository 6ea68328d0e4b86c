"""Drugs by the names people write: generic, brand and short ones."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

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
_OTHER_TARGET = re.compile(r"cd(?!19)\d+", re.IGNORECASE)


def named(agents: Sequence[str], *drugs: str) -> bool:
    """Whether a list of agents, as people write it, names one of the drugs."""
    return any(_is_named(agent, drug) for agent in agents for drug in drugs)


@lru_cache(maxsize=4096)  # the same regimens are asked about again and again
def _is_named(agent: str, drug: str) -> bool:
    """A CAR-T product with another target than CD19 is none of CD19."""
    if not _pattern(drug).search(agent):
        return False
    elsewhere = drug == CD19_CAR_T and _OTHER_TARGET.search(agent)
    return not elsewhere or "cd19" in agent.lower()


@cache
def _pattern(drug: str) -> re.Pattern[str]:
    """Short names stand as words of their own; a generic name may be part of a longer word."""
    names = sorted(_NAMES.get(drug, (drug,)), key=len, reverse=True)
    whole = [re.escape(name) for name in names if len(name) > 5]
    short = [re.escape(name) for name in names if len(name) <= 5]
    words = [*whole, *([rf"(?<![a-z])(?:{'|'.join(short)})(?![a-z])"] if short else [])]
    return re.compile("|".join(words), re.IGNORECASE)
