"""VOD/SOS: ever, how severe, whether it goes on, and by the signs of today."""

from typing import NamedTuple

from allcli.case.facts import ageing
from allcli.case.facts.ever import ever as had_ever
from allcli.case.facts.reading import Reading, finding, value
from allcli.case.facts.record import ENDS, choice, yes_no
from allcli.case.fields import Missing
from allcli.case.history import Transplant
from allcli.case.kinds import VodSeverity, words_of
from allcli.case.organs import Liver

_SEVERITIES: tuple[str, ...] = words_of(VodSeverity)
_ever = had_ever("liver.vod_history")
_HISTORY = "VOD/SOS: ever, how severe, ongoing"
_SIGNS = "signs of VOD/SOS now"


class VodHistory(NamedTuple):
    """What the liver table and the transplants tell together."""

    ever: bool | None
    severity: str | None
    ongoing: bool | None


def vod_history(reading: Reading) -> VodHistory:
    """One that has a severity, goes on, or followed a transplant, was there."""
    liver, transplants = reading.case.liver, reading.case.transplants or ()
    severity = _worst(reading)
    ongoing, ever = finding(liver, "vod_ongoing"), reading.once(_ever)
    is_open = Missing in (type(liver.vod_ongoing), type(liver.vod_severity))
    if ever is False and liver.vod_history is None and is_open:
        ever = None  # a closed table does not deny what one of its fields leaves open
    if severity or ongoing or any(hct.vod is True or _grade(hct) for hct in transplants):
        ever = True
    return VodHistory(ever, severity, False if ever is False else ongoing)


def denies_vod(liver: Liver) -> bool:
    """Whether the case says that there is no VOD/SOS now, be it by closing the table."""
    return finding(liver, "vod_ongoing") is False or liver.vod_history is False


def _worst(reading: Reading) -> str | None:
    """The worst severity as stated; of the transplants where there was none without one."""
    liver, transplants = reading.case.liver, reading.case.transplants or ()
    grades = [_grade(hct) for hct in transplants]
    stated = liver.vod_severity
    known = [grade for grade in (value(stated), *grades) if grade is not None]
    worst: str | None = max(known, key=_SEVERITIES.index, default=None)
    is_closed = stated is None and liver.unstated == "absent"
    all_tell = all(
        grade or hct.vod is False for grade, hct in zip(grades, transplants, strict=True)
    )
    settled = (is_closed and all_tell) or value(stated) is not None or worst == _SEVERITIES[-1]
    return worst if settled else None


def _grade(hct: Transplant) -> str | None:
    grade: str | None = value(hct.vod_severity)
    return grade


def _now(reading: Reading) -> tuple[bool | None, bool | None]:
    """Whether there is one, and a severe one; without any sign, as its history tells."""
    ongoing = reading.once(vod_history).ongoing
    if reading.case.vod.stated:
        # few cases fill in the table: its code is loaded only for those
        from allcli.case.facts.vod_scores import vod_by_signs  # noqa: PLC0415

        judged = vod_by_signs(reading)
        if judged is not None:
            return judged
    return ongoing, False if ongoing is False else None


VOD_HISTORY = (
    yes_no(
        "liver.vod_history", "VOD/SOS ever",
        of=lambda reading: reading.once(vod_history).ever, safety=True, topic=_HISTORY,
    ),
    choice(
        "liver.vod_severity", "worst VOD/SOS", _SEVERITIES,
        of=lambda reading: reading.once(vod_history).severity, safety=True, topic=_HISTORY,
    ),
    yes_no(
        "liver.vod_ongoing", "ongoing VOD/SOS",
        of=lambda reading: reading.once(vod_history).ongoing,
        safety=True, topic=_HISTORY, change=ENDS,
    ),
)  # fmt: skip
VOD_NOW = (
    yes_no(
        "vod.criteria_met", "VOD/SOS now, probable or surer (EBMT 2023)", "vod",
        of=lambda reading: reading.once(_now)[0],
        topic=_SIGNS, test="blood", change=ENDS, ages=ageing.LIVER,
    ),
    yes_no(
        "vod.severe", "VOD/SOS now, severe or very severe (EBMT 2016)", "vod",
        of=lambda reading: reading.once(_now)[1],
        topic=_SIGNS, test="blood", change=ENDS, ages=ageing.LIVER,
    ),
)  # fmt: skip
