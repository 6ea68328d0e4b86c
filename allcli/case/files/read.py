"""A text becomes a valid case, or every problem in it, at once."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from allcli.case.consistency.contradictions import contradictions
from allcli.case.consistency.ranges import out_of_range
from allcli.case.dates import PartialDate
from allcli.case.derive import derive
from allcli.case.doubts import doubts, unusable
from allcli.case.facts import Facts
from allcli.case.files.bounds import is_surely_within, past_bounds
from allcli.case.files.checked import checked
from allcli.case.files.json_text import parse_json
from allcli.case.files.source_text import FOREIGN_KEYS, read_text, shown
from allcli.case.files.stated import states_nothing
from allcli.case.files.toml_text import parse_toml
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
    nearest,
)
from allcli.case.syntaxes import ForeignSyntax

if TYPE_CHECKING:
    from allcli.case.gathered import Gathered
NOTHING_STATED = "states nothing about the patient: not assessed"
FHIR_XML = "http://hl7.org/fhir"
_HEAD = 2_000  # characters within which a document of XML says what it is
_BESIDE = 4  # how many fields beside a fault are named


class Source(NamedTuple):
    """A case and where it came from: its name, the hash of what it says, what is odd about it.

    `facts` are what the case states or implies, each within what a patient can have. `unusable` are
    those of the warnings that tell what could not be used, or only in part. `gathered` tells, of a
    case that came as FHIR or a phenopacket, which part of it gave which field.
    """

    name: str
    case: Case
    hash: str
    facts: Facts
    warnings: tuple[Problem, ...] = ()
    unusable: tuple[Problem, ...] = ()
    gathered: "Gathered | None" = None

    def day(self, named: date | None = None, today: date | None = None) -> date:
        """The day whose rules hold: the one that is named, else the case's own, else today."""
        stated = self.case.assessed_on
        own = stated.last if isinstance(stated, PartialDate) else today
        return named or own or date.today()

    def at(self, place: Jurisdiction | None) -> "Source":
        """The same case at another place; without one, where it is."""
        if not place:
            return self
        case = replace(self.case, jurisdiction=place)
        return self._replace(case=case, facts=self.facts.with_values({"jurisdiction": place}))


def read_case(name: str, foreign: ForeignSyntax | None = None) -> Source:
    """Read a case file that says something, or standard input for `-`. Raises CaseError.

    What is FHIR or a phenopacket is known by itself; `foreign` says that it must be.
    """
    return telling(parse_case(shown(name), read_text(name), foreign))


def telling(source: Source) -> Source:
    """The case, where it says anything of a patient. Raises CaseError."""
    if states_nothing(source.case):
        raise CaseError([Problem(source.name, None, "", NOTHING_STATED)])
    return source


def is_json(name: str, text: str) -> bool:
    """Whether a file is JSON: by its ending, and without one by how it begins."""
    return name.endswith(".json") or (not name.endswith(".toml") and text.lstrip().startswith("{"))


def parse_document(name: str, text: str) -> dict[str, Any]:
    """The tables of a file as they are written, not yet checked. Raises CaseError."""
    return parse_json(name, text) if is_json(name, text) else parse_toml(name, text)


def parse_case(name: str, text: str, foreign: ForeignSyntax | None = None) -> Source:
    """Parse the text of a case file. Raises CaseError."""
    written = parse_written(name, text, foreign)
    try:
        source = check_document(name, written.tables, lambda: written.lines(name, text))
    except CaseError as error:
        raise written.located(error, name, text) from None
    return written.noted(source, text)


class ReadTables(NamedTuple):
    """The tables of a case as they are written, or as a foreign document gives them."""

    tables: dict[str, Any]
    gathered: "Gathered | None" = None

    def lines(self, name: str, text: str) -> dict[Path, int]:
        """The line of every field."""
        if self.gathered is None:
            return lines_of(name, text)
        return self.gathered.lines(name, text)

    def located(self, error: CaseError, name: str, text: str) -> CaseError:
        """The problems of the case, each with its column or the resource it comes from."""
        if self.gathered is None:
            return located(error, name, text)
        return self.gathered.explained(error)

    def noted(self, source: Source, text: str) -> Source:
        """The case with what is odd about the document that gave it, and what it left unused."""
        if self.gathered is None:
            return source
        left = self.gathered.unused(source.name)
        return source._replace(
            warnings=(*self.gathered.doubts(source.name, text), *source.warnings, *left),
            unusable=(*source.unusable, *left),
            gathered=self.gathered,
        )


def parse_written(name: str, text: str, foreign: ForeignSyntax | None = None) -> ReadTables:
    """The tables of a case file, or of the case that a foreign text gives. Raises CaseError."""
    is_xml = FHIR_XML in text[:_HEAD] and text.lstrip().startswith("<")
    if foreign or is_xml or (is_json(name, text) and any(key in text for key in FOREIGN_KEYS)):
        from allcli.case.foreign import gathered  # noqa: PLC0415 - seldom needed

        given = gathered(name, text, foreign)
        if given:
            return ReadTables(given.tables, given)
    return ReadTables(parse_document(name, text))


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
