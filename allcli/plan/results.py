"""The plan as data: roads and their dates, what they keep to, what blocks them, what opens it."""

from datetime import date
from typing import Literal, NamedTuple

from allcli.rulebook.words import Verdict
from allcli.triage.assessment import Cited, Reason
from allcli.triage.explore.whynot import Step
from allcli.triage.receipt import Receipt
from allcli.triage.road_days import DateSpan

SCHEMA_VERSION = 1
RoadState = Literal["open", "depends", "blocked"]
StepKind = Literal["therapy", "gate", "collection", "infusion", "donor", "conditioning", "end"]
RoadOutcome = Literal["no response", "MRD left", "toxicity", "relapse", "lost target"]
Reaches = Literal["yes", "perhaps", "no"]


class PlannedStep(NamedTuple):
    """One step of a road and when it comes; what decides on something has a verdict.

    `worst` is the worst that unknown facts could make of it.
    """

    kind: StepKind
    option: str
    name: str
    at: DateSpan
    verdict: Verdict | None = None
    worst: Verdict | None = None


class RoadTiming(NamedTuple):
    """How long a stretch of the road takes, and who says so; an end without days is open."""

    stretch: str
    title: str
    shortest: int
    usual: int | None
    longest: int | None
    says: str
    strength: str
    checked: bool
    references: tuple[str, ...]


class RoadConstraint(NamedTuple):
    """What a step of the road keeps to; `until` is the day from which it is met anyway.

    With `adds_days` something has to end first, nobody knows when; no date of the road counts that.
    Where it is not `certain`, it hangs on facts that are not known, or on the day of the step.
    """

    id: str
    title: str
    says: str
    do: tuple[str, ...]
    certain: bool
    holds: bool
    adds_days: bool
    until: date | None
    strength: str
    checked: bool
    references: tuple[str, ...]


class PlannedRoad(NamedTuple):
    """A road that is open, or would be if what it hangs on turns out well.

    `verdict` is that of its worst step on what is known, `worst` the worst in any completion.
    `end` is day 0 of the transplant, the infusion of CAR-T, or the response gate where the road has
    neither; `disease` and `donor` are the days by either clock alone. `harms` are the kinds of high
    flags of its therapy and its destination that surely hold today. `reaches` says whether it
    gets there by a day that was named.
    """

    text: str
    bridge: str
    destination: str
    state: RoadState
    verdict: Verdict
    worst: Verdict
    suggested: bool
    steps: tuple[PlannedStep, ...]
    end: DateSpan
    disease: DateSpan
    donor: DateSpan | None
    constraints: tuple[RoadConstraint, ...]
    timings: tuple[RoadTiming, ...]
    hangs_on: tuple[str, ...]
    harms: tuple[str, ...]
    reaches: Reaches | None


class NextStep(NamedTuple):
    """What follows if the therapy of a road comes to this, as a rule by the day `on`.

    `road` is the first of the roads on from there, with its own dates; None where none is open, or
    no drug is suggested.
    `then` is what is suggested if that meets no response either, as a rule known on `then_on`.
    """

    outcome: RoadOutcome
    on: date
    suggestion: str
    road: PlannedRoad | None
    then: str
    then_on: date | None


class RejectedRoads(NamedTuple):
    """Roads that no completion opens: the step that blocks them first, why, and what opens it.

    `because` is the criterion; where it is None, `says` tells why. `through` is what can take that
    away; `opens` the smallest set of changes after which the step is no worse than caution.
    `suggested` marks those among which is the road that the assessment suggests.
    """

    step: str
    name: str
    verdict: Verdict
    roads: tuple[str, ...]
    because: Reason | None
    says: str
    through: tuple[str, ...]
    opens: tuple[Step, ...]
    suggested: bool = False


class RoadPlan(NamedTuple):
    """The roads of one patient in order, the first of which begins as the assessment suggests.

    `suggestion` is what that comes to without what is `avoided`, `first` its first step, if any;
    `leads` is false where no road begins so. `assumes` is the decision, by its label, that the
    roads take as made where the case does not. `next` says of the best roads, in their order, what
    follows if they fail, where that is asked for.
    """

    schema_version: int
    receipt: Receipt
    patient: tuple[str, ...]
    suggestion: str
    assumes: str
    first: str | None
    leads: bool
    by: date | None
    avoided: tuple[str, ...]
    roads: tuple[PlannedRoad, ...]
    next: tuple[tuple[NextStep, ...], ...]
    rejected: tuple[RejectedRoads, ...]
    references: tuple[Cited, ...]
