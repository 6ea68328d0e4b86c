"""The case that grows out of a document: each field with the resource that gave it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.fhir.codes import named
from allcli.case.fhir.element import FhirElement, table
from allcli.case.fhir.resource import Resource
from allcli.case.problems import Path, dotted
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
    """What a foreign document gives: the tables of a case, and what a reader must know of them."""

    tables: dict[str, Any]
    origins: tuple[Origin, ...]
    left: tuple[Left, ...]
    odd: tuple[tuple[Path, str], ...]
    syntax: ForeignName = "FHIR"

    @property
    def origin_of(self) -> Mapping[str, Origin]:
        """The origins by the path that messages write."""
        return {dotted(origin.field): origin for origin in self.origins}


class UnfitError(Exception):
    """A document that is no case: where that shows, and what could be done."""

    def __init__(self, said: str, at: Path = (), hint: str = "") -> None:
        super().__init__(said)
        self.said, self.at, self.hint = said, at, hint


class Draft:
    """A case in the making."""

    def __init__(self) -> None:
        self.tables: dict[str, Any] = {}
        self.origins: list[Origin] = []
        self.odd: list[tuple[Path, str]] = []
        self._left: Counter[tuple[str, str, str]] = Counter()

    def put(
        self, field: Path, value: Any, resource: Resource, on: PartialDate | None = None
    ) -> None:
        """Give a field; an entry of a list comes after those before it."""
        held: Any = self.tables
        for step, after in pairwise(field):
            fresh: Any = [] if isinstance(after, int) else {}
            if isinstance(held, list):
                held.extend({} for _ in range(len(held), int(step) + 1))
                held = held[int(step)]
            else:
                held = held.setdefault(step, fresh)
        held[field[-1]] = value
        self.origins.append(Origin(field, resource.name, resource.at, str(on or "")))

    def says(self, field: str) -> Any:
        """What the draft says of a field so far."""
        name, _, inner = field.partition(".")
        return self.tables.get(name, {}).get(inner)

    def leave(self, resource: Resource, why: str, concept: FhirElement | None = None) -> None:
        """Note a resource, or a part of it, that is not used."""
        code = table(resource.body, "code") if concept is None else concept
        self._left[resource.kind, named(code) if code else "", why] += 1

    def doubt(self, resource: Resource, said: str) -> None:
        """Something to look at again."""
        self.odd.append((resource.at, said))

    def left(self) -> Iterator[Left]:
        """What was not used, in order of type, code and reason."""
        for (kind, code, why), times in sorted(self._left.items()):
            yield Left(kind, code, why, times)


def path_of(field: str) -> Path:
    """`labs.wbc` as steps."""
    return tuple(field.split("."))
