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
    score = _copeland(options, preferred)
    return sorted(
        options, key=lambda one: (one.applies is False, one.best, -score[one.option.id], one.rank)
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


def _copeland(options: Sequence[Judged], preferred: Preferences) -> dict[str, int]:
    """Wins minus losses of every option inside its class."""
    classes = {one.option.id: one.best for one in options if one.applies is not False}
    score = dict.fromkeys((one.option.id for one in options), 0)
    for (better, worse), holds in preferred.items():
        if holds and better in classes and classes[better] == classes.get(worse):
            score[better] += 1
            score[worse] -= 1
    return score


def is_certain(first: Judged, options: Sequence[Judged], preferred: Preferences) -> bool:
    """Whether no completion of the unknown facts could put another option before `first`.

    Sound, not tight: each undecided criterion is taken as free to fall either way. Where nothing is
    open in the classes that `first` may fall to, the order as it stands is certain.
    """
    if first.applies is not True:
        return False
    rivals = [one for one in options if one is not first and one.applies is not False]
    if all(
        stays_before(first, rival, grade, rivals, preferred)
        for grade in range(first.best, first.worst + 1)
        for rival in rivals
    ):
        return True
    group = [first, *(rival for rival in rivals if rival.best <= first.worst)]
    settled = all(one.applies is True and one.best == one.worst for one in group)
    pairs = [(a.option.id, b.option.id) for a in group for b in group if a is not b]
    return settled and all(preferred.get(pair, True) is not None for pair in pairs)


def stays_before(
    one: Judged, rival: Judged, grade: int, rivals: Sequence[Judged], preferred: Preferences
) -> bool:
    """Whether `one` in the class `grade` would surely stand before `rival`.

    A rival that can only be in a worse class stays behind. In the same class the worst case is
    counted: of the others in it, those stay that help the rival more.
    """
    if rival.best != grade:
        return rival.best > grade
    me, you = one.option.id, rival.option.id
    lead = 2 * _margin(me, you, preferred)
    for other in rivals:
        if other.option.id != you and other.best <= grade <= other.worst:
            name = other.option.id
            lead += min(0, _margin(me, name, preferred) + _margin(name, you, preferred))
    return lead > 0 or (lead == 0 and one.rank < rival.rank)


def _margin(one: str, other: str, preferred: Preferences) -> int:
    """The least that `one` may win over `other`: 1, a tie at 0, or a loss at -1."""
    gain = 1 if preferred.get((one, other)) else 0
    return gain - ((other, one) in preferred)
