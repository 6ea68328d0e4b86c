"""What cannot be true of one history: how lines ended, transplants."""

from collections.abc import Iterator

from allcli.case.facts.ever import had
from allcli.case.facts.outcome import FAILED_FOR, relapsed_within
from allcli.case.facts.reading import finding, value
from allcli.case.fields import Missing
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
    """A line that went on beyond the relapse was not ended by something else before it."""
    for i, line in enumerate(case.lines or ()):
        stopped, at = value(line.stopped_for), ("lines", i)
        if stopped and stopped not in FAILED_FOR and relapsed_within(line):
            said = f'"{stopped}", but the relapse came before the last dose'
            beside = ((*at, "relapsed_on"), (*at, "last_dose_on"))
            yield Fault((*at, "stopped_for"), said, beside=beside)


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
