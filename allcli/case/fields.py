"""The kinds of field a case file has: each may also say that, and why, it is not known."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, TypeVar, get_args
from unicodedata import normalize

from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import (
    float_schema,
    int_schema,
    literal_schema,
    no_info_before_validator_function,
    no_info_plain_validator_function,
    no_info_wrap_validator_function,
    none_schema,
    str_schema,
    union_schema,
)

from allcli.case.dates import FIRST, LAST, PartialDate
from allcli.case.span import Span, WithinLimits
from allcli.case.units import UnitError, read_quantity, shown


class Missing(StrEnum):
    """Why a fact is not known; every word counts as unknown, none as "no"."""

    UNKNOWN = "unknown"
    PENDING = "pending"
    NOT_DONE = "not-done"


_MISSING = {word.value: word for word in Missing}

# What an editor may take for well written; the readers below have the last word.
_QUANTITY = str_schema(pattern=r"^\s*([<>]=?|[≤≥])?\s*\d")
_BARE = str_schema(
    pattern=r"^\s*([<>]=?|[≤≥])?\s*\d+(\.\d+)?([eE][-+]?\d+)?\s*((-|–|—|to)\s*\d+(\.\d+)?)?\s*$"
)
_DATE = union_schema([
    # the format is what a TOML editor needs to take a bare date
    str_schema(
        pattern=r"^\d{4}-\d{2}-\d{2}$", metadata={"pydantic_js_updates": {"format": "date"}}
    ),
    str_schema(pattern=r"^\d{4}(-\d{2})?$"),
    int_schema(ge=1900, le=2100),
])  # fmt: skip


_LONGEST = 80  # characters of a word, a number or a grade with what stands beside it
_SCHEMAS: dict[object, CoreSchema] = {}


class OrMissing:
    """Accept the words of Missing, and null, beside the field's own values."""

    def __get_pydantic_core_schema__(self, source: object, handler: Any) -> CoreSchema:
        """Wrap the schema of the field's own type, the first of the union.

        Some fifty types serve all fields; each is worked out once, a tenth of reading a case.
        """
        made = _SCHEMAS.get(source)
        if made is None:
            inner = handler.generate_schema(get_args(source)[0])
            written = union_schema([inner, literal_schema(list(_MISSING)), none_schema()])
            made = _SCHEMAS[source] = no_info_wrap_validator_function(
                _or_missing, inner, json_schema_input_schema=written
            )
        return {**made}  # pydantic notes on it what it knows of the field


def _or_missing(value: object, handler: Callable[[object], object]) -> object:
    if value is None:
        return None
    if isinstance(value, str) and value in _MISSING:
        return _MISSING[value]
    return handler(tuple(value) if type(value) is list else value)  # as JSON has no tuples


class Number(NamedTuple):
    """A number in `unit`, or text with a unit or a comparison, between `low` and `high`."""

    unit: str
    low: float
    high: float
    whole: bool = False
    normal: tuple[float, float] | None = None  # what "normal" means where laboratories say no more
    label: str = ""  # a pattern of words beside the number that change nothing

    @property
    def allowed(self) -> str:
        """What the field takes, for a message."""
        kind = "a whole number from" if self.whole else ""
        return f"{kind} {self.low:g} to {self.high:g} {shown(self.unit)}".strip()

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        """One plain function: the reading is ours in both syntaxes."""
        bare: CoreSchema = float_schema(ge=self.low, le=self.high)
        if self.whole:
            bare = int_schema(ge=int(self.low), le=int(self.high))
        written = union_schema([bare, _QUANTITY if self.unit else _BARE])
        if self.normal:
            written = union_schema([written, literal_schema(list(_NORMAL))])
        return no_info_plain_validator_function(self.read, json_schema_input_schema=written)

    def read(self, value: object) -> float | Span:
        """The number in `unit`; a whole number stays an int."""
        if self.normal and isinstance(value, str) and value.strip().lower() in _NORMAL:
            return WithinLimits(*self.normal)
        if isinstance(value, str):
            try:
                number = read_quantity(
                    unlabelled(value, self.label), self.unit, self.low, self.high
                )
            except UnitError as error:
                raise self._refuse("unit", str(error)) from None
        elif isinstance(value, int | float) and not isinstance(value, bool):
            number = value
        else:
            raise self._refuse("type", self.allowed)
        low, high = (number.low, number.high) if isinstance(number, Span) else (number, number)
        if not self.low <= low <= high <= self.high:
            raise self._refuse("range", self.allowed)
        if self.whole and not isinstance(number, Span):
            if number != int(number):
                raise self._refuse("whole", self.allowed)
            return int(number)
        return number

    @staticmethod
    def _refuse(kind: str, allowed: str) -> PydanticCustomError:
        return PydanticCustomError(kind, "{allowed}", {"allowed": allowed})


class ShortText(NamedTuple):
    """Text of no more than so many characters."""

    most: int

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        """A text, whatever it says."""
        return str_schema(max_length=self.most)


class DateField:
    """A day, a month or a year: `2019-03-14`, `"2019-03"`, `2019`."""

    allowed = 'a date: 2019-03-14, "2019-03" or 2019'

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        """One plain function: the reading is ours in both syntaxes."""
        return no_info_plain_validator_function(self.read, json_schema_input_schema=_DATE)

    def read(self, value: object) -> PartialDate:
        """The days that the date may be."""
        if isinstance(value, int | str) and not isinstance(value, bool):
            try:
                read = PartialDate.parse(str(value))
                if FIRST <= read.first <= LAST:
                    return read
            except ValueError:
                pass
        raise PydanticCustomError("date", "{allowed}", {"allowed": self.allowed})


_NORMAL = ("normal", "wnl", "within normal limits", "within limits", "normal range", "정상", "正常")
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
GRADES = {str(grade): grade for grade in range(5)} | ROMAN
_ONE = r"([0-4]|IV|I{1,3})"
_GRADE = (
    rf"(?i)(?:(?:gr(?:ade|ad|\.)?|g|グレード)\s*)?(>=|≥|<=|≤|>|<|at least)?\s*{_ONE}"
    rf"(?:\s*(?:-|–|—|/|to|or)\s*{_ONE})?\s*(?:도|°|등급|級|度)?$"
)


class GradeField(NamedTuple):
    """A grade 0 to 4, as a number or in Roman numerals, or a range of them."""

    label: str = ""  # a pattern of words beside the grade that change nothing

    @property
    def allowed(self) -> str:
        """What the field takes, for a message."""
        return "0 to 4, or I to IV"

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        """One plain function: the reading is ours in both syntaxes."""
        place = "([0-4]|[iI][vV]|[iI]{1,3})"
        text = str_schema(
            pattern=rf"^\s*([gG]([rR](ade?|\.)?)?\s*)?([<>]=?|[≤≥]|at least)?\s*{place}"
            rf"(\s*(-|–|—|/|to|or)\s*{place})?\s*(도|°)?\s*$"
        )
        written = union_schema([literal_schema([0, 1, 2, 3, 4, *GRADES]), text])
        return no_info_plain_validator_function(self.read, json_schema_input_schema=written)

    def read(self, value: object) -> int | Span:
        """The grade as a number; of a range such as `II-III`, every grade in it."""
        text = unlabelled(folded(value), self.label).strip() if isinstance(value, str) else ""
        written = re.match(_GRADE, text)
        if written:
            sign, first, last = written.groups()
            sign = sign and sign.lower()
            low, high = (GRADES[grade.upper()] for grade in (first, last or first))
            low += sign == ">"
            high -= sign == "<"
            low = 0 if sign in ("<=", "≤", "<") else low
            high = 4 if sign in (">=", "≥", ">", "at least") else high
            if low <= high and not (sign and last):
                return low if low == high else Span(low, high)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 4:
            return value
        raise PydanticCustomError("grade", "{allowed}", {"allowed": self.allowed})


class Spelled(NamedTuple):
    """Other ways to write the words of a field, in lower case, with the word that each means.

    The field's own words may be written in any case: "B-ALL", "CR". Words that say nothing may
    stand beside them: "MRD negative".
    """

    words: tuple[tuple[str, str], ...]
    silent: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(self, source: object, handler: Any) -> CoreSchema:
        """The word that is meant goes on to the field's own schema."""
        inner = handler(source)
        own = tuple((word.lower(), word) for word in get_args(source))
        return no_info_before_validator_function(
            Spelled((*own, *self.words), self.silent).read,
            inner,
            json_schema_input_schema=union_schema(
                [inner, literal_schema([spelling for spelling, _ in self.words])]
            ),
        )

    def read(self, value: object) -> object:
        """The field's own word; whatever else is written, as it is."""
        text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
        if len(text) > _LONGEST:
            return value
        plain = " ".join(folded(text).split())
        word = self._word(plain) or self._told_twice(plain)
        if word is None and self.silent:
            said = " ".join(filter(None, map(self._said, plain.split())))
            word = self._word(said) if said != "-" else None
        return value if word is None else word

    def _told_twice(self, plain: str) -> str | None:
        """Of `complete remission (CR)`, whose brackets say the same."""
        twice = re.fullmatch(r"(.+?) ?\((.+)\)", plain)
        words = {self._word(part) for part in twice.groups()} if twice else set()
        return words.pop() if len(words) == 1 else None

    def _said(self, part: str) -> str:
        """A part of a text, without brackets and what says nothing: `dim` of `(dim)`, `mrd-`."""
        bare = part.strip("(),;:")
        if part in self.silent or bare in self.silent:
            return ""
        before = next((word for word in self.silent if bare.startswith(f"{word}-")), None)
        return bare.removeprefix(f"{before}-") if before else bare

    def _word(self, plain: str) -> str | None:
        """What is written so, or with any gap: `very severe`, `cord_compression`."""
        return dict(self.words).get(plain) or self._joined().get(gapless(plain))

    def _joined(self) -> dict[str, str]:
        return {gapless(spelling): word for spelling, word in self.words}


def folded(text: str) -> str:
    """In lower case, with wide characters and the sign of minus as a keyboard has them."""
    return text.lower() if text.isascii() else normalize("NFKC", text).replace("−", "-").lower()


def unlabelled(text: str, label: str) -> str:
    """Without the words of a label, in front of what is written or behind it: `ECOG 1`, `80 %`."""
    if not label or len(text) > _LONGEST:
        return text
    words = rf"(?:(?:{label})[\s:=_()-]*)"
    return re.sub(rf"(?i)^\s*{words}+(?=[\s<>≤≥\divg=])|(?<=\d)\s*{words}+$", "", text)


def gapless(text: str) -> str:
    """In lower case, with a hyphen in every gap between words; a sign that stands alone stays."""
    return re.sub(r"(?<=[^\W_])[ _]+(?=[^\W_])", "-", text.lower())


AsWritten = TypeVar("AsWritten")
Maybe = Annotated[AsWritten | Missing | None, OrMissing()]
