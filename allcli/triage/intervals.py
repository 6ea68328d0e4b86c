"""The best and the worst verdict that each option can come to, exactly.

Judged criterion by criterion an interval is safe but may be wide: it takes each undecided criterion
as free to fall either way. Here every completion counts as a whole.
"""

from collections.abc import Callable, Collection
from functools import lru_cache

from allcli.engine.charts import NOT_APPLICABLE
from allcli.engine.outlook import Outlook
from allcli.engine.workspace import Values
from allcli.rulebook.model import Option
from allcli.triage.verdicts import Judged

Hinges = Callable[[str], Collection[str]]  # the facts that whether an option applies hangs on


def tightened(options: list[Judged], outlook: Outlook) -> list[Judged]:
    """The same options with the verdicts that some completion does give, and no others."""
    return [_tight(option, outlook) if _is_open(option) else option for option in options]


def graded(
    options: list[Judged], verdicts: Callable[[str], Values], hinges: Hinges
) -> list[Judged]:
    """The same without their reasons, by the verdicts that each can come to."""
    return [
        _graded(option, verdicts(option.id), hinges) if _is_open(option) else option
        for option in options
    ]


def _is_open(option: Judged) -> bool:
    return option.applies is None or bool(option.applies and option.worst > option.best)


def _graded(option: Judged, values: Values, hinges: Hinges) -> Judged:
    grades = _grades(values)
    if not grades:
        return option._replace(applies=False, worst=option.best, open=())
    fits = None if NOT_APPLICABLE in values else True
    waits = fits is None and _waits(option.record, hinges)
    return option._replace(waits=waits, applies=fits, best=grades[0], worst=grades[-1])


def _tight(option: Judged, outlook: Outlook) -> Judged:
    name = option.id
    tight = _graded(option, outlook.ways.values(outlook.verdict(name)), outlook.fits_by)
    if tight.applies is False:
        return tight
    best, worst = tight.best, tight.worst
    applies = outlook.applies(name)
    # where the best is worse than what surely holds, some criterion of that class always comes
    # true: it is a reason if it is always the same one
    least, sure = best + 1, []
    if best > option.best:
        given = [holding for holding in option.open if holding.places[name] == best]
        sure = [holding for holding in given if outlook.always(holding.criterion.id, applies)]
        least = best + bool(sure)
    still = [
        holding
        for holding in option.open
        if least <= holding.places[name] <= worst
        and outlook.can_count(holding.criterion.id, applies)
    ]
    return tight._replace(against=(*sure, *option.against), open=tuple(still))


def _waits(option: Option, hinges: Hinges) -> bool:
    """Whether an option may not lead: it hangs on a fact that it waits for."""
    if not option.waits_for:
        return option.only_when_certain
    return not set(option.waits_for).isdisjoint(hinges(option.id))


@lru_cache(maxsize=500)
def _grades(values: Values) -> tuple[int, ...]:
    """The verdicts among some values, the best first."""
    given = [value for value in values if isinstance(value, int) and value != NOT_APPLICABLE]
    return tuple(sorted(given))
