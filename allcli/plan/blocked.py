"""What blocks a step of a road first, and what opens it: the questions of `whynot`, of a road."""

from collections.abc import Iterable
from typing import NamedTuple

from allcli.engine.charts import NOT_APPLICABLE
from allcli.plan.access_ahead import AccessAhead
from allcli.plan.standing import NOT_TO_BE_HAD
from allcli.rulebook.model import Option
from allcli.triage.assessment import Reason
from allcli.triage.choose import Choice, outlook_of
from allcli.triage.evaluate import Findings
from allcli.triage.explore.changing import Changing
from allcli.triage.explore.whynot import Opening, Step
from allcli.triage.intervals import tightened
from allcli.triage.verdicts import OPEN, Judged, judge


class RoadBlock(NamedTuple):
    """Why a step is no better than `avoid`: a criterion, or in words; what takes it away."""

    because: Reason | None
    says: str
    through: tuple[str, ...]
    opens: tuple[Step, ...]


class Blocks:
    """The blocks of one patient, each looked for once; on other facts a step has others."""

    def __init__(self, choice: Choice, access: AccessAhead) -> None:
        self._choice = choice
        self._access = access
        self._made: dict[tuple[int, str, str], RoadBlock] = {}
        self._changing: dict[int, tuple[Findings, Changing]] = {}

    def of(self, option: Option, findings: Findings, grade: int, goal: str = "") -> RoadBlock:
        """What blocks an option on these findings, on which it is no better than this.

        On the way to a goal, only what is not said of that.
        """
        key = id(findings), option.id, goal
        if key not in self._made:
            self._made[key] = self._block(option, findings, grade, goal)
        return self._made[key]

    def _block(self, option: Option, findings: Findings, grade: int, goal: str) -> RoadBlock:
        if grade == NOT_TO_BE_HAD:
            later = ("time",) if self._access.begins(option) else ()
            return RoadBlock(None, self._access.why_not(option), later, ())
        if id(findings) not in self._changing:
            # the findings are held, or another's id could come to be theirs
            self._changing[id(findings)] = findings, Changing(findings)
        opening = Opening(option, findings, self._changing[id(findings)][1], goal)
        if grade == NOT_APPLICABLE:
            opens = opening.first_way(OPEN)
            return RoadBlock(None, f"only {option.applies_says}", _through(opens), opens)
        judged = self._judged(option, findings)
        barring = tuple(
            held
            for held in judged.against
            if held.places[option.id] > OPEN and goal not in held.criterion.verdict
        )
        blockers = list(opening.blockers(judged._replace(against=barring)))
        lasting = [blocker for blocker in blockers if not blocker.through]
        if lasting:
            return RoadBlock(lasting[0].reason, "", (), ())  # it stands, whatever else is changed
        first = next(iter(blockers), None)
        opens = opening.first_way(OPEN)
        if first is None:
            return RoadBlock(None, "in no completion of what is unknown", _through(opens), opens)
        return RoadBlock(first.reason, "", first.through, opens)

    def _judged(self, option: Option, findings: Findings) -> Judged:
        """The option with what speaks against it, exactly; of the assessment it is made already."""
        if findings is self._choice.findings:
            options = self._choice.options
        else:
            ours = [judged for judged in judge(findings) if judged.id == option.id]
            options = tightened(ours, outlook_of(findings))
        return next(judged for judged in options if judged.id == option.id)


def _through(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.through for step in steps))
