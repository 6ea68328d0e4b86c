"""Treatments as lines of therapy: what was given at one time is one line."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from allcli.case.agents.reading import understood
from allcli.case.dates import PartialDate
from allcli.case.fhir.draft import Draft
from allcli.case.fhir.resource import Resource
from allcli.case.fhir.when import moment
from allcli.case.phenopacket.agents import coded
from allcli.case.phenopacket.layout import PacketLayout, Part
from allcli.case.phenopacket.treatments import Treatment
from allcli.case.problems import found

LINE = "Line"  # a type of resource that FHIR has not
UNDATED = "without a day on which it began, and no field of a case tells of it outside a line"
NEVER = PartialDate.parse("2100")
LineFields = dict[str, tuple[Any, Treatment]]  # the value of each field, and what gave it
NOT_OF_ALL = "but not of all that was given at one time: not used"
SAID = "lines: those of this packet; lines_complete = true once none is missing"


def lay_out_lines(layout: PacketLayout, given: Sequence[Treatment]) -> None:
    """A line for what was given at one time; what has no date is an exposure alone."""
    for treatment in given:
        if not treatment.start:
            _lay_out_exposure(layout, treatment)
    for together in _at_one_time([treatment for treatment in given if treatment.start]):
        line = _line(layout, together)
        first = together[0]
        body = {"effectiveDateTime": str(first.start), "line": line}
        layout.add(LINE, Part(first.called, first.at), body)
        for treatment in together:
            if "agents" not in line and treatment.agent:
                _lay_out_exposure(layout, treatment)


def _lay_out_exposure(layout: PacketLayout, treatment: Treatment) -> None:
    agent = treatment.agent
    if agent is None or agent.is_only_of_lines:
        label = {"label": agent.name if agent else treatment.regimen}
        layout.leave(treatment.called, treatment.at, UNDATED, label)
        return
    body: dict[str, Any] = {"status": "completed", "medicationCodeableConcept": coded(agent)}
    if treatment.start:
        last = treatment.end or treatment.start
        body["effectivePeriod"] = {"start": str(treatment.start), "end": str(last)}
    layout.add("MedicationAdministration", Part(treatment.called, treatment.at), body)


def _at_one_time(given: Iterable[Treatment]) -> Iterator[list[Treatment]]:
    """Those whose times overlap, in order; one without an end lasts for its first day."""
    together: list[Treatment] = []
    until: PartialDate | None = None
    for treatment in sorted(given, key=lambda entry: entry.start or NEVER):
        start = treatment.start or NEVER
        end = treatment.end or start
        is_new = together and start != together[-1].start  # on one day they are given together
        if is_new and until and until.last <= start.first:
            yield together
            together, until = [], None
        together.append(treatment)
        until = max(until or end, end, key=lambda when: when.last)
    if together:
        yield together


def _line(layout: PacketLayout, together: Sequence[Treatment]) -> LineFields:
    """A line; its drugs are listed only where none can be missing from the list."""
    regimens = {entry.regimen: entry for entry in together if entry.regimen}
    agents = {entry.agent.name: entry for entry in together if entry.agent}
    line: LineFields = {}
    if regimens:
        line["regimen"] = (" + ".join(regimens)[:200], next(iter(regimens.values())))
    if agents and not any(understood(regimen, None).anything for regimen in regimens):
        line["agents"] = ([*agents], next(iter(agents.values())))
    line["started_on"] = (str(together[0].start), together[0])
    ended = {entry.end: entry for entry in together if entry.end}
    if all(entry.end for entry in together):
        last = max(ended, key=lambda when: when.last)
        line["last_dose_on"] = (str(last), ended[last])
    for field in ("best_response", "stopped_for"):
        said = {entry.outcome[field]: entry for entry in together if field in entry.outcome}
        of_all = all(field in entry.outcome for entry in together)
        if len(said) == 1 and (of_all or field == "best_response"):
            line[field] = next(iter(said.items()))
        elif said:
            says = " and ".join(found(word) for word in sorted(said))
            layout.odd.append((next(iter(said.values())).at, f"{field}: {says}, {NOT_OF_ALL}"))
    return line


def read_lines(draft: Draft, lines: list[Resource]) -> None:
    """The lines in their order; that none is missing, only a person can say."""
    for number, resource in enumerate(lines):
        when = moment(resource.body)
        for field, (value, given) in resource.body["line"].items():
            source = Resource(LINE, {}, given.at, called=given.called)
            draft.put(("lines", number, field), value, source, when.day if when else None)
    if lines:
        draft.put(("lines_complete",), value=False, resource=lines[0])
        draft.doubt(lines[0], SAID)
