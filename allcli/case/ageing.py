"""When what was found is too old to rely on: by the groups that the records of the facts name."""

from datetime import date, timedelta

from allcli.case.dates import PartialDate
from allcli.case.facts import FACTS, VOCABULARY, Facts
from allcli.case.facts.ageing import GROUPS, Ageing
from allcli.case.model import Case

# each group, with the names of its facts
AGEING: dict[Ageing, tuple[str, ...]] = {
    group: tuple(fact.name for fact in FACTS if fact.ages is group) for group in GROUPS
}


def old_on(ageing: Ageing, case: Case, day: date) -> date:
    """The day by which facts found when the case says, else on `day`, are too old."""
    if ageing.dated:
        dated = getattr(getattr(case, ageing.dated[0]), ageing.dated[1])
        if isinstance(dated, PartialDate):
            day = min(day, dated.first)
    return day + timedelta(ageing.days)


def forgotten(ageing: Ageing, facts: Facts) -> Facts | None:
    """The facts without those that age together; None where none of them is known."""
    known = [name for name in AGEING[ageing] if facts.value(name) is not None]
    return facts.with_values(dict.fromkeys(known)) if known else None


def ages(name: str) -> bool:
    """Whether a fact is one that ages."""
    return VOCABULARY[name].ages is not None
