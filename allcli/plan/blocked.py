"""What blocks a step of a road first, and what opens it: the questions of `whynot`, of a road."""

from collections.abc import Iterable
from typing import NamedTuple

from allcli.engine.charts import NOT_APPLICABLE
from allcli.plan.standing import NOT_TO_BE_HAD
from allcli.rulebook.model import Option
from allcli.triage.assessment import Reason
from allcli.triage.choose import outlook_of
from allcli.triage.evaluate import Findings
from allcli.triage.explore.changing import Changing
from allcli.triage.explore.whynot import Opening, Step
from allcli.triage.intervals import tightened
from allcli.triage.verdicts import OPEN, judge


class RoadBlock(NamedTuple):
    """Why a step is no better than `avoid`: a criterion, or in words; what takes it away."""

    because: Reason | None
    says: str
    through: tuple[str, ...]
    opens: tuple[Step, ...]


class Blocks:
    """The blocks of one patient, each looked for once; on other facts a step has others."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, str], RoadBlock] = {}
        self._changing: dict[int, tuple[Findings, Changing]] = {}

    def of(self, option: Option, findings: Findings, grade: int) -> RoadBlock:
        """What blocks an option on these findings, on which it is no better than this."""
        key = id(findings), option.id
        if key not in self._made:
            self._made[key] = self._block(option, findings, grade)
        return self._made[key]

    def _block(self, option: Option, findings: Findings, grade: int) -> RoadBlock:
        if grade == NOT_TO_BE_HAD:
            place = findings.facts.value("jurisdiction")
            return RoadBlock(None, f"neither licensed nor reimbursed in {place}", (), ())
        # the findings are held, or another's id could come to be theirs
        kept = self._changing.setdefault(id(findings), (findings, Changing(findings)))
        opening = Opening(option, findings, kept[1])
        if grade == NOT_APPLICABLE:
            opens = opening.first_way(OPEN)
            return RoadBlock(None, f"only {option.applies_says}", _through(opens), opens)
        judged = [judged for judged in judge(findings) if judged.id == option.id]
        (exactly,) = tightened(judged, outlook_of(findings))
        first = next(opening.blockers(exactly), None)
        if first and not first.through:
            return RoadBlock(first.reason, "", (), ())  # it stands, whatever else is changed
        opens = opening.first_way(OPEN)
        if first is None:
            return RoadBlock(None, "in no completion of what is unknown", _through(opens), opens)
        return RoadBlock(first.reason, "", first.through, opens)


def _through(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.through for step in steps))
