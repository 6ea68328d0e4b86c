"""What is wrong in a case file: as data, and worded in one place."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

Path = tuple[str | int, ...]


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


def dotted(path: Path) -> str:
    """The path as it is written in messages: `transplants[0].donor`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def found(value: object) -> str:
    """What was written, cut short."""
    text = f'"{value}"' if isinstance(value, str) else str(value).lower()
    if isinstance(value, dict | list):
        text = "a table" if isinstance(value, dict) else "a list"
    return text if len(text) <= 60 else text[:57] + "..."


def closest(word: str, words: Sequence[str]) -> str:
    """A "did you mean", or nothing when no word is near and not just one begins so."""
    near = get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    begun = [choice for choice in words if word and choice.startswith(word.lower())]
    near = near or begun * (len(begun) == 1)
    return f'did you mean "{near[0]}"?' if near else ""


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
    if kind == "json_invalid":  # it was JSON to Python: what is left is depth and broken Unicode
        deep = "recursion" in error["msg"]
        return "nested too deeply" if deep else "holds an escape that is no character", ""
    if kind == "string_too_long":
        return f"longer than {context['max_length']} characters", ""
    expected = context.get("allowed") or _PLAIN.get(kind) or error["msg"]
    return f"found {found(value)}; expected {expected}", ""
