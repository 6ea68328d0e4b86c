"""Dates as people and programs write them, in the order of a case: `2026-03-14`."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from unicodedata import normalize

_DAY = re.compile(r"(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})$")
_MONTHS = {
    name: number
    for number, names in enumerate((
        "jan jän", "feb fév fev", "mar mär mrz", "apr avr", "may mai", "jun juin", "jul juil",
        "aug aoû aou", "sep", "oct okt", "nov", "dec dez déc",
    ), 1)
    for name in names.split()
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NAMED_DAY = re.compile(
    rf"(?i)(?:(?P<day>\d{{1,2}})\.?[ ./-]?)?(?P<month>{_NAME})[a-zéû]*[ .,/-]*(?P<year>\d{{4}})"
)
_NAME_FIRST = re.compile(
    rf"(?i)(?P<month>{_NAME})[a-z]*\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"
)
_NAME_LAST = re.compile(
    rf"(?i)(?P<year>\d{{4}})[ -]?(?P<month>{_NAME})[a-z]*\.?(?:[ -](?P<day>\d{{1,2}}))?"
)
_EXCEL = date(1899, 12, 30)  # the day 0 of its calendar, as it counts from March 1900
_NO_DAY = r"(?:00|99|xx|\?\?|__|--|un|uk|nk)"
_YEAR_FIRST = re.compile(
    rf"(?i)(?P<year>\d{{4}})([./-])(?P<month>\d{{1,2}})(?:\2(?:{_NO_DAY}|(?P<day>\d{{1,2}})))?$"
)
_YEAR_ONLY = re.compile(rf"(?i)(?P<year>\d{{4}})[./-]{_NO_DAY}(?:[./-]{_NO_DAY})?$")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d\d)$")
_TOGETHER = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)?$")
_EAST_ASIAN = re.compile(
    r"(?P<era>令和|平成|昭和)?\s*(?P<year>\d{1,4}|元)\s*[년年]"
    r"(?:\s*(?P<month>\d{1,2})\s*[월月](?:\s*(?P<day>\d{1,2})\s*[일日])?)?$"
)
_BEFORE_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925, None: 0}
_ERA_LETTER = re.compile(
    r"(?P<era>[RHS])(?P<year>\d{1,2})[./-](?P<month>\d{1,2})(?:[./-](?P<day>\d{1,2}))?$"
)
_ABOUT = re.compile(
    r"(?i)^(?:(?:ca\.?|circa|about|approx\.?|around|early|mid|late|beginning of|end of|anfang|"
    r"mitte|ende|spring|summer|autumn|fall|winter|q[1-4]|h[12]|약|約)[ -]*|~\s*)+(?:of )?"
)
_SHORT_YEAR = re.compile(
    r"(?i)(?:\d{1,2}[./-])?\d{1,2}[./-]\d{2}|"
    rf"(?:\d{{1,2}}[ -])?(?:{_NAME})[a-z]*[ .'/-]+\d{{2}}"
)
_NO_YEAR = re.compile(rf"(?i)\d{{1,2}}\s*[월月](?:\s*\d{{1,2}}\s*[일日])?|(?:{_NAME})[a-z]*")


def as_day(text: str) -> str:
    """A date in another order as `2026-03-14`; both ways where it may be either; else nothing."""
    text = re.sub(r"(?<=\d)[T ]\d\d:\d\d.*|^'", "", normalize("NFKC", text.strip()))
    text = re.sub(r"(?<=\d)\. ?(?=\d|$)", ".", _ABOUT.sub("", text)).rstrip(".")
    if re.fullmatch(r"[2-5]\d{4}", text):
        return f"{(_EXCEL + timedelta(int(text))).isoformat()}, if {text} is a day of Excel"
    for pattern, read in _READ:
        written = pattern.fullmatch(text)
        if written:
            return read(written)
    return text if re.fullmatch(r"(?:19|20)\d\d", text) else ""


def not_a_day(text: str) -> str:
    """What a text lacks that is meant as a date; empty for any other."""
    text = _ABOUT.sub("", text.strip())
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text):
        return "there is no such day"
    if re.fullmatch(r"\d{4} ?[-/] ?\d{4}|(?:<|>|before|after|vor|nach) ?\d{4}|\d{4}\?", text):
        return "which year it was, it does not say: leave it out"
    if _SHORT_YEAR.fullmatch(text):
        return "write the year first, with four digits"
    return "its year is missing" if _NO_YEAR.fullmatch(text) else ""


def _named(written: re.Match[str]) -> str:
    name = written["month"].lower()
    return _full(int(written["year"]), _MONTHS[name], int(written["day"] or 0))


def _in_figures(written: re.Match[str]) -> str:
    parts = written.groupdict()
    return _full(int(parts["year"]), int(parts["month"]), int(parts.get("day") or 0))


def _either_way(written: re.Match[str]) -> str:
    """The month may stand first, but not between points."""
    year, month, day = (int(written[part]) for part in ("year", "month", "day"))
    days = [_full(year, month, day)]
    if written["sign"] != ".":
        days.append(_full(year, day, month))
    return " or ".join(dict.fromkeys(known for known in days if known))


def _of_an_era(written: re.Match[str]) -> str:
    year = 1 if written["year"] == "元" else int(written["year"])
    if not written["era"] and year < 1000:
        return ""
    return _full(year + _BEFORE_ERA[written["era"]], *(int(written[part] or 0)
                                                     for part in ("month", "day")))  # fmt: skip


def _full(year: int, month: int, day: int) -> str:
    if not month:
        return str(year)
    try:
        whole = date(year, month, day or 1).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7]


_READ: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_NAMED_DAY, _named),
    (_NAME_FIRST, _named),
    (_NAME_LAST, _named),
    (_TOGETHER, _in_figures),
    (_DAY, _either_way),
    (_YEAR_ONLY, lambda written: written["year"]),
    (_YEAR_FIRST, _in_figures),
    (_MONTH_FIRST, _in_figures),
    (_EAST_ASIAN, _of_an_era),
    (_ERA_LETTER, _of_an_era),
)
