"""The order of options: by class, then by cited pairwise preferences, then the default order.

Inside a class the preferences are counted as Copeland did: an option's wins minus its losses. A
pair preferred both ways is a tie, and so is every cycle; ties keep the rulebook's default order.
"""

from collections.abc import Sequence

from allcli.rulebook.truth import Truth
from allcli.triage.verdicts import Judged

Preferences = dict[tuple[str, str], Truth]


def ordered(options: Sequence[Judged], preferred: Preferences) -> list[Judged]:
    """The options of one kind, first to last; what does not apply comes last."""
    return sorted(
        options,
        key=lambda one: (one.applies is False, one.best, -_copeland(one, options, preferred)),
    )


def wins(one: Judged, other: Judged, preferred: Preferences) -> bool:
    """Whether a preference that holds puts `one` before `other`, and none the reverse."""
    there = preferred.get((one.option.id, other.option.id)) is True
    back = preferred.get((other.option.id, one.option.id)) is True
    return there and not back


def same_class(one: Judged, other: Judged) -> bool:
    """Whether two different options stand in one class."""
    both_apply = one.applies is not False and other.applies is not False
    return one is not other and both_apply and one.best == other.best


def _copeland(one: Judged, options: Sequence[Judged], preferred: Preferences) -> int:
    rivals = [other for other in options if same_class(one, other)]
    won = sum(wins(one, other, preferred) for other in rivals)
    return won - sum(wins(other, one, preferred) for other in rivals)


def is_certain(first: Judged, options: Sequence[Judged], preferred: Preferences) -> bool:
    """Whether no completion of the unknown facts could put another option before `first`.

    Sound, not tight: each undecided criterion is taken as free to fall either way. An option that
    is preferred to every rival in its class comes first whichever of them drop out.
    """
    if first.applies is not True:
        return False
    rivals = [one for one in options if one is not first and one.applies is not False]
    if all(stays_before(first, rival, first.worst, preferred) for rival in rivals):
        return True
    group = [first, *(rival for rival in rivals if rival.best <= first.worst)]
    settled = all(one.applies is True and one.best == one.worst for one in group)
    pairs = [(a.option.id, b.option.id) for a in group for b in group if a is not b]
    return settled and all(preferred.get(pair, True) is not None for pair in pairs)


def stays_before(one: Judged, rival: Judged, grade: int, preferred: Preferences) -> bool:
    """Whether `one`, fallen to the class `grade`, would surely stand before `rival`.

    A better class of its own does it, or in the same class a preference with none against it.
    """
    forth, back = (one.option.id, rival.option.id), (rival.option.id, one.option.id)
    beats = preferred.get(forth) is True and back not in preferred
    return rival.best > grade or (rival.best == grade and beats)
