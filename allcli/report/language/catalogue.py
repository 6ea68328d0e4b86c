"""A catalogue: what the frame of a page is called in another language.

`remark` is what a page says of its language, `in_short` where there is no room; `phrases` are those
of the report. What triage composes is said anew: whole where it is a `name`,
else by the first of the `sentences` that it has the form of, else part for part where it is a list,
else by the `parts`. What is none of these stays as it is.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent
NAMES = ("options", "harms", "topics", "words")  # tables of what is said whole
LONGEST, DEEPEST = 1000, 50
SEPARATORS = ("; ", ", ", " or ")
_PLACE = re.compile(r"\{(\w+)\}")


class Pattern(NamedTuple):
    """The form of an English sentence, and the same in the language."""

    form: re.Pattern[str]
    words: str


class Catalogue:
    """The words of one language, as its file has them."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.remark: str = table["remark"]
        self.in_short: str = table["in_short"]
        self._or: str = table["or"]
        self._phrases: Mapping[str, str] = table["phrases"]
        self._names: dict[str, str] = {}
        for name in NAMES:
            self._names |= table[name]
        self._sentences = [_pattern(*entry) for entry in table["sentences"].items()]
        self._parts = [_pattern(*entry) for entry in table["parts"].items()]

    def phrase(self, english: str) -> str:
        """A phrase of the report."""
        return self._phrases.get(english, english)

    def restated(self, english: str, within: int = 0) -> str:
        """What triage composed; `within` how many others it stands."""
        if name := self._names.get(english):
            return name
        if len(english) > LONGEST or within > DEEPEST:
            return english  # a name from elsewhere, which may be anything
        return (
            self._formed(english, self._sentences, within + 1)
            or self._listed(english, within + 1)
            or self._formed(english, self._parts, within + 1)
            or english
        )

    def _formed(self, english: str, patterns: list[Pattern], within: int) -> str:
        for form, words in patterns:
            if (match := form.fullmatch(english)) and all(map(_is_whole, match.groups())):
                places = match.groupdict().items()
                values = {name: self.restated(part, within) for name, part in places}
                return words.format(**values)
        return ""

    def _listed(self, english: str, within: int) -> str:
        """The first part of a list, then the rest; a name may hold a separator itself."""
        for separator in SEPARATORS:
            parts = _apart(english, separator)
            ends = range(len(parts) - 1, 0, -1)
            heads = [separator.join(parts[:end]) for end in ends]
            if heads:
                head = next((head for head in heads if head in self._names), parts[0])
                rest = english[len(head) + len(separator) :]
                between = self._or if separator == " or " else separator
                return f"{self.restated(head, within)}{between}{self.restated(rest, within)}"
        return ""


def _apart(english: str, separator: str) -> list[str]:
    """The parts of a list; what stands in brackets is of one part."""
    parts: list[str] = []
    for part in english.split(separator):
        if parts and not _is_whole(parts[-1]):
            parts[-1] += separator + part
        else:
            parts.append(part)
    return parts


def _is_whole(part: str) -> bool:
    """Whether every bracket that opens in it closes in it."""
    return part.count("(") == part.count(")")


def _pattern(english: str, words: str) -> Pattern:
    literal = re.split(_PLACE, english)
    form = "".join(
        f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(literal)
    )
    return Pattern(re.compile(form, re.DOTALL), words)


def codes() -> list[str]:
    """The languages that there is a catalogue of."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@lru_cache
def catalogue(code: str) -> Catalogue:
    """The catalogue of a language."""
    import tomllib  # noqa: PLC0415 - a page in English needs none

    return Catalogue(tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8")))
