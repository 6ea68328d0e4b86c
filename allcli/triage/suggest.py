"""The suggestion: the first salvage that is open and accessible, and the road to transplant."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from allcli.case.facts import VOCABULARY, Facts, Value
from allcli.case.span import Span
from allcli.engine.outlook import Outlook
from allcli.engine.preferences import Preferences
from allcli.rulebook.model import Option
from allcli.triage.assessment import AccessResult, Suggestion
from allcli.triage.certainty import Runner, certainty
from allcli.triage.order import ordered
from allcli.triage.road import Road
from allcli.triage.verdicts import OPEN, Judged

# Where one of them is not known no drug is named: it is asked for first.
FIRST_OF_ALL = ("disease.lineage", "disease.status")

# More are counted: a row of drugs none of which leads is no help in a headline.
_NAMED_FOR_THE_BOARD = 3

NO_PRODUCT = " (no product may be given now)"
WHICH_SALVAGE = "disease.salvage_number"


class Ranked(NamedTuple):
    """Every kind of option in order, best first, with what orders and bars them."""

    salvage: Sequence[Judged]
    destinations: Sequence[Judged]
    adjuncts: Sequence[Judged]
    access: Mapping[str, AccessResult]
    preferred: Preferences


def suggest(ranked: Ranked, road: Road, outlook: Outlook) -> Suggestion:
    """The headline: salvage and road to transplant; how sure they are is left open."""
    facts = road.findings.facts
    number = _number(facts.value(WHICH_SALVAGE))
    accessible, reachable = (
        can_be_had(ranked.salvage, ranked),
        can_be_had(ranked.destinations, ranked),
    )
    chosen = next(filter(Judged.is_open, accessible), None)
    goal = next(filter(Judged.is_open, reachable), None)
    if unknown := lacking(facts):
        return _withheld(unknown, ranked)._replace(salvage_number=number)
    adjuncts = [option for option in ranked.adjuncts if option.applies and _is_beside(option)]
    if waited_for := () if chosen else _waited_for(accessible, outlook):
        named = None if goal and _hangs_on(goal, waited_for, outlook) else goal
        assumed = road.assumed if named else ""
        withheld = _withheld(waited_for, ranked, named)
        return withheld._replace(
            text=_first_of_all(adjuncts) + withheld.text, adjuncts=_ids(adjuncts),
            first_of_all=_ids(_at_once(adjuncts)),
            salvage_number=number, assumes=assumed, assumes_label=_label(assumed),
        )  # fmt: skip
    wished = next(filter(Judged.is_open, ranked.salvage), None)
    barred = wished if wished and wished not in accessible else None
    until = "" if chosen else _withheld_by(adjuncts)
    left = () if chosen or until else _least_objectionable(ranked.salvage)
    board = None if goal else _for_board(ranked)
    return Suggestion(
        text="".join(
            (
                _first_of_all(adjuncts),
                until or _salvage_text(chosen, goal or board, facts, left),
                _unclear(chosen, accessible, outlook),
                "" if until and not goal else _goal_text(chosen, goal, ranked),
            )
        ),
        salvage_number=number,
        salvage=chosen.id if chosen else None,
        destination=goal.id if goal else None,
        adjuncts=_ids(adjuncts),
        robust=False,
        exact=False,
        alternatives=(),
        first_if_accessible=barred.id if barred else None,
        least_objectionable=tuple(option.id for option in left),
        withheld_for=(),
        assumes=road.assumed,
        assumes_label=_label(road.assumed),
        first_of_all=_ids(_at_once(adjuncts)),
        for_board=board.id if board and chosen else None,
    )


def lacking(facts: Facts) -> tuple[str, ...]:
    """What is not known of the disease itself; while it is not, nothing else is looked at."""
    return tuple(name for name in FIRST_OF_ALL if facts.value(name) is None)


def withheld_text(unknown: Sequence[str]) -> str:
    """Why no drug is named."""
    labels = " nor ".join(VOCABULARY[name].label for name in unknown)
    said = f"neither {labels} is known" if unknown[1:] else f"{labels} is not known"
    return f"No drug suggested: {said}"


def _withheld(unknown: tuple[str, ...], ranked: Ranked, goal: Judged | None = None) -> Suggestion:
    """No drug for a patient whose disease, or what the drugs wait for, is not known."""
    return Suggestion(
        text=withheld_text(unknown) + (_goal_text(None, goal, ranked) if goal else ""),
        salvage_number="",
        salvage=None,
        destination=goal.id if goal else None,
        adjuncts=(),
        robust=False,
        exact=False,
        alternatives=(),
        first_if_accessible=None,
        least_objectionable=(),
        withheld_for=unknown,
        assumes="",
        assumes_label="",
    )


def with_certainty(
    suggestion: Suggestion, ranked: Ranked, options: Sequence[Judged], outlook: Outlook
) -> Suggestion:
    """The same with whether the unknown could change it, and to what.

    `options` are as judged on what is known, without what the road takes for decided.
    """
    known = {option.id: option for option in options}

    def runners(first: str | None, kind: Sequence[Judged]) -> Runner:
        others = [known[option.id] for option in can_be_had(kind, ranked)]
        return known[first] if first else None, others

    sure = certainty(
        outlook,
        runners(suggestion.salvage, ranked.salvage),
        runners(suggestion.destination, ranked.destinations),
    )
    return suggestion._replace(
        robust=sure.robust and not suggestion.withheld_for,
        exact=sure.exact,
        alternatives=sure.alternatives,
    )


def can_be_had(options: Sequence[Judged], ranked: Ranked) -> Sequence[Judged]:
    """Those with access; without the others the count of preferences may order them anew."""
    left = [option for option in options if ranked.access[option.id].status != "neither"]
    return options if len(left) == len(options) else ordered(left, ranked.preferred)


def _label(fact: str) -> str:
    return VOCABULARY[fact].label if fact else ""


def _hangs_on(goal: Judged, facts: tuple[str, ...], outlook: Outlook) -> bool:
    """Whether what drugs wait for could still turn the verdict on a destination too."""
    variables = outlook.ways.cells.variables
    hinges = outlook.hinges(outlook.verdict(goal.id))
    families = {name.partition(".")[0] for name in facts}
    return any(variables[place].fact.name.partition(".")[0] in families for place in hinges)


def _waited_for(salvage: Sequence[Judged], outlook: Outlook) -> tuple[str, ...]:
    """The facts that options wait for which may yet be open, where none is so far."""
    waiting = [option for option in salvage if option.applies is None and option.waits]
    named = [
        fact
        for option in waiting
        if option.best <= OPEN
        for fact in option.record.waits_for
        if fact in outlook.fits_by(option.id)
    ]
    return tuple(dict.fromkeys(named))


def _is_beside(option: Judged) -> bool:
    """Whether an adjunct is suitable, and never worse than caution, whatever becomes known."""
    return option.best == 0 and option.worst <= OPEN


def _least_objectionable(salvage: Sequence[Judged]) -> tuple[Judged, ...]:
    """What is left for a board when nothing is better than `avoid`."""
    left = [option for option in salvage if option.may_lead() and option.best > OPEN]
    return tuple(option for option in left if option.best == left[0].best)


def _number(value: Value) -> str:
    if isinstance(value, Span):
        return f"{value.low:g}-{value.high:g}"
    return "" if value is None else str(value)


def _ordinal(value: Value) -> str:
    """Which salvage it is, with a blank behind; nothing where that is not known."""
    if isinstance(value, Span):
        is_open = value.high >= VOCABULARY[WHICH_SALVAGE].high  # lines that may lack some
        return f"{_ordinal(value.low)}{'or later ' if is_open else f'to {_ordinal(value.high)}'}"
    if not isinstance(value, int | float):
        return ""
    words = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}
    return f"{words.get(int(value), f'{value:g}th')} "


def _first_of_all(adjuncts: Sequence[Judged]) -> str:
    """What comes before any therapy of the leukaemia."""
    return "".join(f"{option.record.headline}. " for option in _at_once(adjuncts))


def _at_once(adjuncts: Sequence[Judged]) -> list[Judged]:
    return [option for option in adjuncts if option.record.headline]


def _withheld_by(adjuncts: Sequence[Judged]) -> str:
    """What is said in place of a drug while what comes first keeps every one back."""
    return next(filter(None, [option.record.withholds for option in _at_once(adjuncts)]), "")


def _ids(options: Iterable[Judged]) -> tuple[str, ...]:
    return tuple(option.id for option in options)


def _salvage_text(
    chosen: Judged | None, goal: Judged | None, facts: Facts, left: Sequence[Judged]
) -> str:
    """`Suggested second salvage: MEC`, with no number known `Suggested salvage: MEC`.

    In remission with MRD nothing is salvaged: `Suggested therapy: blinatumomab for MRD`.
    """
    is_relapse = facts.value("mrd.in_remission") is not True
    number = _ordinal(facts.value(WHICH_SALVAGE))
    salvage = f"{number}salvage" if is_relapse else "therapy"
    if chosen is None and not left:
        return f"No drug that applies is available for {salvage}"
    if chosen is None and len(left) > _NAMED_FOR_THE_BOARD:
        return f"No option for {salvage} is better than avoid; {len(left)} are left to the board"
    if chosen is None:
        named = " or ".join(option.name for option in left)
        return f"No option for {salvage} is better than avoid; for the board: {named}"
    if chosen.record.headline:
        return chosen.record.headline
    to_transplant = goal is not None and goal.record.transplant
    limit = cycle_limit(chosen.record, facts) if to_transplant else ""
    return f"Suggested {salvage}: {_named(chosen)}{', ' + limit if limit else ''}"


def cycle_limit(option: Option, facts: Facts) -> str:
    """The cycles to go before a transplant, those already given counted."""
    given = facts.value(option.cycles_given) if option.cycles_given else None
    is_least = isinstance(given, Span)
    least = given.low if isinstance(given, Span) else given
    if not option.after_cycles or not isinstance(least, int | float) or least < 1:
        return option.before_transplant
    left = option.after_cycles[min(int(least), len(option.after_cycles)) - 1]
    return f"{left} ({least:g} or more given)" if is_least else f"{left} ({least:g} given)"


def _unclear(chosen: Judged | None, accessible: Sequence[Judged], outlook: Outlook) -> str:
    """What must be known before a salvage that may not fit is chosen, and what is given else."""
    if chosen is None or chosen.applies:
        return ""
    labels = ", ".join(dict.fromkeys(map(_label, outlook.fits_by(chosen.id))))
    rivals = [option for option in accessible if option.record.shown_first and option.is_open()]
    if chosen.record.shown_first and (rivals := [rival for rival in rivals if rival.applies]):
        return f" (eligibility unclear: {labels} not known; else {rivals[0].name})"
    return f" (eligibility unclear: {labels} not known)"


def _named(option: Judged) -> str:
    """The name, with a question mark while it is not known whether the option applies."""
    return option.name if option.applies else f"{option.name}?"


def _goal_text(chosen: Judged | None, goal: Judged | None, ranked: Ranked) -> str:
    if goal and chosen and goal.record.is_part_of in chosen.record.groups:
        return f", {goal.record.headline}"
    if goal:
        return f" → {_named(goal)}{'' if _has_product(goal, ranked) else NO_PRODUCT}"
    left = _for_board(ranked)
    return f" → {left.name} only after board review" if left else ""


def _has_product(goal: Judged, ranked: Ranked) -> bool:
    """Whether a product of a destination may be given today; true of what has none.

    The destination itself may be open before: as what follows a salvage it waits until then.
    """
    group = goal.record.is_part_of
    products = [option for option in ranked.salvage if group in option.record.groups]
    return not products or any(
        option.applies is not False
        and option.best <= OPEN
        and ranked.access[option.id].status != "neither"
        for option in products
    )


def _for_board(ranked: Ranked) -> Judged | None:
    """The destination that is left for a board where none is better than `avoid`."""
    return next((option for option in ranked.destinations if option.may_lead()), None)
