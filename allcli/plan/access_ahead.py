"""Access on the days to come: what can be had when a step would be taken, and what changes by then.

What speaks for or against an option is that of one day; who may have it, and who pays, goes by the
day on which it would be given.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from allcli.plan.course import RoadCourse, RoadOptions
from allcli.plan.days import DaySpan
from allcli.plan.results import RoadConstraint
from allcli.rulebook.dates import turning_days
from allcli.rulebook.model import Option, Rulebook
from allcli.rulebook.words import Status
from allcli.triage.access import accesses
from allcli.triage.assessment import AccessResult
from allcli.triage.evaluate import Findings

ONE_DAY = timedelta(1)
WORDS: dict[Status, str] = {
    "reimbursed": "reimbursed",
    "licensed": "licensed",
    "neither": "neither licensed nor reimbursed",
}


class AccessTurn(NamedTuple):
    """The access of an option from a day on, and what it was until then."""

    on: date
    before: AccessResult
    after: AccessResult


class AccessAhead:
    """The access of every option from a day on, to a patient as the findings have him.

    Days of a road count from `today`.
    """

    def __init__(self, findings: Findings, today: date) -> None:
        turning = findings.rulebook.table(access_days)
        self._findings = findings
        self._today = today
        self._turning = turning[bisect_right(turning, today) :]
        self._access: dict[date, Mapping[str, AccessResult]] = {}

    def on(self, day: date) -> Mapping[str, AccessResult]:
        """The access of every option on a day."""
        if day not in self._access:
            self._access[day] = accesses(self._findings._replace(as_of=day))
        return self._access[day]

    def days_within(self, span: DaySpan) -> tuple[date, ...]:
        """Days that stand for all of a span: between them no access changes."""
        if not self._turning:
            return (self._today,)
        begun = [day for day in self._turning if self._count(day) <= span.low]
        later = [
            day
            for day in self._turning
            if self._count(day) > span.low and (span.high is None or self._count(day) <= span.high)
        ]
        return (*(begun[-1:] or [self._today]), *later)

    def wait(self, option: str, last: int | None) -> DaySpan | None:
        """In how many days an option can be had; None where it cannot by the last of some days.

        What is not known leaves open until when it cannot.
        """
        days = [0, *(self._count(day) for day in self._turning)]
        within = [day for day in days if last is None or day <= last]
        had = (day for day in within if self._after(option, day).status != "neither")
        first = next(had, None)
        if first is None:
            return None
        latest = first if self._after(option, first).settled else within[-1]
        return DaySpan(first, first if latest == first else None, latest)

    def _after(self, option: str, days: int) -> AccessResult:
        return self.on(self._today + timedelta(days))[option]

    def changes(self, option: Option, last: int | None) -> Iterator[AccessTurn]:
        """What begins or ends by the last of some days; a day that is not known exactly is later.

        That something becomes unknown, or was so, is no change.
        """
        before = self.on(self._today)[option.id]
        for day in self._turning:
            if last is not None and self._count(day) > last:
                return
            after = self.on(day)[option.id]
            if "unknown" not in (before.status, after.status) and after.status != before.status:
                yield AccessTurn(day, before, after)
            if after.status != "unknown" or before.status == "unknown":
                before = after

    def of_road(self, road: RoadOptions, course: RoadCourse) -> Iterator[RoadConstraint]:
        """The changes while the therapy of a road goes on, or before its cells are infused."""
        if not self._turning:
            return
        doses = course.last_dose
        known = max(doses.low, doses.usual or 0)
        ends: dict[str, int | None] = {road.bridge.id: known if doses.high is None else doses.high}
        if course.infusion:
            ends |= dict.fromkeys(road.at("collection"), course.infusion.high)
        for name, last in ends.items():
            option = self._findings.rulebook.options[name]
            for change in self.changes(option, last):
                yield self._told(option, change)

    def begins(self, option: Option) -> AccessTurn | None:
        """When an option that cannot be had comes to be licensed or paid for, if that is known."""
        changes = self.changes(option, None)
        return next((change for change in changes if change.before.status == "neither"), None)

    def why_not(self, option: Option) -> str:
        """That an option cannot be had, and until when, or from when on."""
        words = f"neither licensed nor reimbursed in {self._place}"
        if begins := self.begins(option):
            return f"{words}, {begins.after.status} from {begins.on}"
        changes = self.changes(option, None)
        ends = next((change for change in changes if change.after.status == "neither"), None)
        return f"{words} from {ends.on}" if ends else words

    def _told(self, option: Option, change: AccessTurn) -> RoadConstraint:
        on, before, after = change
        return RoadConstraint(
            id=f"access-{option.id}-{on}",
            title=f"{option.name}: {WORDS[before.status]} in {self._place} until {on - ONE_DAY}, "
            f"{WORDS[after.status]} from {on}",
            says=" ".join(after.says or before.says),
            do=(),
            certain=True,
            holds=before.status == "neither",
            adds_days=False,
            until=None,
            strength="funding" if "reimbursed" in (before.status, after.status) else "label",
            checked=True,
            references=after.references or before.references,
        )

    @property
    def _place(self) -> object:
        return self._findings.facts.value("jurisdiction")

    def _count(self, day: date) -> int:
        return (day - self._today).days


def access_days(rulebook: Rulebook) -> list[date]:
    """Every day on which some access may begin, or has just ended, in order."""
    return sorted(set(turning_days(rulebook.access)))
