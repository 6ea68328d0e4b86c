"""The order of options: by class, then by cited pairwise preferences, then the default order.

Inside a class the preferences are counted as Copeland did: an option's wins minus its losses. A
pair preferred both ways is a tie, and so is every cycle; ties keep the rulebook's default order.
"""

from collections.abc import Sequence

from allcli.engine.preferences import Preferences
from allcli.triage.verdicts import Judged


def ordered(options: Sequence[Judged], preferred: Preferences) -> list[Judged]:
    """The options, those of each kind from first to last; what does not apply comes last."""
    runners = [one for one in options if one.applies is not False]
    away = [one for one in options if one.applies is False]
    score = _copeland(runners, preferred)
    runners.sort(key=lambda one: (one.best, -score[one.option.id], one.rank))
    away.sort(key=lambda one: (one.best, one.rank))
    return runners + away


def wins(one: Judged, other: Judged, preferred: Preferences) -> bool:
    """Whether a preference that holds puts `one` before `other`, and none the reverse."""
    here, there = one.option.id, other.option.id
    return (here, there) in preferred.sure and (there, here) not in preferred.sure


def same_class(one: Judged, other: Judged) -> bool:
    """Whether two different options stand in one class."""
    both_apply = one.applies is not False and other.applies is not False
    return one is not other and both_apply and one.best == other.best


def _copeland(runners: Sequence[Judged], preferred: Preferences) -> dict[str, int]:
    """Wins minus losses of every option inside its class, among those of its kind."""
    classes = {one.option.id: (one.option.kind, one.best) for one in runners}
    score = dict.fromkeys(classes, 0)
    for better, worse in preferred.sure:
        if better in classes and classes[better] == classes.get(worse):
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
    if all(_leads(first, grade, rivals, preferred) for grade in range(first.best, first.worst + 1)):
        return True
    group = [first, *(rival for rival in rivals if rival.best <= first.worst)]
    settled = all(one.applies is True and one.best == one.worst for one in group)
    pairs = [(a.option.id, b.option.id) for a in group for b in group if a is not b]
    return settled and preferred.open.keys().isdisjoint(pairs)


def _leads(one: Judged, grade: int, rivals: Sequence[Judged], preferred: Preferences) -> bool:
    """Whether `one` in the class `grade` would surely stand before all rivals.

    A rival that can only be in a worse class stays behind. In the same class the worst case is
    counted: of the others in it, those stay that help the rival more.
    """
    if any(rival.best < grade for rival in rivals):
        return False
    me = one.option.id
    mine = {
        other.option.id: preferred.margin(me, other.option.id)
        for other in rivals
        if other.best <= grade <= other.worst
    }
    for rival in rivals:
        if rival.best == grade:
            you = rival.option.id
            lead = 2 * mine[you] + sum([
                min(0, margin + preferred.margin(name, you))
                for name, margin in mine.items() if name != you
            ])  # fmt: skip
            if lead < 0 or (lead == 0 and one.rank > rival.rank):
                return False
    return True
