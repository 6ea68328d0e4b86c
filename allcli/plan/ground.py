"""The ground of a road: today's facts, once it is decided whether it leads to a transplant."""

from dataclasses import replace
from typing import Any, NamedTuple

from allcli.case.model import Case
from allcli.engine.outlook import Outlook
from allcli.rulebook.model import Option
from allcli.triage.choose import Choice, outlook_of
from allcli.triage.evaluate import Findings, evaluate

INTENT = "transplant_intended"


class Ground(NamedTuple):
    """A case with what a road takes for decided, its findings, and what they may come to."""

    case: Case
    findings: Findings
    outlook: Outlook


class Grounds:
    """The ground of every kind of road, each made when it is first asked for."""

    def __init__(self, case: Case, choice: Choice) -> None:
        self._case = case
        self._choice = choice
        self._made: dict[bool | None, Ground] = {}

    def of(self, goal: Option) -> Ground:
        """The ground of the roads to a destination.

        Whether a transplant is intended is a decision: where the case leaves it open, a road to
        transplant takes it as made, and one that names none takes it as made against.
        """
        decided: dict[str, Any] = {} if goal.is_part_of else {INTENT: goal.transplant}
        if self._choice.findings.facts.value(f"plan.{INTENT}") is not None:
            decided = {}
        key = decided.get(INTENT)
        if key not in self._made:
            self._made[key] = self._ground(decided)
        return self._made[key]

    def _ground(self, decided: dict[str, Any]) -> Ground:
        findings = self._choice.findings
        if not decided:
            return Ground(self._case, findings, self._choice.outlook)
        plan = replace(self._case.plan, **decided)
        facts = findings.facts.with_values({f"plan.{name}": made for name, made in decided.items()})
        then = evaluate(findings.rulebook, facts, findings.as_of)
        return Ground(replace(self._case, plan=plan), then, outlook_of(then))
