"""Text in TOML or JSON becomes a valid case, or every problem in it, at once."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from errno import EBADF
from hashlib import sha256
from typing import Any, BinaryIO, NamedTuple

from allcli.case.consistency.contradictions import contradictions
from allcli.case.consistency.ranges import out_of_range
from allcli.case.dates import PartialDate
from allcli.case.derive import derive
from allcli.case.doubts import doubts, unusable
from allcli.case.facts import Facts
from allcli.case.files.bounds import beyond, is_surely_within, past_bounds
from allcli.case.files.checked import checked
from allcli.case.files.regular import open_regular
from allcli.case.files.stated import states_nothing
from allcli.case.files.toml_text import parse_toml, slipped
from allcli.case.model import Case
from allcli.case.places import Jurisdiction
from allcli.case.problems import (
    UNKNOWN_KEY,
    CaseError,
    Fault,
    Path,
    Place,
    Problem,
    dotted,
    found,
    nearest,
)

MAX_BYTES = 1_000_000
NOTHING_STATED = "states nothing about the patient: not assessed"
_BESIDE = 4  # how many fields beside a fault are named


class Source(NamedTuple):
    """A case and where it came from: its name, the hash of what it says, what is odd about it.

    `facts` are what the case states or implies, each within what a patient can have. `unusable` are
    those of the warnings that tell what could not be used, or only in part.
    """

    name: str
    case: Case
    hash: str
    facts: Facts
    warnings: tuple[Problem, ...] = ()
    unusable: tuple[Problem, ...] = ()

    def day(self, named: date | None = None, today: date | None = None) -> date:
        """The day whose rules hold: the one that is named, else the case's own, else today."""
        stated = self.case.assessed_on
        own = stated.last if isinstance(stated, PartialDate) else today
        return named or own or date.today()

    def at(self, place: Jurisdiction | None) -> "Source":
        """The same case at another place; without one, where it is."""
        if not place:
            return self
        case = self.case.model_copy(update={"jurisdiction": place})
        return self._replace(case=case, facts=self.facts.with_values({"jurisdiction": place}))


def read_case(name: str) -> Source:
    """Read a case file that says something, or standard input for `-`. Raises CaseError."""
    return telling(parse_case(shown(name), read_text(name)))


def telling(source: Source) -> Source:
    """The case, where it says anything of a patient. Raises CaseError."""
    if states_nothing(source.case):
        raise CaseError([Problem(source.name, None, "", NOTHING_STATED)])
    return source


def shown(name: str) -> str:
    """What a file is called in messages and results; a byte that is no text is escaped."""
    return "<stdin>" if name == "-" else name.encode(errors="backslashreplace").decode()


def is_json(name: str, text: str) -> bool:
    """Whether a file is JSON: by its ending, and without one by how it begins."""
    return name.endswith(".json") or (not name.endswith(".toml") and text.lstrip().startswith("{"))


def parse_document(name: str, text: str) -> dict[str, Any]:
    """The tables of a file as they are written, not yet checked. Raises CaseError."""
    return parse_json(name, text) if is_json(name, text) else parse_toml(name, text)


def parse_case(name: str, text: str) -> Source:
    """Parse the text of a case file. Raises CaseError."""
    raw = parse_document(name, text)
    try:
        return check_document(name, raw, lambda: lines_of(name, text))
    except CaseError as error:
        raise located(error, name, text) from None


def check_document(
    name: str, raw: dict[str, Any], lines: Callable[[], Mapping[Path, int]] = dict
) -> Source:
    """The case that the tables of a file describe; `lines` finds places in it. Raises CaseError."""
    canonical = check_bounds(name, raw, lines)
    if isinstance(raw.get("$schema"), str):  # for editors only
        plain = {key: value for key, value in raw.items() if key != "$schema"}
        canonical = check_bounds(name, plain, lines)
    case, faults = checked(canonical)
    facts = derive(case)
    faults += (*contradictions(case), *out_of_range(case, facts))
    if faults:
        places = lines()
        raise CaseError([_as_problem(name, fault, places) for fault in faults])
    doubted, lost = doubts(case), unusable(case)
    places = lines() if doubted or lost else {}
    warnings, left = (
        tuple([Problem(name, nearest(path, places), dotted(path), said) for path, said in odd])
        for odd in (doubted, lost)
    )
    return Source(name, case, sha256(canonical.encode()).hexdigest(), facts, warnings + left, left)


def check_bounds(name: str, raw: dict[str, Any], lines: Callable[[], Mapping[Path, int]]) -> str:
    """The JSON text that is the same for every way to write the same case. Raises CaseError.

    Where the tables hold more than a case can, or what is no text or number, they are refused.
    """
    try:
        canonical = json.dumps(raw, sort_keys=True, default=str, separators=(",", ":"))
    except (ValueError, RecursionError):  # is told by what is past bounds
        canonical = ""
    past = None if is_surely_within(canonical) else past_bounds(raw)
    if past:
        path, said = past
        raise CaseError([Problem(name, nearest(path, lines()), dotted(path), said)])
    return canonical


def located(error: CaseError, name: str, text: str) -> CaseError:
    """The problems of a file, each with its column and the line that it is about."""
    places = {dotted(path): place for path, place in places_of(name, text).items()}
    return CaseError([_located(problem, places, text) for problem in error.problems])


def _located(problem: Problem, places: Mapping[str, Place], text: str) -> Problem:
    place = places.get(problem.path)
    if place is None or place.line != problem.line:  # of a table around it: the line is enough
        return problem
    return problem.at(text, *(place.key if problem.message == UNKNOWN_KEY else place.value))


def lines_of(name: str, text: str) -> dict[Path, int]:
    """The line of every key and table of a valid file; asked for where something is wrong."""
    return {path: place.line for path, place in places_of(name, text).items()}


def places_of(name: str, text: str) -> dict[Path, Place]:
    """The place of every key and table of a valid file."""
    if is_json(name, text):
        from allcli.case.files.json_lines import json_places  # noqa: PLC0415 - seldom needed

        return json_places(text)
    from allcli.case.files.toml_lines import toml_places  # noqa: PLC0415 - likewise

    return toml_places(text)


def read_text(name: str, limit: int = MAX_BYTES) -> str:
    """The text of a file, or of standard input for `-`. Raises CaseError."""
    return decoded(shown(name), read_bytes(name, limit), limit)


def read_bytes(name: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file, or of standard input for `-`, one more than the limit at most.

    Only a regular file is opened: a pipe may never end, a device may act. Raises CaseError.
    """
    try:
        if name == "-":
            return _standard_input().read(limit + 1)
        with open_regular(name) as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        is_closed = name == "-" and getattr(error, "errno", None) == EBADF
        said = "closed" if is_closed else (getattr(error, "strerror", None) or str(error)).lower()
    raise CaseError([Problem(shown(name), None, "", said)])


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # the caller has closed it
        raise OSError(EBADF, os.strerror(EBADF))
    return sys.stdin.buffer


def decoded(name: str, data: bytes, limit: int = MAX_BYTES) -> str:
    """The bytes of a file as text, a byte order mark taken off. Raises CaseError."""
    if len(data) > limit:
        message = f"larger than {limit:,} bytes, the most that is read"
        raise CaseError([Problem(name, None, "", message)])
    try:
        return data.decode().removeprefix("\N{BYTE ORDER MARK}")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CaseError([Problem(name, line, "", "not UTF-8 text")]) from None


def parse_json(name: str, text: str, hint: str = "") -> dict[str, Any]:
    """The tables of a JSON document, not yet checked. Raises CaseError.

    `hint` is added where the text is no JSON at all.
    """
    try:
        raw = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise CaseError([_fault(name, text, error, hint)]) from None
    except _RefusedError as error:
        raise CaseError([_refused(name, text, error)]) from None
    except (ValueError, RecursionError) as error:
        raise CaseError([beyond(name, text, error)]) from None
    if not isinstance(raw, dict):
        raise CaseError([Problem(name, 1, "", "a case is one JSON object")])
    return raw


def _fault(name: str, text: str, error: json.JSONDecodeError, hint: str) -> Problem:
    """A fault of the syntax; where the text ends too early, at what is left open."""
    from allcli.case.files.tokens import left_open  # noqa: PLC0415 - seldom needed

    opening = left_open(text) if error.pos >= len(text.rstrip()) else None
    if opening:
        said = f"not valid JSON: the {opening.text} that opens here is never closed"
        return Problem(name, None, "", said, hint).at(text, opening.start, opening.end)
    slip = None if hint else slipped(name, text, error.lineno, error.colno, "JSON")
    said = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
    return slip or Problem(name, None, "", said, hint).at(text, error.pos, error.pos + 1)


class _RefusedError(ValueError):
    """What JSON, or Python, allows and a case does not: a key twice, or else no number."""

    def __init__(self, said: str, key: str | None = None) -> None:
        super().__init__(said)
        self.key = key


def _refused(name: str, text: str, error: _RefusedError) -> Problem:
    """A key where it stands for the second time in an object, or what is no number."""
    from allcli.case.files.json_lines import constant, repeated_key  # noqa: PLC0415 - seldom

    problem = Problem(name, None, "", str(error))
    if error.key is None:
        number = constant(text)
        return problem.at(text, number.start, number.end) if number else problem
    twice = repeated_key(text, error.key)
    if not twice:
        return problem
    first, again = twice
    said = f"{error}; it is also on line {first.line}"
    return problem._replace(message=said).at(text, again.start, again.end)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        times = Counter(key for key, _ in pairs)
        twice = next(key for key in times if times[key] > 1)
        raise _RefusedError(f"the key {found(twice)} is written twice in one object", twice)
    return table


def _no_constant(word: str) -> None:
    raise _RefusedError(f"{word} is not a number that a case can hold")


def _as_problem(name: str, fault: Fault, places: Mapping[Path, int]) -> Problem:
    """The problem of a file that a fault in a case is, with what stands beside it."""
    beside = []
    for path in fault.beside[:_BESIDE]:
        line = places.get(path)
        beside.append(dotted(path) if line is None else f"{dotted(path)} (line {line})")
    beside += [f"{len(fault.beside) - _BESIDE} more"] if len(fault.beside) > _BESIDE else []
    said = f"{fault.message}; see {', '.join(beside)}" if beside else fault.message
    return Problem(
        name,
        nearest(fault.path, places),
        dotted(fault.path),
        said,
        fault.hint,
        fault.found,
        fault.allowed,
    )
