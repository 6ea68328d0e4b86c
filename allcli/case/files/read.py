"""Text in TOML or JSON becomes a valid case, or every problem in it, at once."""

import json
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

from allcli.case.consistency.contradictions import contradictions
from allcli.case.consistency.ranges import out_of_range
from allcli.case.derive import derive
from allcli.case.doubts import doubts
from allcli.case.facts import Facts
from allcli.case.model import Case
from allcli.case.places import Jurisdiction
from allcli.case.problems import CaseError, Fault, Path, Problem, dotted, worded

MAX_BYTES = 1_000_000
_BESIDE = 4  # how many fields beside a fault are named


class Source(NamedTuple):
    """A case and where it came from: its name, the hash of what it says, what is odd about it.

    `facts` are what the case states or implies, each within what a patient can have.
    """

    name: str
    case: Case
    hash: str
    facts: Facts
    warnings: tuple[Problem, ...] = ()

    def at(self, place: Jurisdiction | None) -> "Source":
        """The same case at another place; without one, where it is."""
        if not place:
            return self
        case = self.case.model_copy(update={"jurisdiction": place})
        return self._replace(case=case, facts=self.facts.with_values({"jurisdiction": place}))


def read_case(name: str) -> Source:
    """Read a case file, or standard input for `-`. Raises CaseError."""
    return parse_case(shown(name), read_text(name))


def shown(name: str) -> str:
    """What a file is called in messages."""
    return "<stdin>" if name == "-" else name


def is_json(name: str, text: str) -> bool:
    """Whether a file is JSON: by its ending, and without one by how it begins."""
    return name.endswith(".json") or (not name.endswith(".toml") and text.lstrip().startswith("{"))


def parse_document(name: str, text: str) -> dict[str, Any]:
    """The tables of a file as they are written, not yet checked. Raises CaseError."""
    return parse_json(name, text) if is_json(name, text) else _parse_toml(name, text)


def parse_case(name: str, text: str) -> Source:
    """Parse the text of a case file. Raises CaseError."""
    return check_document(name, parse_document(name, text), lambda: lines_of(name, text))


def check_document(
    name: str, raw: dict[str, Any], lines: Callable[[], Mapping[Path, int]] = dict
) -> Source:
    """The case that the tables of a file describe; `lines` finds places in it. Raises CaseError."""
    if isinstance(raw.get("$schema"), str):
        raw = {key: value for key, value in raw.items() if key != "$schema"}  # for editors only
    canonical = _canonical(name, raw)
    try:
        case, faults = _validate(raw, canonical)
    except RecursionError as error:
        raise CaseError([Problem(name, None, "", _beyond(error))]) from None
    facts = derive(case)
    faults += (*contradictions(case), *out_of_range(case, facts))
    if faults:
        places = lines()
        raise CaseError([_as_problem(name, fault, places) for fault in faults])
    found = doubts(case)
    places = lines() if found else {}
    warnings = [Problem(name, _line(path, places), dotted(path), said) for path, said in found]
    return Source(name, case, sha256(canonical.encode()).hexdigest(), facts, tuple(warnings))


def lines_of(name: str, text: str) -> dict[Path, int]:
    """The line of every key and table of a valid file; asked for where something is wrong."""
    if is_json(name, text):
        from allcli.case.files.json_lines import json_lines  # noqa: PLC0415 - seldom needed

        return json_lines(text)
    from allcli.case.files.toml_lines import toml_lines  # noqa: PLC0415 - likewise

    return toml_lines(text)


def read_text(name: str) -> str:
    """The text of a file, or of standard input for `-`. Raises CaseError."""
    return decoded(shown(name), read_bytes(name))


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`, up to the limit. Raises CaseError."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with FilePath(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CaseError([Problem(shown(name), None, "", reason.lower())]) from None


def decoded(name: str, data: bytes) -> str:
    """The bytes of one case as text, a byte order mark taken off. Raises CaseError."""
    if len(data) > MAX_BYTES:
        message = f"larger than {MAX_BYTES:,} bytes, too large for one case"
        raise CaseError([Problem(name, None, "", message)])
    try:
        return data.decode().removeprefix("\N{BYTE ORDER MARK}")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CaseError([Problem(name, line, "", "not UTF-8 text")]) from None


def _parse_toml(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at line ")
        line = int(place.split(",")[0]) if place else text.count("\n") + 1
        said = f"not valid TOML: {message[:1].lower()}{message[1:]}"
        raise CaseError([Problem(name, line, "", said, _bare_date(text, line))]) from None
    except (ValueError, RecursionError) as error:  # a number of 5000 digits, a bottomless list
        raise CaseError([Problem(name, None, "", _beyond(error))]) from None


def _beyond(error: Exception) -> str:
    """What went past a limit of the interpreter."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return "a number too long to be one" if "digits" in str(error) else str(error)


def _canonical(name: str, raw: dict[str, Any]) -> str:
    """The JSON text that is the same for every way to write the same case."""
    try:
        return json.dumps(raw, sort_keys=True, default=str, separators=(",", ":"))
    except (ValueError, RecursionError) as error:
        raise CaseError([Problem(name, None, "", _beyond(error))]) from None


def _bare_date(text: str, line: int) -> str:
    """TOML knows whole dates only; a year and month need quotes."""
    lines = text.splitlines()
    bare = re.search(r"=\s*(\d{4}-\d{2})\s*(#.*)?$", lines[line - 1] if lines else "")
    return f'write "{bare[1]}" in quotes' if bare else ""


def parse_json(name: str, text: str, hint: str = "") -> dict[str, Any]:
    """The tables of a JSON document, not yet checked. Raises CaseError.

    `hint` is added where the text is no JSON at all.
    """
    try:
        raw = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        said = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise CaseError([Problem(name, error.lineno, "", said, hint)]) from None
    except (ValueError, RecursionError) as error:
        raise CaseError([Problem(name, None, "", _beyond(error))]) from None
    if not isinstance(raw, dict):
        raise CaseError([Problem(name, 1, "", "a case is one JSON object")])
    return raw


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        raise ValueError(f'the key "{twice}" is written twice in one object')
    return table


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is not a number that a case can hold")


def _validate(raw: dict[str, Any], canonical: str) -> tuple[Case, list[Fault]]:
    """The case and its faults; what is refused is set aside so that the rest is checked too."""
    faults: list[Fault] = []
    for _ in range(3):  # setting a bad list entry aside can bring a further problem to light
        try:
            # One door: both syntaxes pass through JSON, or they would obey different rules.
            case = Case.model_validate_json(canonical)
        except ValidationError as error:
            told = {fault.path for fault in faults}
            for each in error.errors(include_url=False):
                path: Path = each["loc"]
                if path in told:  # what kept its place in a list is refused there too
                    raw = _without(raw, path[:-1], "")
                    continue
                faults.append(Fault(path, *worded(dict(each), _keys(path[:-1]))))
                raw = _without(raw, path, {} if _keys(path) else "")
            canonical = json.dumps(raw, default=str)
        else:
            return case, faults
    return Case(), faults


def _keys(path: Path) -> list[str]:
    """The names that the table at `path` knows; none where there is no table."""
    model: Any = Case
    for step in path:
        if isinstance(step, str):
            if step not in model.model_fields:
                return []
            model = model.model_fields[step].annotation
            while get_args(model):
                model = get_args(model)[0]
            if not (isinstance(model, type) and issubclass(model, BaseModel)):
                return []
    return list(model.model_fields)


def _without(raw: Any, path: Path, blank: object) -> Any:
    """A copy of `raw` with the value at `path` left out; in a list `blank` keeps its place."""
    if not path:
        return {}
    step, rest = path[0], path[1:]
    if isinstance(raw, dict):
        if rest:
            return {**raw, step: _without(raw.get(str(step)), rest, blank)}
        return {key: value for key, value in raw.items() if key != step}
    if isinstance(raw, list):
        changed = _without(raw[int(step)], rest, blank) if rest else blank
        return [changed if i == step else item for i, item in enumerate(raw)]
    return raw


def _as_problem(name: str, fault: Fault, places: Mapping[Path, int]) -> Problem:
    """The problem of a file that a fault in a case is, with what stands beside it."""
    beside = []
    for path in fault.beside[:_BESIDE]:
        line = places.get(path)
        beside.append(dotted(path) if line is None else f"{dotted(path)} (line {line})")
    beside += [f"{len(fault.beside) - _BESIDE} more"] if len(fault.beside) > _BESIDE else []
    said = f"{fault.message}; see {', '.join(beside)}" if beside else fault.message
    return Problem(name, _line(fault.path, places), dotted(fault.path), said, fault.hint)


def _line(path: Path, lines: Mapping[Path, int]) -> int | None:
    """The line of `path`, or of the nearest table around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)
