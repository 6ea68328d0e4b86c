"""The best and the worst verdict that each option can come to, exactly.

Judged criterion by criterion an interval is safe but may be wide: it takes each undecided criterion
as free to fall either way. Here every completion counts as a whole.
"""

from dataclasses import replace
from functools import lru_cache

from allcli.engine.charts import NOT_APPLICABLE
from allcli.engine.completions import Values
from allcli.engine.outlook import Outlook
from allcli.triage.verdicts import Judged


def tightened(judged: list[Judged], outlook: Outlook) -> list[Judged]:
    """The same options with the verdicts that some completion does give, and no others."""
    return [
        _tight(one, outlook) if one.applies is None or (one.applies and one.open) else one
        for one in judged
    ]


def _tight(one: Judged, outlook: Outlook) -> Judged:
    name = one.option.id
    values = outlook.ways.values(outlook.verdict(name))
    grades = _grades(values)
    if not grades:
        return replace(one, applies=False, worst=one.best, open=())
    best, worst = grades[0], grades[-1]
    # where the best is worse than what surely holds, some criterion of that class always comes true
    forced = [found for found in one.open if best > one.best and found.places[name] == best]
    applies = outlook.applies(name)
    still = [
        found
        for found in one.open
        if best < found.places[name] <= worst and outlook.can_count(found.criterion.id, applies)
    ]
    fits = None if NOT_APPLICABLE in values else True
    against = (*forced, *one.against)
    return Judged(one.option, one.rank, fits, best, worst, against, tuple(still), one.supports)


@lru_cache(maxsize=500)
def _grades(values: Values) -> tuple[int, ...]:
    """The verdicts among some values, the best first."""
    given = [each for each in values if isinstance(each, int) and each != NOT_APPLICABLE]
    return tuple(sorted(given))
