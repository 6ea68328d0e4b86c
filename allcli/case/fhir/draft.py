"""The case that grows out of a document: each field with the resource that gave it."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from allcli.case.dates import PartialDate
from allcli.case.fhir.codes import named
from allcli.case.fhir.element import FhirElement, table
from allcli.case.fhir.resource import Resource
from allcli.case.gathered import Left, Origin
from allcli.case.problems import Path


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
