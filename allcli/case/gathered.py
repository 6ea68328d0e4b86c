"""What a foreign document gives: a case, where each of its fields comes from, what was not used."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from allcli.case.fhir.ndjson import as_bundle
from allcli.case.files.json_lines import json_places
from allcli.case.problems import CaseError, Path, Problem, dotted, nearest
from allcli.override import override

ForeignName = Literal["FHIR", "a phenopacket"]


class Origin(NamedTuple):
    """Where the value of a field comes from."""

    field: Path
    resource: str
    at: Path
    on: str = ""

    @property
    def says(self) -> str:
        """`Observation/wbc-1, 2024-01-04`."""
        return f"{self.resource}, {self.on}" if self.on else self.resource


class Left(NamedTuple):
    """Resources that gave nothing, by type, code and reason, and how many they are."""

    type: str
    code: str
    why: str
    times: int

    @override
    def __str__(self) -> str:
        """`2 x Observation LOINC 20570-8: no field reads this code`."""
        times = f"{self.times} x " if self.times > 1 else ""
        return f"{times}{self.type} {self.code}".rstrip() + f": {self.why}"


class Gathered(NamedTuple):
    """The tables of a case as a document gives them, and what a reader must know of them."""

    tables: dict[str, Any]
    origins: tuple[Origin, ...]
    left: tuple[Left, ...]
    odd: tuple[tuple[Path, str], ...]
    syntax: ForeignName = "FHIR"

    @property
    def origin_of(self) -> Mapping[str, Origin]:
        """The origins by the path that messages write."""
        return {dotted(origin.field): origin for origin in self.origins}

    def lines(self, name: str, text: str) -> dict[Path, int]:
        """The line of the resource that gave each field."""
        lines = lines_of(name, text)
        placed = {origin.field: nearest(origin.at, lines) for origin in self.origins}
        return {field: line for field, line in placed.items() if line is not None}

    def doubts(self, name: str, text: str) -> tuple[Problem, ...]:
        """What is odd about the document, each at its line."""
        lines = lines_of(name, text) if self.odd else {}
        return tuple(Problem(name, nearest(at, lines), dotted(at), said) for at, said in self.odd)

    def unused(self, name: str) -> tuple[Problem, ...]:
        """One line for all that was not used."""
        if not self.left:
            return ()
        number = sum(left.times for left in self.left)
        kinds = ", ".join(f"{times} {kind}" for kind, times in self._by_type().items())
        part = "resource" if self.syntax == "FHIR" else "element"
        said = f"{number} {part}{'s' * (number != 1)} not used: {kinds}"
        return (Problem(name, None, "", said, "allcli validate names them"),)

    def _by_type(self) -> dict[str, int]:
        times: dict[str, int] = {}
        for left in self.left:
            times[left.type] = times.get(left.type, 0) + left.times
        return times

    def explained(self, error: CaseError) -> CaseError:
        """The problems of the case, each with the resource that gave its field."""
        return CaseError([self._explained(problem) for problem in error.problems])

    def _explained(self, problem: Problem) -> Problem:
        origin = self.origin_of.get(problem.path)
        if origin is None:
            return problem
        at = dotted(origin.at)
        where = f"{origin.says}, {at}" if at not in origin.resource else origin.says
        return problem._replace(hint="; ".join(filter(None, (problem.hint, f"from {where}"))))


def lines_of(name: str, text: str) -> Mapping[Path, int]:
    """The line of every part of a document; lines of resources are one bundle."""
    places = json_places(as_bundle(name, text) or text)
    return {path: place.line for path, place in places.items()}
