"""Dates as people and programs write them, in the order of a case: `2026-03-14`."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from unicodedata import normalize

_DAY = re.compile(r"(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})$")
_MONTHS = {
    name: number
    for number, names in enumerate((
        "jan jän ene", "feb fév fev", "mar mär mrz", "apr avr abr", "may mai mag", "jun juin giu",
        "jul juil lug", "aug aoû aou ago", "sep set", "oct okt ott", "nov", "dec dez déc dic",
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
_YEAR_ONLY = re.compile(
    rf"(?i)(?P<year>\d{{4}})(?:[./-]{_NO_DAY}(?:[./-]{_NO_DAY})?|--\d\d|[/-]+)$"
)
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d\d)$")
_TOGETHER = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)?$")
_EAST_ASIAN = re.compile(
    r"(?P<era>令和|平成|昭和|民[國国]|檀紀|단기)?\s*(?P<year>\d{1,4}|元)\s*[년年]"
    r"(?:\s*(?P<month>\d{1,2})\s*[월月](?:\s*(?P<day>\d{1,2})\s*[일日])?)?$"
)
_BEFORE_ERA = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925, None: 0,
    "民國": 1911, "民国": 1911, "檀紀": -2333, "단기": -2333,
}  # fmt: skip
_SPOKEN_ERA = re.compile(r"(?i)(?P<era>reiwa|heisei|showa)\s*(?P<year>\d{1,2})")
_WEEK = re.compile(r"(?i)(?P<year>\d{4})-?w(?P<week>\d{1,2})(?:-?(?P<day>[1-7]))?")
_NAMED_WEEK = re.compile(r"(?i)(?:kw|cw|w|week|woche)\.? ?(?P<week>\d{1,2})[ /.,-]+(?P<year>\d{4})")
_DAY_OF_YEAR = re.compile(r"(?P<year>\d{4})-(?P<day>\d{3})")
_PART_OF_YEAR = re.compile(
    r"(?i)(?P<year>\d{4})[ -]?(?:q[1-4]|h[12])|(?:q[1-4]|h[12]|[1-4]q|[12]h)[ /-]?(?P<behind>\d{4})"
)
_ROMAN = {
    name: number for number, name in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1
    )
}  # fmt: skip
_ROMAN_MONTH = re.compile(
    r"(?i)(?:(?P<day>\d{1,2})[./ -]+)?(?P<month>[ivx]+)[./ -]+(?P<year>\d{4})"
)
# Behind a date of East Asia: about, early, at the end of, in spring, in its first half.
_VAGUE_END = re.compile(
    r"\s*(?:경|쯤|무렵|초순?|중순|하순|말|초반|頃|ごろ|[上中下]旬|初め|末|봄|여름|가을|겨울|"
    r"[春夏秋冬]|[상하]반기|[前後]半)$"
)
_AGO = re.compile(
    r"(?i)(?:vor )?\d+ ?(?:y|yrs?|years?|mo?|mos|months?|w|wks?|weeks?|d|days?|jahren?|monaten?|"
    r"wochen|tagen?|년|개월|달|주|일|年|[かヶカ]月|週間?|日)\.? ?"
    r"(?:ago|prior|before|earlier|post.*|after.*|from .*|vor .*|nach .*|前|後|전|후)?.*|"
    r"(?:last|this|next|past) (?:year|month|week)|yesterday|today|letzte[sn]? .*|gestern|heute|"
    r"작년|재작년|올해|지난 ?(?:달|해|주)|昨年|去年|一昨年|今年|先月|先週|昨日|"
    r"d(?:ay)? ?[+-]? ?\d+|(?:at )?(?:age|alter) .*|mit \d+ j.*|\d+ ?[세살歳才].*"
)
_ERA_LETTER = re.compile(
    r"(?P<era>[RHS])(?P<year>\d{1,2})[./-](?P<month>\d{1,2})(?:[./-](?P<day>\d{1,2}))?$"
)
_ABOUT = re.compile(
    r"(?i)^(?:(?:ca\.?|circa|about|approx\.?|around|early|mid|late|beginning of|end of|anfang|"
    r"mitte|ende|spring|summer|autumn|fall|winter|q[1-4]|h[12]|frühjahr|frühling|sommer|herbst|"
    r"since|seit|from|ab|약|約)[ -]*|~\s*)+(?:of )?"
)
_SHORT_YEAR = re.compile(
    r"(?i)(?:\d{1,2}[./-])?\d{1,2}[./-]\d{2}|"
    rf"(?:\d{{1,2}}[ -])?(?:{_NAME})[a-z]*[ .'/-]+\d{{2}}"
)
_NO_YEAR = re.compile(rf"(?i)\d{{1,2}}\s*[월月](?:\s*\d{{1,2}}\s*[일日])?|(?:{_NAME})[a-z]*")


def as_day(text: str) -> str:
    """A date in another order as `2026-03-14`; both ways where it may be either; else nothing."""
    text = re.sub(r"(?<=\d)(?:[T ]\d\d:\d\d|T\d{4}).*|^'", "", normalize("NFKC", text.strip()))
    text = re.sub(r"(?<=\d)\. ?(?=\d|$)", ".", _ABOUT.sub("", text)).rstrip(".")
    text = re.sub(r"(?i)(?<=\d) de (?=[a-z])|(?<=[a-z]) del? (?=\d)", " ", text)
    text = re.sub(r"(?i)\s*[-–]\s*(?:ongoing|now|today|heute|현재|現在)$", "", text)
    text = _VAGUE_END.sub("", text)
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
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?|\d\d?([./-])\d\d?\2\d{4}|\d{4}-?w\d+(?:-\d)?", text, re.I):
        return "there is no such day"
    if re.fullmatch(
        r"(?i)\d{4} ?(?:[-/]|or|oder|to|bis) ?\d{4}|between .*|zwischen .*|"
        r"(?:<|>|before|after|vor|nach) ?\d{4}|\d{4}\?",
        text,
    ):
        return "which year it was, it does not say: leave it out"
    if _AGO.fullmatch(text):
        return "count it back, and write the day, the month (2024-03) or the year"
    if re.fullmatch(r"[-./_?x ]+", text):
        return "leave it out"
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


def _of_spoken_era(written: re.Match[str]) -> str:
    name = {"reiwa": "R", "heisei": "H", "showa": "S"}[written["era"].lower()]
    return str(int(written["year"]) + _BEFORE_ERA[name])


def _of_a_week(written: re.Match[str]) -> str:
    """The day of a week by ISO 8601, else the months in which its days lie."""
    year, week, day = int(written["year"]), int(written["week"]), written.groupdict().get("day")
    try:
        first, last = (date.fromisocalendar(year, week, int(day or end)) for end in (1, 7))
    except ValueError:
        return ""
    parts = [known.isoformat()[: 10 if day else 7] for known in (first, last)]
    return " or ".join(dict.fromkeys(parts))


def _of_the_year(written: re.Match[str]) -> str:
    year, number = int(written["year"]), int(written["day"])
    if not (year and number):
        return ""
    day = date(year, 1, 1) + timedelta(number - 1)
    return day.isoformat() if day.year == year else ""


def _with_roman_month(written: re.Match[str]) -> str:
    month = _ROMAN.get(written["month"].lower(), 0)
    return _full(int(written["year"]), month, int(written["day"] or 0)) if month else ""


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
    (_SPOKEN_ERA, _of_spoken_era),
    (_WEEK, _of_a_week),
    (_NAMED_WEEK, _of_a_week),
    (_DAY_OF_YEAR, _of_the_year),
    (_PART_OF_YEAR, lambda written: written["year"] or written["behind"]),
    (_ROMAN_MONTH, _with_roman_month),
)
