"""What was meant by a number that is written with more than its unit: a flag, a range, a guess."""

import re
from collections.abc import Iterator

from allcli.case.fields import Number
from allcli.case.files.names import field_names
from allcli.case.units import shown

_NUMBER = r"(?P<number>[<>≤≥]?\s*\d+(?:\.\d+)?)"
_UNIT = r"(?P<unit>%|[^\W\d][^\s\[(*!]*(?:\s*/\s*\w+)?|10[*^]\d+/[uμµm]?L)?"
_WITH_RANGE = re.compile(
    rf"(?i)[*!]?\s*{_NUMBER}\s*{_UNIT}\s*[*!HL]*\s*"
    r"[\[(]\s*(?:(?:uln|upper limit)\W*|(?:(?:ref|norm|n\b)\w*\W*?)?(?:<|≤|[\d.]+\s*(?:-|–|to)))"
    r"\s*(?P<limit>\d+(?:\.\d+)?)[^\])]*[\])]"
)
_FLAGGED = re.compile(rf"(?i)[*!]*\s*{_NUMBER}\s*{_UNIT}\s*(?:[*!↑↓]+|[HL]{{1,2}}|high|low|abn)")
_STARRED = re.compile(rf"[*!]+\s*{_NUMBER}\s*{_UNIT}")
_ABOUT = re.compile(
    r"(?i)(?:~|≈|≒|±|c\.|ca\.?|circa|about|approx\w*\.?|around|etwa|약|約)\s*(\d.*)"
)
_AND_MORE = re.compile(r"(\d+(?:\.\d+)?)\s*(%?)\s*(?:\+|이상|以上)")
_PLUS = re.compile(r"\+\s*(\d.*)")
_THOUSANDS = re.compile(r"(\d{1,3})[  '’](\d{3})((?:\s*[^\d\s].*)?)")
_OF_A_HUNDRED = re.compile(r"(\d+)\s*/\s*100")
_OF_CELLS = re.compile(r"([<>≤≥]?\s*\d+(?:\.\d+)?\s*%)\s*\(?(?:of|von|der|in|pred\w*|soll)\b.*")
_ORDINAL = re.compile(
    r"(?i)(?:[a-z]{1,2})?(\d+)\s*(?:st|nd|rd|th|차|회|주기|コース|cycles?|courses?|zyklen|x)?"
)
_WEEKS_AND_DAYS = re.compile(r"(\d+)\s*\+\s*\d")
_MONTHS = re.compile(r"(?i)(\d+)\s*m")

# What is written, what to write instead (nothing for the number and its unit), and what to add.
_SLIPS = (
    (_FLAGGED, "", ", without the flag"),
    (_STARRED, "", ", without the flag"),
    (_ABOUT, r"\1", ", or the range that it may be"),
    (_AND_MORE, r">= \1\2", ""),
    (_PLUS, r"\1", ""),
    (_OF_CELLS, r"\1", ""),
    (_THOUSANDS, r"\1\2\3", ""),
    (_THOUSANDS, r"\1\2 /uL", ""),
    (_OF_A_HUNDRED, r"\1 %", ""),
    (_ORDINAL, r"\1", ""),
    (_WEEKS_AND_DAYS, r"\1 weeks", ", the completed ones"),
    (_MONTHS, r"\1 months", ""),
)


def number_meant(name: str, number: Number, text: str) -> str:
    """What to write instead, where the field takes that; empty for what is no such slip."""
    for written, said in _meant(name, shown(number.unit), text):
        try:
            number.read(written)
        except ValueError:
            continue
        return said
    return ""


def _meant(name: str, own: str, text: str) -> Iterator[tuple[str, str]]:
    """The text that may have been meant, and what to say of it."""
    if match := _WITH_RANGE.fullmatch(text):
        limit = f"{name}_uln"
        unit = (match["unit"] or own).lower()  # a limit is in the unit of the number beside it
        most = match["limit"] if unit == own.lower() else f'"{match["limit"]} {match["unit"]}"'
        beside = f"{limit} = {most}" if limit in field_names() else "no range"
        yield _bare(match), f'write "{_bare(match)}", and {beside}'
    for pattern, written, more in _SLIPS:
        if match := pattern.fullmatch(text):
            meant = match.expand(written) if written else _bare(match)
            yield meant, f'write "{meant}"{more}'


def _bare(match: re.Match[str]) -> str:
    return f"{match['number']} {match['unit'] or ''}".strip()
