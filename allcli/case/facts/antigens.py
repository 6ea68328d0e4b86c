"""Targets on the blasts."""

from allcli.case.calculators.scale import bounds
from allcli.case.facts import ageing
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.record import Value, asked, choice, number, yes_no
from allcli.case.kinds import Antigen, words_of
from allcli.case.span import Span

_CD22 = "CD22"
_WORDS = words_of(Antigen)
_BY_SHARE = 20  # % of blasts: the usual bound


def _cd19_by_share(reading: Reading) -> Value:
    """As the percentage says, by the bound that holds for CD22."""
    return _by_share(value(reading.case.antigens.cd19_pct))


def _cd22_by_share(reading: Reading) -> Value:
    """As the percentage says."""
    return _by_share(value(reading.case.antigens.cd22_pct))


def _by_share(share: object) -> str | None:
    """Some laboratories call fewer than 20 % "negative"; where none said so they are "partial".

    Labels ask for any of the antigen at all.
    """
    if not isinstance(share, int | float | Span):
        return None
    low, high = bounds(share)
    words = {_word(low), _word(high)}
    return words.pop() if len(words) == 1 else None


def _word(share: float) -> str:
    return "negative" if share == 0 else "partial" if share < _BY_SHARE else "positive"


ANTIGENS = (
    *asked(
        "targets",
        choice(
            "antigens.cd19", "CD19", _WORDS,
            stated="antigens.cd19", of=_cd19_by_share,
            safety=True, test="marrow", ages=ageing.CD19,
        ),
        choice(
            "antigens.cd22", "CD22", _WORDS, stated="antigens.cd22", of=_cd22_by_share,
            safety=True, topic=_CD22, test="marrow", ages=ageing.CD22,
        ),
        number(
            "antigens.cd22_pct", "CD22-positive blasts", "%", (0, 100),
            safety=True, topic=_CD22, test="marrow", ages=ageing.CD22,
        ),
    ),
    *asked(
        "genetics",
        choice("antigens.cd7", "CD7", _WORDS, test="marrow"),
        choice("antigens.cd38", "CD38", _WORDS, test="marrow"),
        choice("antigens.mpo", "myeloperoxidase", _WORDS, test="marrow"),
        yes_no(
            "antigens.tested_after_targeted_therapy", "antigens tested after the last target drug",
            test="marrow", local_only=True,
        ),
    ),
)  # fmt: skip
