"""What cannot be true of one history: how lines ended, transplants."""

from collections.abc import Iterator

from allcli.case.agents.names import AGENTS, CD19_CAR_T
from allcli.case.agents.spellings import Understood
from allcli.case.facts.ever import had
from allcli.case.facts.given import drugs_of
from allcli.case.facts.lines import REMISSIONS
from allcli.case.facts.outcome import FAILED_FOR, OFF_MONTHS, relapsed_off, relapsed_within
from allcli.case.facts.reading import finding, value
from allcli.case.fields import Missing
from allcli.case.history import Line
from allcli.case.kinds import VodSeverity, words_of
from allcli.case.model import Case
from allcli.case.problems import Fault, Path, found


def therapy_faults(case: Case) -> Iterator[Fault]:
    """Of lines and transplants so far."""
    yield from _transplants(case)
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


def _stops(case: Case) -> Iterator[Fault]:
    """Why a line was stopped, against what came of it and when."""
    for i, line in enumerate(case.lines or ()):
        stopped, at = value(line.stopped_for), ("lines", i)
        for said, names in _not_stopped_for(line) if stopped else ():
            beside = tuple((*at, name) for name in names)
            yield Fault((*at, "stopped_for"), f'"{stopped}", but {said}', beside=beside)


def _not_stopped_for(line: Line) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Why it cannot be so, and the fields that say otherwise."""
    stopped, best, drugs = line.stopped_for, value(line.best_response), drugs_of(line)
    dates = ("relapsed_on", "last_dose_on")
    if stopped not in FAILED_FOR and relapsed_within(line):
        yield "the relapse came before the last dose", dates
    none = stopped == "no-response"
    unseen = best == "not-evaluated" and (none or (stopped == "relapse" and drugs.gave(CD19_CAR_T)))
    if unseen or (none and best in REMISSIONS):
        yield f'the response was "{best}"', ("best_response",)
    if stopped == "relapse" and relapsed_off(line) and not _is_given_once(drugs):
        yield f"it came {OFF_MONTHS} months or more after the last dose", dates


def _is_given_once(drugs: Understood) -> bool:
    """Of cells alone, the end of the remission is told as that of the line."""
    return bool(drugs.given) and all(
        AGENTS[drug].kind in ("car-t", "cells") for drug in drugs.given
    )


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
