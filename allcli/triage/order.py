"""The order of options: by class, then by cited pairwise preferences, then the default order.

Inside a class the preferences are counted as Copeland did: an option's wins minus its losses. A
pair preferred both ways is a tie, and so is every cycle; ties keep the rulebook's default order.
Where no preference decides between two antibodies, the one whose target is shown wins over the one
whose target nobody has looked for; once both are known this falls away.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from allcli.engine.preferences import Pair, Preferences
from allcli.triage.verdicts import Judged


def ordered(options: Sequence[Judged], preferred: Preferences) -> list[Judged]:
    """The options, those of each kind from first to last.

    Behind those that may lead come those that cannot while it is open whether they apply; what
    does not apply comes last.
    """
    runners = [option for option in options if option.applies is not False]
    away = [option for option in options if option.applies is False]
    score = _copeland(runners, preferred)
    runners.sort(
        key=lambda option: (not option.may_lead(), option.best, -score[option.id], option.rank)
    )
    away.sort(key=lambda option: (option.best, option.rank))
    return runners + away


def wins(option: Judged, other: Judged, preferred: Preferences) -> bool:
    """Whether a preference that holds puts `option` before `other`, and none the reverse."""
    here, there = option.id, other.id
    return (here, there) in preferred.sure and (there, here) not in preferred.sure


def is_shown(option: Judged, other: Judged, preferred: Preferences) -> bool:
    """Whether `option` stands before `other` because its target alone is known to be there."""
    both = option.record.shown_first and other.record.shown_first
    alone = option.applies is True and other.applies is None
    pair, back = (option.id, other.id), (other.id, option.id)
    level = option.best == other.best and preferred.sure.keys().isdisjoint((pair, back))
    return both and alone and level


def same_class(option: Judged, other: Judged) -> bool:
    """Whether two different options stand in one class."""
    both_apply = option.applies is not False and other.applies is not False
    alike = option.best == other.best and option.may_lead() == other.may_lead()
    return option is not other and both_apply and alike


def _copeland(runners: Sequence[Judged], preferred: Preferences) -> dict[str, int]:
    """Wins minus losses of every option inside its class, among those of its kind."""
    classes = {option.id: (option.kind, option.best) for option in runners}
    score = dict.fromkeys(classes, 0)
    for better, worse in chain(preferred.sure, _shown(runners, preferred)):
        if better in classes and classes[better] == classes.get(worse):
            score[better] += 1
            score[worse] -= 1
    return score


def _shown(runners: Sequence[Judged], preferred: Preferences) -> Iterator[Pair]:
    rivals = [option for option in runners if option.record.shown_first and option.may_lead()]
    for option in rivals:
        for other in rivals:
            if is_shown(option, other, preferred):
                yield option.id, other.id


def is_certain(first: Judged, options: Sequence[Judged], preferred: Preferences) -> bool:
    """Whether no completion of the unknown facts could put another option before `first`.

    Sound, not tight: each undecided criterion is taken as free to fall either way. Where nothing is
    open in the classes that `first` may fall to, the order as it stands is certain.
    """
    if first.applies is not True:
        return False
    rivals = [option for option in options if option is not first and option.applies is not False]
    if all(_leads(first, grade, rivals, preferred) for grade in range(first.best, first.worst + 1)):
        return True
    group = [first, *(rival for rival in rivals if rival.best <= first.worst)]
    settled = all(option.applies is True and option.best == option.worst for option in group)
    pairs = [(a.id, b.id) for a in group for b in group if a is not b]
    return settled and preferred.open.keys().isdisjoint(pairs)


def _leads(first: Judged, grade: int, rivals: Sequence[Judged], preferred: Preferences) -> bool:
    """Whether `first` in the class `grade` would surely stand before all rivals.

    A rival that can only be in a worse class stays behind. In the same class the worst case is
    counted: of the others in it, those stay that help the rival more.
    """
    if any(rival.best < grade for rival in rivals):
        return False
    me = first.id
    mine = {
        other.id: preferred.margin(me, other.id)
        for other in rivals
        if other.best <= grade <= other.worst
    }
    for rival in rivals:
        if rival.best == grade:
            you = rival.id
            lead = 2 * mine[you] + sum([
                min(0, margin + preferred.margin(name, you))
                for name, margin in mine.items() if name != you
            ])  # fmt: skip
            if lead < 0 or (lead == 0 and first.rank > rival.rank):
                return False
    return True
