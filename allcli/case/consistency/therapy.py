"""What cannot be true of one history: how lines ended, transplants."""

from collections.abc import Iterator

from allcli.case.agents.names import CD19_CAR_T
from allcli.case.facts.ever import had
from allcli.case.facts.given import drugs_of
from allcli.case.facts.lines import REMISSIONS
from allcli.case.facts.outcome import FAILED_FOR, mrd_left_by, relapsed_within
from allcli.case.facts.reading import finding, value
from allcli.case.fields import Missing
from allcli.case.history import Line
from allcli.case.kinds import VodSeverity, words_of
from allcli.case.model import Case
from allcli.case.problems import Fault, Path, found


def therapy_faults(case: Case) -> Iterator[Fault]:
    """Of lines and transplants so far."""
    yield from _transplants(case)
    yield from _begun(case)
    yield from _stops(case)
    yield from _toxicities(case)


def _transplants(case: Case) -> Iterator[Fault]:
    for i, hct in enumerate(case.transplants or ()):
        at: Path = ("transplants", i)
        if hct.type == "autologous" and not isinstance(hct.donor, Missing | None):
            said = "an autologous transplant has no donor"
            yield Fault((*at, "donor"), said, beside=((*at, "type"),))
        if hct.type == "autologous" and hct.dli_on:
            said = "no donor lymphocytes follow an autologous transplant"
            yield Fault((*at, "dli_on"), said, beside=((*at, "type"),))
        if hct.vod is False and hct.vod_severity in words_of(VodSeverity):
            yield Fault((*at, "vod_severity"), "a severity, but no VOD", beside=((*at, "vod"),))


def _begun(case: Case) -> Iterator[Fault]:
    """A line that gave something has begun a cycle."""
    for i, line in enumerate(case.lines or ()):
        named = "agents" if line.agents else "regimen"
        if value(line.cycles) == 0 and drugs_of(line).given:
            said = "0 cycles, but drugs are named: count a cycle that was begun"
            yield Fault(("lines", i, "cycles"), said, beside=(("lines", i, named),))


def _stops(case: Case) -> Iterator[Fault]:
    """Why a line was stopped, against what came of it and when."""
    for i, line in enumerate(case.lines or ()):
        stopped, at = value(line.stopped_for), ("lines", i)
        for said, names in _not_stopped_for(case, line) if stopped else ():
            beside = tuple((*at, name) for name in names)
            yield Fault((*at, "stopped_for"), f'"{stopped}", but {said}', beside=beside)


def _not_stopped_for(case: Case, line: Line) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Why it cannot be so, and the fields that say otherwise."""
    stopped, best, drugs = line.stopped_for, value(line.best_response), drugs_of(line)
    if stopped not in FAILED_FOR and relapsed_within(line):
        yield "the relapse came before the last dose", ("relapsed_on", "last_dose_on")
    is_judged = stopped == "no-response" or (stopped == "relapse" and drugs.gave(CD19_CAR_T))
    if is_judged and best == "not-evaluated":
        yield 'the response was "not-evaluated"', ("best_response",)
    is_cleared = best in REMISSIONS and mrd_left_by(case, line) is False
    is_given_once = drugs.gave(CD19_CAR_T) or drugs.gave("dli")
    if stopped == "no-response" and is_given_once and is_cleared:
        yield f'the response was "{best}", and no MRD is told of', ("best_response",)


def _toxicities(case: Case) -> Iterator[Fault]:
    """What a toxicity tells of, and its own field, or a closed table, denies."""
    for i, line in enumerate(case.lines or ()):
        for j, field in had(line):
            table, _, name = field.partition(".")
            held = getattr(case, table)
            if finding(held, name) is False:
                denied = getattr(held, name) is False
                text = found((line.toxicities or ())[j])
                left_out = f"what [{table}] leaves out is absent, {name} too"
                said = f"{text}, but {f'{field} is false' if denied else left_out}"
                yield Fault(
                    ("lines", i, "toxicities", j),
                    said,
                    "" if denied else f"say {name} = true there",
                    beside=((table, name if denied else "unstated"),),
                )
