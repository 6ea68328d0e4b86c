"""Counts that would point at single patients are left out of what leaves the hospital."""

from collections import Counter
from collections.abc import Mapping, Sequence

from allcli.cohort.tally import CERTAINTY_BY, SALVAGE_BY, SETTLING, SPLIT, Tally
from allcli.report.summary import OF_PAIRS, ROADS

# Each patient is in one of their groups: together they are all.
_OF_GROUPS = ("access", CERTAINTY_BY, SALVAGE_BY)
# Of these the same is told of all groups together, so that columns add up as rows do.
_WITH_TOTALS = (CERTAINTY_BY, SALVAGE_BY)
# Each counts some of the patients of the other, under the same names.
_SOME_OF = {SETTLING: "open questions", "flags of the suggestion": "flags"}
_WHOLE, _REFUSED = "read", "not assessed"
_FIRST, _SECOND = 0, 2  # of a name, as it is parted


def without_small(tally: Tally, least: int) -> Tally:
    """The counts without those below `least`, nor what these could be reckoned from.

    Of counts that add up, so many are left out that what is missing is no small count either, nor
    one alone. Of fewer patients than `least` nothing is told.
    """
    made = Tally()
    if tally["cases"]["assessed"] < least:
        return made
    for topic, counts in tally.items():
        if topic == ROADS:
            continue
        if topic == "cases":
            kept = _of_cases(counts, least)
        elif topic in OF_PAIRS:
            kept = _of_pairs(topic, counts, least)
        else:
            kept = _left(counts, least)
        made[topic] = Counter(kept)
    for topic, whole in _SOME_OF.items():
        others = {name: tally[whole][name] - count for name, count in made[topic].items()}
        for name in [name for name, left in others.items() if 0 < left < least]:
            del made[topic][name]
    if made["suggestion"]:
        made["suggestion"] = Counter(_of_roads(tally, made["suggestion"], least))
    return made


def _of_roads(tally: Tally, kept: Mapping[str, int], least: int) -> dict[str, int]:
    """The suggestions that can be told beside how many have each salvage, and each destination."""
    lines: dict[tuple[int, str], dict[str, int]] = {}
    for road in tally[ROADS]:
        *ends, text = road.split(SPLIT)
        for place, end in enumerate(ends):
            lines.setdefault((place, end), {})[text] = tally["suggestion"][text]
    return _not_by_totals(kept, [*lines.values()], least)


def _of_pairs(topic: str, counts: Mapping[str, int], least: int) -> dict[str, int]:
    parts = _parts(counts)
    if topic in _OF_GROUPS:
        wholes = {group: sum(part.values()) for group, part in parts.items()}
        parts = {group: parts[group] for group in _left(wholes, least)}
    kept = {name: count for part in parts.values() for name, count in _left(part, least).items()}
    if topic in _WITH_TOTALS:
        lines = [*_parts(counts).values(), *_parts(counts, _SECOND).values()]
        kept = _not_by_totals(kept, lines, least)
    return kept


def _not_by_totals(
    kept: Mapping[str, int], lines: Sequence[Mapping[str, int]], least: int
) -> dict[str, int]:
    """The counts without those by which totals over some lines of them tell what is missing."""
    left = dict(kept)
    while True:
        short = [line for line in lines if _tells(line, left, least)]
        if not short:
            return left
        for line in short:
            shown = [name for name in line if name in left]
            if shown:
                del left[min(shown, key=lambda name: (left[name], name))]


def _tells(line: Mapping[str, int], left: Mapping[str, int], least: int) -> bool:
    """Whether what is missing of a line is one count alone, or a small one together."""
    missing = [count for name, count in line.items() if name not in left]
    is_shown = len(missing) < len(line)
    return is_shown and bool(missing) and (len(missing) == 1 or sum(missing) < least)


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


def _left(counts: Mapping[str, int], least: int) -> dict[str, int]:
    """The counts that can be told beside their sum, the largest first."""
    there = {name: count for name, count in counts.items() if count}
    large = {name: count for name, count in there.items() if count >= least}
    left = _not_by_totals(large, [there], least)
    return dict(sorted(left.items(), key=lambda entry: (-entry[1], entry[0])))
