"""Counts that would point at single patients are left out of what leaves the hospital."""

from collections import Counter
from collections.abc import Mapping

from allcli.cohort.tally import CERTAINTY_BY, SALVAGE_BY, SETTLING, SPLIT, Tally
from allcli.report.summary import OF_PAIRS

# Each patient is in one of their groups: together they are all.
_OF_GROUPS = ("access", CERTAINTY_BY, SALVAGE_BY)
# Of these the same is told of all groups together, so that columns add up as rows do.
_WITH_TOTALS = (CERTAINTY_BY, SALVAGE_BY)
# Each counts some of the patients of the other, under the same names.
_SOME_OF = {SETTLING: "open questions", "flags of the suggestion": "flags"}
_WHOLE, _REFUSED = "read", "not assessed"
_FIRST, _SECOND = 0, 2  # of a name, as it is parted


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
            if topic in _WITH_TOTALS:
                kept = _not_by_totals(counts, kept)
        else:
            kept = dict(_left(counts, least))
        made[topic] = Counter(kept)
    for topic, whole in _SOME_OF.items():
        others = {name: tally[whole][name] - count for name, count in made[topic].items()}
        for name in [name for name, left in others.items() if 0 < left < least]:
            del made[topic][name]
    return made


def _not_by_totals(counts: Mapping[str, int], kept: dict[str, int]) -> dict[str, int]:
    """The counts of a table without those that its totals would tell what is hidden by.

    Where a row or a column hides one count alone, its smallest other is hidden with it.
    """
    kept = dict(kept)
    lines = [*_parts(counts).values(), *_parts(counts, _SECOND).values()]
    while True:
        more = [
            min(shown, key=lambda name: (kept[name], name))
            for line in lines
            for shown in [[name for name in line if name in kept]]
            if shown and len(line) - len(shown) == 1
        ]
        if not more:
            return kept
        for name in more:
            kept.pop(name, None)


def _of_cases(counts: Mapping[str, int], least: int) -> dict[str, int]:
    kept = {name: count for name, count in counts.items() if count >= least}
    if counts.get(_REFUSED, 0) and _REFUSED not in kept:
        kept.pop(_WHOLE, None)
    return kept


def _parts(counts: Mapping[str, int], by: int = _FIRST) -> dict[str, dict[str, int]]:
    """The counts of pairs by the first of each, as the verdicts on one option, or by the second."""
    parts: dict[str, dict[str, int]] = {}
    for name, count in counts.items():
        parts.setdefault(name.partition(SPLIT)[by], {})[name] = count
    return parts


def _left(counts: Mapping[str, int], least: int) -> list[tuple[str, int]]:
    ranked = sorted(
        ((name, count) for name, count in counts.items() if count),
        key=lambda entry: (-entry[1], entry[0]),
    )
    small = sum(count < least for _, count in ranked)
    hidden = 2 if small == 1 else small
    return ranked[: max(len(ranked) - hidden, 0)]
