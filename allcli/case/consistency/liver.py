"""What cannot be true of one liver: VOD/SOS that was and never was, hepatitis, its signs."""

from collections.abc import Iterator
from math import inf

from allcli.case.calculators.scale import bounds, written
from allcli.case.consistency.stated import apart
from allcli.case.facts.allogeneic import days_since_hct
from allcli.case.facts.normal_limits import LIMITS, RECKONED_BACK, UNITS, multiple, usable
from allcli.case.facts.reading import Reading, finding, value
from allcli.case.facts.vod import denies_vod
from allcli.case.kinds import VodSeverity, words_of
from allcli.case.model import Case
from allcli.case.organs import Labs, Liver, Vod
from allcli.case.problems import Fault, Path
from allcli.case.span import Span

_SEVERITIES: tuple[object, ...] = words_of(VodSeverity)
_HISTORY: Path = ("liver", "vod_history")


def liver_faults(case: Case) -> Iterator[Fault]:
    """Of the liver, of VOD/SOS after a transplant or now, and of its findings."""
    yield from _liver(case.liver)
    yield from _after_transplant(case)
    yield from _findings(case.vod)
    yield from _multiples(case.labs)
    yield from _since_transplant(case)
    if denies_vod(case.liver) and case.vod.stated and _signs_of_vod(case):
        said_by = ("vod_ongoing", "vod_history")
        name = next((name for name in said_by if getattr(case.liver, name) is False), "unstated")
        said = "no VOD now, but the findings in [vod] meet EBMT 2023"
        hint = 'say vod_ongoing = true, or "unknown"' if name == "unstated" else ""
        yield Fault(("liver", name), said, hint, beside=(("vod",),))


def _since_transplant(case: Case) -> Iterator[Fault]:
    """Days that the transplants do not give; a day more or less is how they are counted."""
    stated, path = value(case.vod.days_since_hct), ("vod", "days_since_hct")
    if stated is None:
        return
    if case.transplants == ():
        said = "days since a transplant, but there was none"
        yield Fault(path, said, beside=(("transplants",),))
    since = days_since_hct(Reading(case))
    if since is None:
        return
    (low, high), (least, most) = bounds(stated), bounds(since)
    if high < least - 1 or low > most + 1:
        said = f"{written(stated)} days, but by the last transplant {written(since)}"
        yield Fault(path, said, beside=(("transplants",), ("assessed_on",)))


def _liver(liver: Liver) -> Iterator[Fault]:
    if liver.vod_history is False:
        if liver.vod_ongoing is True:
            said = "ongoing VOD, but no VOD ever"
            yield Fault(("liver", "vod_ongoing"), said, beside=(_HISTORY,))
        if liver.vod_severity in _SEVERITIES:
            said = "a severity, but no VOD ever"
            yield Fault(("liver", "vod_severity"), said, beside=(_HISTORY,))
    for name in ("hepatitis_b", "hepatitis_c"):
        if liver.active_hepatitis is False and getattr(liver, name) == "active":
            said = "active hepatitis, but active_hepatitis is false"
            yield Fault(("liver", name), said, beside=(("liver", "active_hepatitis"),))


def _after_transplant(case: Case) -> Iterator[Fault]:
    """VOD/SOS after a transplant, and what `[liver]` says of it."""
    liver, worst = case.liver, case.liver.vod_severity
    beside: tuple[Path, ...] = (_HISTORY if liver.vod_history is False else ("liver", "unstated"),)
    for i, hct in enumerate(case.transplants or ()):
        severity: Path = ("transplants", i, "vod_severity")
        name = "vod" if hct.vod is True else "vod_severity"
        there = hct.vod is True or hct.vod_severity in _SEVERITIES
        if there and finding(liver, "vod_history") is False:
            said = "VOD after a transplant, but no VOD ever in [liver]"
            hint = "then say vod_history = true there" if beside[0] != _HISTORY else ""
            yield Fault(("transplants", i, name), said, hint, beside=beside)
        if worst in _SEVERITIES and (
            hct.vod_severity in _SEVERITIES[_SEVERITIES.index(worst) + 1 :]
        ):
            said = f'the worst, but that of transplants[{i}] is "{hct.vod_severity}"'
            yield Fault(("liver", "vod_severity"), said, beside=(severity,))


def _findings(vod: Vod) -> Iterator[Fault]:
    if vod.painful_hepatomegaly is True and vod.hepatomegaly is False:
        said = "painful hepatomegaly, but no hepatomegaly"
        path = ("vod", "painful_hepatomegaly")
        yield Fault(path, said, beside=(("vod", "hepatomegaly"),))


def _multiples(labs: Labs) -> Iterator[Fault]:
    """A multiple that its limit, or no limit, gives, beside the level itself."""
    for test, (fewest, most) in LIMITS.items():
        level, stated, uln = (value(getattr(labs, f"{test}{of}")) for of in ("", "_x_uln", "_uln"))
        if level is None or stated is None:
            continue
        derived = multiple(test, level, uln) if usable(test, uln) is not None else None
        least = bounds(level)[0] / most
        highest = bounds(level)[1] / fewest if test in RECKONED_BACK else inf
        if derived is not None and apart(stated, derived):
            said = f"{written(stated)} x ULN, but the level and its limit give {written(derived)}"
            beside: tuple[Path, ...] = (("labs", test), ("labs", f"{test}_uln"))
            yield Fault(("labs", f"{test}_x_uln"), said, beside=beside)
        elif derived is None and apart(stated, Span(least, inf)):
            said = (
                f"{written(stated)} x ULN, but {written(level)} {UNITS[test]} is at least "
                f"{least:.2g} x ULN by the highest limit of any laboratory ({most:g} {UNITS[test]})"
            )
            yield Fault(("labs", f"{test}_x_uln"), said, beside=(("labs", test),))
        elif derived is None and apart(stated, Span(0, highest)):
            said = (
                f"{written(stated)} x ULN, but {written(level)} {UNITS[test]} is at most "
                f"{highest:.2g} x ULN by the lowest limit of any laboratory "
                f"({fewest:g} {UNITS[test]})"
            )
            yield Fault(("labs", f"{test}_x_uln"), said, beside=(("labs", test),))


def _signs_of_vod(case: Case) -> bool | None:
    from allcli.case.facts.vod_scores import criteria_met  # noqa: PLC0415 - few cases need it

    return criteria_met(Reading(case))
