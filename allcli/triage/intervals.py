"""The best and the worst verdict that each option can come to, exactly.

Judged criterion by criterion an interval is safe but may be wide: it takes each undecided criterion
as free to fall either way. Here every completion counts as a whole.
"""

from dataclasses import replace
from functools import lru_cache

from allcli.engine.charts import NOT_APPLICABLE
from allcli.engine.completions import Values
from allcli.engine.outlook import Outlook
from allcli.rulebook.model import Option
from allcli.triage.verdicts import Judged


def tightened(options: list[Judged], outlook: Outlook) -> list[Judged]:
    """The same options with the verdicts that some completion does give, and no others."""
    return [
        _tight(option, outlook)
        if option.applies is None or (option.applies and option.open)
        else option
        for option in options
    ]


def _tight(option: Judged, outlook: Outlook) -> Judged:
    name = option.id
    values = outlook.ways.values(outlook.verdict(name))
    grades = _grades(values)
    if not grades:
        return replace(option, applies=False, worst=option.best, open=())
    best, worst = grades[0], grades[-1]
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
    fits = None if NOT_APPLICABLE in values else True
    against = (*sure, *option.against)
    return replace(
        option, waits=fits is None and _waits(option.record, outlook),
        applies=fits, best=best, worst=worst, against=against, open=tuple(still),
    )  # fmt: skip


def _waits(option: Option, outlook: Outlook) -> bool:
    """Whether an option may not lead: it hangs on the fact it waits for."""
    if not option.waits_for:
        return option.only_when_certain
    variables = outlook.ways.cells.variables
    hinges = outlook.hinges(outlook.applies(option.id))
    return any(variables[place].fact.name == option.waits_for for place in hinges)


@lru_cache(maxsize=500)
def _grades(values: Values) -> tuple[int, ...]:
    """The verdicts among some values, the best first."""
    given = [value for value in values if isinstance(value, int) and value != NOT_APPLICABLE]
    return tuple(sorted(given))
