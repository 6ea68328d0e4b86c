"""Vignette files as data: what may stand in one, and how a mistake in one is told."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ConfigDict, TypeAdapter, ValidationError

from allcli.case.files.bounds import MAX_RULES_BYTES
from allcli.case.files.source_text import read_text
from allcli.case.files.toml_lines import toml_lines
from allcli.case.files.toml_text import bounded_toml
from allcli.case.problems import UNEXPECTED, CaseError, Problem, closest, dotted, found
from allcli.rulebook.vignettes import BASES, PLACES

ACCEPTED = "accepted.toml"
Fields = dict[str, Any]
WordOrWords = str | tuple[str, ...]


class VignetteRecord(NamedTuple):
    """A patient in a line: changes to a base after which one criterion answers so.

    Of a constraint of roads: `yes` where one surely keeps to it, `unknown` where one may have to.
    """

    criterion: str
    says: str
    base: str
    yes: Fields | None = None
    no: Fields | None = None
    unknown: Fields | None = None
    as_of: str | date = ""


class Expected(NamedTuple):
    """What has to come out of a whole patient, or may not."""

    salvage: WordOrWords = ()
    destination: WordOrWords = ()
    adjuncts: WordOrWords = ()
    text: WordOrWords = ()
    holds: WordOrWords = ()
    flags: WordOrWords = ()
    outcomes: WordOrWords = ()
    notes: WordOrWords = ()
    says: WordOrWords = ()
    order: WordOrWords = ()
    prefer: WordOrWords = ()
    verdict: dict[str, str] = {}  # noqa: RUF012 - never changed
    worst: dict[str, str] = {}  # noqa: RUF012
    access: dict[str, str] = {}  # noqa: RUF012
    supports: dict[str, WordOrWords] = {}  # noqa: RUF012
    against: dict[str, WordOrWords] = {}  # noqa: RUF012
    flagged: dict[str, WordOrWords] = {}  # noqa: RUF012
    roads: dict[str, WordOrWords] = {}  # noqa: RUF012
    blocked: dict[str, str] = {}  # noqa: RUF012
    constraints: dict[str, WordOrWords] = {}  # noqa: RUF012
    days: dict[str, WordOrWords] = {}  # noqa: RUF012


class PatientRecord(NamedTuple):
    """A whole patient: changes to a base, and what is expected of the result."""

    says: str
    base: str
    facts: Fields
    must: Expected = Expected()
    must_not: Expected = Expected()
    as_of: str | date = ""


class AcceptedRecord(NamedTuple):
    """A gap that was looked at and stays: an atom that cannot matter alone, a mutant that lives."""

    kind: str
    criterion: str
    what: str
    reason: str


class VignetteFile(NamedTuple):
    """One file of vignettes."""

    vignette: tuple[VignetteRecord, ...] = ()
    patient: tuple[PatientRecord, ...] = ()


class Folder(NamedTuple):
    """Vignettes as read: the files in order, the bases they change, and what was accepted."""

    files: Mapping[str, VignetteFile]
    texts: Mapping[str, str]
    bases: Mapping[str, Fields]
    accepted: tuple[AcceptedRecord, ...]


def own_vignettes() -> Path | None:
    """The folder of vignettes that comes with the program; None where none is installed."""
    return next((place for place in PLACES if (place / BASES).is_file()), None)


def read_vignettes(paths: Sequence[Path]) -> Folder:
    """Every vignette in files and folders. Raises CaseError with every mistake in them.

    A base may stand in the `bases.toml` beside a file; the program's own are there besides.
    """
    own = own_vignettes()
    files: dict[str, VignetteFile] = {}
    texts: dict[str, str] = {}
    bases: dict[str, Fields] = dict(_toml(own / BASES)) if own else {}
    accepted: list[AcceptedRecord] = []
    problems: list[Problem] = []
    for path in _files(paths, problems):
        try:
            if path.name == BASES:
                bases |= _toml(path)
            elif path.name == ACCEPTED:
                accepted += _accepted(path)
            else:
                texts[str(path)] = _text(path)
                files[str(path)] = _parsed(str(path), texts[str(path)])
        except CaseError as error:
            problems += error.problems
    problems += _loose_ends(files, texts, bases)
    if problems:
        raise CaseError(problems)
    return Folder(files, texts, bases, tuple(accepted))


def record_line(text: str, kind: str, number: int) -> int | None:
    """The line of the nth record of a kind in a file."""
    return toml_lines(text).get((kind, number))


def _files(paths: Sequence[Path], problems: list[Problem]) -> Iterator[Path]:
    """The files named and those in the folders named; a file brings the bases beside it along."""
    for path in paths:
        if _is_folder(path):
            inside = sorted(path.glob("*.toml"))
            if not inside:
                problems.append(Problem(str(path), None, "", "no vignettes here: no *.toml"))
            yield from inside
        else:
            beside = path.parent / BASES
            if path.name != BASES and beside.is_file():
                yield beside
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # whoever reads it will say why
        return False


def _text(path: Path) -> str:
    return read_text(str(path), MAX_RULES_BYTES)


def _toml(path: Path) -> dict[str, Any]:
    return bounded_toml(str(path), _text(path))


def _accepted(path: Path) -> list[AcceptedRecord]:
    text = _text(path)
    read = _checked(str(path), text, _AcceptedFile)
    return list(read.accepted)


class _AcceptedFile(NamedTuple):
    accepted: tuple[AcceptedRecord, ...] = ()


def _parsed(name: str, text: str) -> VignetteFile:
    read: VignetteFile = _checked(name, text, VignetteFile)
    return read


@cache
def _reader(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind, config=ConfigDict(strict=False))


def _checked(name: str, text: str, kind: Any) -> Any:
    """The records of a file. Raises CaseError."""
    raw = bounded_toml(name, text)
    try:
        return _reader(kind).validate_python(raw)
    except ValidationError as error:
        lines = toml_lines(text)
        raise CaseError(
            [_problem(name, dict(details), lines) for details in error.errors()]
        ) from None


def _problem(name: str, error: dict[str, Any], lines: Mapping[Any, int]) -> Problem:
    path = error["loc"]
    places = (path, path[:3], path[:2], (*path[:1], 0))
    line = next((lines[place] for place in places if place in lines), None)
    if error["type"] in UNEXPECTED:
        allowed = _allowed(path)
        hint = closest(str(path[-1]), allowed) or f"allowed: {', '.join(allowed)}"
        return Problem(name, line, dotted(path), "no such key", hint)
    if error["type"] in ("missing", "missing_argument"):
        return Problem(name, line, dotted(path), "is missing")
    return Problem(name, line, dotted(path), error["msg"][:1].lower() + error["msg"][1:])


def _allowed(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys of the table that `path` lies in."""
    if "must" in path[:-1] or "must_not" in path[:-1]:
        return Expected._fields
    kinds = {
        "vignette": VignetteRecord._fields,
        "patient": PatientRecord._fields,
        "accepted": AcceptedRecord._fields,
    }
    return kinds.get(str(path[0]) if len(path) > 1 else "", ("vignette", "patient"))


def _loose_ends(
    files: Mapping[str, VignetteFile], texts: Mapping[str, str], bases: Mapping[str, Fields]
) -> Iterator[Problem]:
    """Bases that nobody wrote, and days that are none."""
    for name, file in files.items():
        faults = list(_loose_in(file, bases))
        lines = toml_lines(texts[name]) if faults else {}
        for kind, i, key, said, hint in faults:
            yield Problem(name, lines.get((kind, i)), f"{kind}[{i}].{key}", said, hint)


def _loose_in(
    file: VignetteFile, bases: Mapping[str, Fields]
) -> Iterator[tuple[str, int, str, str, str]]:
    for kind in ("vignette", "patient"):
        for i, record in enumerate(getattr(file, kind)):
            if record.base not in bases:
                hint = closest(record.base, list(bases)) or f"known: {', '.join(bases)}"
                yield kind, i, "base", f"no base is called {found(record.base)}", hint
            if not _is_day(record.as_of):
                yield kind, i, "as_of", "no such day", "allowed: 2026-03-01"


def _is_day(stated: str | date) -> bool:
    try:
        return isinstance(stated, date) or not stated or bool(date.fromisoformat(stated))
    except ValueError:
        return False
