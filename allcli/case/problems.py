"""What is wrong in a case file: as data, and worded in one place."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from allcli.override import override

Path = tuple[str | int, ...]
MAX_PROBLEMS = 100  # that are told of one file
MAX_WORD = 60  # for what could be a slip of the pen


class Fault(NamedTuple):
    """What cannot be as it is written: at `path`, in the light of what stands `beside` it."""

    path: Path
    message: str
    hint: str = ""
    beside: tuple[Path, ...] = ()


class Problem(NamedTuple):
    """One mistake in one file: where it stands, what was found, what is allowed."""

    file: str
    line: int | None
    path: str
    message: str
    hint: str = ""

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
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and value.bit_length() > 1024:  # Python refuses to write it out
        return "a number of very many digits"
    return shortened(f'"{_shown(value)}"' if isinstance(value, str) else str(value).lower())


def closest(word: str, words: Sequence[str]) -> str:
    """A "did you mean", or nothing when no word is near and not just one begins so."""
    if len(word) > MAX_WORD:
        return ""
    by_lower = {known.lower(): known for known in words}
    near = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    begun = [known for known in by_lower if word and known.startswith(word.lower())]
    near = near or begun * (len(begun) == 1)
    return f'did you mean "{by_lower[near[0]]}"?' if near else ""


_PLAIN = {
    "bool_type": "true or false",
    "string_type": "text",
    "tuple_type": "a list",
    "model_type": "a table",
    "model_attributes_type": "a table",
}


def worded(error: dict[str, Any], keys: Sequence[str]) -> tuple[str, str]:
    """The message and hint for one pydantic error; `keys` are the names its table knows."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        name = str(error["loc"][-1])
        return "unknown key", closest(name, keys) or f"known here: {', '.join(keys)}"
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        near = closest(value, allowed) if isinstance(value, str) else ""
        return f"{found(value)} is not one of {', '.join(allowed)}", near
    if kind == "range":
        return f"{found(value)} is not possible; allowed: {context['allowed']}", ""
    if kind == "string_too_long":
        return f"longer than {context['max_length']} characters", ""
    expected = context.get("allowed") or _PLAIN.get(kind) or error["msg"]
    return f"found {found(value)}; expected {expected}", ""
