"""Counts that would point at single patients are left out of what leaves the hospital."""

from collections import Counter
from collections.abc import Mapping

from allcli.cohort.tally import CERTAINTY_BY, SALVAGE_BY, SPLIT, Tally
from allcli.report.summary import OF_PAIRS

# Each patient is in one of their groups: together they are all.
_OF_GROUPS = ("access", CERTAINTY_BY, SALVAGE_BY)
_WHOLE, _REFUSED = "read", "not assessed"


def without_small(tally: Tally, least: int) -> Tally:
    """The counts without those below `least`, nor what one of them could be reckoned from.

    Where only one of several counts that add up is too small, the next smallest goes with it. Of
    fewer patients than that nothing is told.
    """
    made = Tally()
    if tally["cases"]["assessed"] < least:
        return made
    for topic, counts in tally.items():
        if topic == "cases":
            kept = _of_cases(counts, least)
        elif topic in OF_PAIRS:
            parts = _parts(counts)
            if topic in _OF_GROUPS:
                wholes = {group: sum(part.values()) for group, part in parts.items()}
                parts = {group: parts[group] for group, _ in _left(wholes, least)}
            kept = {name: count for part in parts.values() for name, count in _left(part, least)}
        else:
            kept = dict(_left(counts, least))
        made[topic] = Counter(kept)
    return made


def _of_cases(counts: Mapping[str, int], least: int) -> dict[str, int]:
    kept = {name: count for name, count in counts.items() if count >= least}
    if counts.get(_REFUSED, 0) and _REFUSED not in kept:
        kept.pop(_WHOLE, None)
    return kept


def _parts(counts: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The counts of pairs by the first of each, such as the verdicts on one option."""
    parts: dict[str, dict[str, int]] = {}
    for name, count in counts.items():
        parts.setdefault(name.partition(SPLIT)[0], {})[name] = count
    return parts


def _left(counts: Mapping[str, int], least: int) -> list[tuple[str, int]]:
    ranked = sorted(
        ((name, count) for name, count in counts.items() if count),
        key=lambda entry: (-entry[1], entry[0]),
    )
    small = sum(count < least for _, count in ranked)
    hidden = 2 if small == 1 else small
    return ranked[: max(len(ranked) - hidden, 0)]
