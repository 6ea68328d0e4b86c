"""What two patients have in common who share an answer: every truth, and the cells of the rest."""

from collections.abc import Hashable, Sequence
from datetime import date
from math import inf
from typing import NamedTuple

from allcli.case.facts import INDEX, Value
from allcli.case.places import PLACES
from allcli.case.span import Span
from allcli.engine.outlook import Outlook
from allcli.engine.prepared import Prepared
from allcli.rulebook.dates import start_of, turning_days
from allcli.rulebook.model import Access, Criterion, Rulebook, only_in
from allcli.rulebook.truth import Truth
from allcli.triage.access import nowhere_yet
from allcli.triage.assessment import Question, Suggestion
from allcli.triage.evaluate import Findings
from allcli.triage.suggest import FIRST_OF_ALL, Ranked
from allcli.triage.verdicts import Judged

_BYTES = {False: 0, True: 1, None: 2}
_NAMED = ("jurisdiction", "disease.salvage_number", *FIRST_OF_ALL)

Kind = tuple[Hashable, ...]


class KindAnswer(NamedTuple):
    """What was found for the first patient of a kind.

    `decided` are the facts that its road takes for decided. The rulebook is held on to, so that no
    other can come to its place in memory, by which it is known.
    """

    rulebook: Prepared
    options: list[Judged]
    ranked: Ranked
    suggestion: Suggestion
    road: Sequence[Judged]
    assumed: str
    decided: dict[str, bool]
    questions: tuple[Question, ...]


def kind_of(findings: Findings, outlook: Outlook) -> Kind:
    """What the choice and the questions follow from: equal for two patients who share them.

    That is every truth, the cells that each variable may lie in, and what is read as a value; all
    by one rulebook.
    """
    facts, ways = findings.facts, outlook.ways
    named = findings.rulebook.table(_named)
    return (
        start_of(findings.rulebook.table(_days)[facts.value("jurisdiction")], findings.as_of),
        *map(_packed, (findings.applies, findings.criteria, findings.access, findings.outcomes)),
        tuple(ways.open_bits),
        tuple([facts.values[i] for i in named]),
        # a level without its limit, which is asked for first
        tuple([
            i for i, value in enumerate(facts.values)
            if isinstance(value, Span) and value.high == inf
        ]),
        tuple(facts.why_unknown.items()),
    )  # fmt: skip


def _packed(truths: tuple[Truth, ...]) -> bytes:
    """Truths in as little room as they need."""
    return bytes(map(_BYTES.__getitem__, truths))


def _days(rulebook: Rulebook) -> dict[Value, list[date]]:
    """By place, the days on which another answer may begin there; without a place, for anybody.

    Where a drug cannot be had anywhere yet, it is so at every place.
    """
    records: list[Criterion | Access] = [*rulebook.criteria, *rulebook.access]
    anywhere = sorted({date.min, *turning_days(records)})
    nowhere = [nowhere_yet(rulebook.access, day) for day in anywhere]
    appears = {
        day
        for day, before, then in zip(anywhere[1:], nowhere, nowhere[1:], strict=False)
        if then != before
    }
    days: dict[Value, list[date]] = {None: anywhere}
    for place in PLACES:
        here = turning_days(record for record in records if place in only_in(record).values)
        days[place] = sorted({date.min, *appears, *here})
    return days


def _named(rulebook: Rulebook) -> list[int]:
    """The facts that the choice reads the values of, by their places."""
    options = rulebook.options.values()
    read = [fact for option in options for fact in (option.decided_by, option.cycles_given)]
    return [INDEX[fact] for fact in dict.fromkeys((*_NAMED, *filter(None, read)))]
