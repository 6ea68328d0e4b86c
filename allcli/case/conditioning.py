"""Conditioning as people write it: which alkylators a plan holds."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from allcli.case.agents.words import DOUBTFUL
from allcli.case.span import Span

_ALKYLATORS = {
    "busulfan": (
        "busulfan",
        "busulphan",
        "busulfex",
        "bu",
        "부설판",
        "ブスルファン",
        "부설펙스",
        "ブスルフェクス",
    ),
    "treosulfan": ("treosulfan", "treo"),
    "melphalan": ("melphalan", "mel", "멜팔란", "メルファラン"),
    "thiotepa": ("thiotepa", "tepa", "tt", "티오테파", "チオテパ"),
    "cyclophosphamide": (
        "cyclophosphamide",
        "cyclo",
        "cy",
        "ctx",
        "시클로포스파미드",
        "사이클로포스파마이드",
        "シクロホスファミド",
        "endoxan",
        "エンドキサン",
        "엔독산",
    ),
    "carmustine": ("carmustine", "bcnu"),
    "bendamustine": ("bendamustine", "benda"),
}
_REGIMENS = {
    "tbf": ("thiotepa", "busulfan"), "bucy": ("busulfan", "cyclophosphamide"),
    "flubu": ("busulfan",), "buflu": ("busulfan",), "flumel": ("melphalan",),
    "flutreo": ("treosulfan",), "cytbi": ("cyclophosphamide",), "tbicy": ("cyclophosphamide",),
    "flucy": ("cyclophosphamide",),
}  # fmt: skip
_OTHERS = {
    "fludarabine", "flu", "tbi", "total", "body", "lymphoid", "irradiation", "atg", "thymoglobulin",
    "grafalon", "alemtuzumab", "campath", "etoposide", "vp", "cytarabine", "ara", "c",
    "clofarabine", "clo", "rituximab", "low", "dose", "high", "iv", "oral", "and", "mg", "kg", "m",
    "플루다라빈", "전신방사선조사", "フルダラビン", "全身放射線照射", "gy", "day", "days", "x",
    "rabbit", "horse",
}  # fmt: skip
_NAMES = {name: (drug,) for drug, names in _ALKYLATORS.items() for name in names} | _REGIMENS
# cyclophosphamide after the graft prevents GVHD: it is no part of the conditioning
_AFTER_HCT = ("post", "ptcy", "pt-cy")
MOST = 10


class Conditioning(NamedTuple):
    """Alkylators in a plan, and whether thiotepa is one; open where a name is not understood."""

    alkylators: int | Span
    thiotepa: bool | None


def conditioning(agents: Sequence[str]) -> Conditioning:
    """What a list of agents, each a drug or a regimen, holds."""
    read = [_alkylators(agent) for agent in agents]
    drugs = frozenset[str]().union(*(found for found, _ in read))
    thiotepa = "thiotepa" in drugs
    if all(understood for _, understood in read):
        return Conditioning(len(drugs), thiotepa)
    return Conditioning(Span(len(drugs), MOST), thiotepa or None)


def is_understood(agent: str) -> bool:
    """Whether every word of a text is known, so that the alkylators in it are."""
    return _alkylators(agent)[1]


def _alkylators(agent: str) -> tuple[frozenset[str], bool]:
    """The alkylators that a text names, and whether it may hold no others."""
    said = agent.lower()
    if any(word in said for word in _AFTER_HCT):
        return frozenset(), True
    words = re.findall(r"[^\W\d_]+", said)
    if re.search(DOUBTFUL, said) or not words:
        return frozenset(), False
    drugs = frozenset(drug for word in words for drug in _NAMES.get(word, ()))
    return drugs, all(word in _NAMES or word in _OTHERS for word in words)
