"""What is wrong in a case file: as data, and worded in one place."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any, NamedTuple

from allcli.override import override

Path = tuple[str | int, ...]
Range = tuple[int, int]  # of characters in a text, by their offsets
MAX_PROBLEMS = 100  # that are told of one file
MAX_WORD = 60  # for what could be a slip of the pen
_ROOM = 300  # for the line of an excerpt; a text may be one line of a megabyte


class Fault(NamedTuple):
    """What cannot be as it is written: at `path`, in the light of what stands `beside` it."""

    path: Path
    message: str
    hint: str = ""
    beside: tuple[Path, ...] = ()
    found: str = ""
    allowed: str = ""


class Place(NamedTuple):
    """Where a value stands in a text: its line, its key, and the value itself."""

    line: int
    key: Range
    value: Range


class Excerpt(NamedTuple):
    """A line as it is written, and the characters in it that a message is about.

    `number` is that of the line in its file, where it comes from one.
    """

    number: int | None
    line: str
    start: int
    width: int

    def cut(self, room: int) -> "Excerpt":
        """So much of a long line that what matters is seen, a … where something was left out."""
        if len(self.line) <= room:
            return self
        first = max(0, min(self.start - room // 3, len(self.line) - room))
        piece, start = self.line[first : first + room], self.start - first
        if first:
            piece = f"…{piece[1:]}"
        if first + room < len(self.line):
            piece = f"{piece[:-1]}…"
        return Excerpt(self.number, piece, start, max(1, min(self.width, room - start)))


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """The line around a place in a text; of what goes over several lines, the first."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    line = text[begin:] if stop < 0 else text[begin:stop].rstrip("\r")
    width = max(1, min(end, begin + len(line)) - start)
    return Excerpt(text.count("\n", 0, start) + 1, line, start - begin, width).cut(_ROOM)


class Problem(NamedTuple):
    """One mistake in one file: where it stands, what was found, what is allowed."""

    file: str
    line: int | None
    path: str
    message: str
    hint: str = ""
    found: str = ""
    allowed: str = ""
    column: int | None = None
    excerpt: Excerpt | None = None

    def at(self, text: str, start: int, end: int) -> "Problem":
        """The problem at these characters of the text of its file."""
        column = start - text.rfind("\n", 0, start)
        line = text.count("\n", 0, start) + 1
        return self._replace(line=line, column=column, excerpt=excerpt(text, start, end))

    @override
    def __str__(self) -> str:
        """One line: `case.toml:12: patient.age: 340 is not possible; allowed: 0 to 120 years`."""
        return f"{self.where}: {self.said}"

    @property
    def where(self) -> str:
        """The file, with the line where it can be known."""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    @property
    def said(self) -> str:
        """Everything but the place in the file."""
        said = f"{self.path}: {self.message}" if self.path else self.message
        return f"{said} ({self.hint})" if self.hint else said


class CaseError(ValueError):
    """A file that is not a case; carries every problem found, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(sorted(problems, key=lambda p: (p.line or 0, p.path)))


def problems_shown(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that are shown: of very many the first, and how many more there are."""
    more = len(problems) - MAX_PROBLEMS
    rest = [Problem(problems[0].file, None, "", f"and {more:,} more problems")] if more > 0 else []
    return [*problems[:MAX_PROBLEMS], *rest]


def dotted(path: Path) -> str:
    """The path as it is written in messages: `transplants[0].donor`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{_key(step)}" for step in path)
    return text.removeprefix(".")


def _key(name: str) -> str:
    return shortened(_shown(name)) or '""'


def _shown(text: str) -> str:
    """The text with halves of a character, which nothing can show, written as an escape."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def shortened(text: str, room: int = 60) -> str:
    """The text, cut short if it is long."""
    return text if len(text) <= room else text[: room - 3] + "..."


def nearest(path: Path, lines: Mapping[Path, int]) -> int | None:
    """The line of `path`, or of the nearest table around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def found(value: object) -> str:
    """What was written, cut short."""
    if isinstance(value, dict | list | tuple):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and value.bit_length() > 1024:  # Python refuses to write it out
        return "a number of very many digits"
    return shortened(f'"{_shown(value)}"' if isinstance(value, str) else str(value).lower())


_NEARLY, _ALL_BUT = 0.8, 0.9
_FEW_ALIKE = 3
# patterns are compiled when a word is near to none: most runs have no such word
_NUMBERED = r"[a-z]+\d+"
_TWO_OR_SIGNED = r"[/±]|[-+]$"  # dim/neg, MRD-
_DENIAL = r"\b(?:un|mis|non?[ -]|not[ -])"
# What denies or doubts a word, or leaves it open between several.
_SAYS_MORE = (
    r"[?？<>≤≥→]|->|(?<![a-z])(?:neg\w*|no|not|non\w*|free|or|to|suspect\w*|possibl\w*|probabl\w*|"
    r"excluded|without|kein\w*|nicht|ohne)(?![a-z])"
)


def closest(word: str, words: Sequence[str]) -> str:
    """A "did you mean", or nothing when no word is near and not just one begins so.

    CD38 is no slip of the finger for CD22, nor CR1 for CR2: such a name is near only as itself.
    """
    if len(word) > MAX_WORD or re.search(_TWO_OR_SIGNED, word):
        return ""
    named = re.findall(_NUMBERED, word.lower())
    by_lower = {
        known.lower(): known
        for known in words
        if not named or re.findall(_NUMBERED, known.lower()) in ([], named)
    }
    near = get_close_matches(word.lower(), by_lower, n=3, cutoff=0.6)
    near = [known for known in near if _may_be_meant(word.lower(), known)]
    begun = [known for known in by_lower if word and known.startswith(word.lower())]
    near = near or begun * (len(begun) == 1)
    return f'did you mean "{by_lower[near[0]]}"?' if near else ""


def _alike(name: str, names: Sequence[str]) -> str:
    """The few names that share a part with this one: `prior_vod` with `vod_history`."""
    parts = set(name.lower().split("_"))
    alike = [known for known in names if not parts.isdisjoint(known.split("_"))]
    return f"perhaps {' or '.join(alike)}" if 0 < len(alike) <= _FEW_ALIKE else ""


def _may_be_meant(word: str, known: str) -> bool:
    """A word with other figures, or another beginning, is no slip unless nearly all is the same.

    `progression` is no remission, `CNS 2/3` is no CNS3, `mismatched related` is not unrelated.
    """
    says_more = any(said not in known for said in re.findall(_SAYS_MORE, word))
    if says_more or _is_denial(word, known):
        return False
    same = SequenceMatcher(None, word, known).ratio()
    return (word[:1] == known[:1] or same >= _NEARLY) and (
        re.findall(r"\d", word) == re.findall(r"\d", known) or same >= _ALL_BUT
    )


def _is_denial(word: str, known: str) -> bool:
    """Whether nothing but a denial sets the two apart."""
    plain = word.replace(" ", "-")
    return plain != known and re.sub(_DENIAL, "", plain) == re.sub(_DENIAL, "", known)


UNKNOWN_KEY = "unknown key"
UNEXPECTED = ("unexpected_keyword_argument", "extra_forbidden")  # of a record, and of a model
_PLAIN = {
    "bool_type": "true or false",
    "string_type": "text",
    "tuple_type": "a list",
    "dataclass_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}


class Worded(NamedTuple):
    """One pydantic error in our words, and as data."""

    message: str
    hint: str
    found: str = ""
    allowed: str = ""


def worded(error: dict[str, Any], keys: Sequence[str]) -> Worded:
    """One pydantic error; `keys` are the names its table knows."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind in UNEXPECTED:
        name = str(error["loc"][-1])
        known = ", ".join(keys)
        near = closest(name, keys) or _alike(name, keys) or f"known here: {known}"
        return Worded(UNKNOWN_KEY, near, name, known)
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        near = closest(value, allowed) if isinstance(value, str) else ""
        words = ", ".join(allowed)
        return Worded(f"{found(value)} is not one of {words}", near, found(value), words)
    if kind == "range":
        said = f"{found(value)} is not possible; allowed: {context['allowed']}"
        return Worded(said, "", found(value), context["allowed"])
    if kind == "string_too_long":
        return Worded(f"longer than {context['max_length']} characters", "")
    expected = context.get("allowed") or _PLAIN.get(kind) or error["msg"]
    return Worded(f"found {found(value)}; expected {expected}", "", found(value), expected)
