"""The resources of a bundle, each with its place in the text; what is none is said, not read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from allcli.case.fhir.element import NOTHING, FhirElement, table, tables, text
from allcli.case.problems import Path, dotted, found, shortened

MAX_NESTED = 3  # bundles in a bundle
KEY = "resourceType"


class Resource(NamedTuple):
    """One resource: its type, itself, the path to it, and the address its entry gives it.

    What was written in another syntax and is only laid out as FHIR keeps the name it had there.
    """

    type: str
    body: FhirElement
    at: Path
    full_url: str = ""
    called: str = ""

    @property
    def id(self) -> str:
        """Its logical id; empty without one."""
        return text(self.body, "id")

    @property
    def name(self) -> str:
        """How it is referred to: `Observation/wbc-1`; without an id, its place."""
        if self.id and not self.called:
            return shortened(f"{self.type}/{self.id}")
        return f"{self.kind} at {dotted(self.at)}" if self.at else self.kind

    @property
    def kind(self) -> str:
        """What it is called where it was written."""
        return self.called or self.type

    def has(self, *names: str) -> bool:
        """Whether it gives any of these elements."""
        return any(self.body.get(name) not in (None, "", [], {}) for name in names)


class Content(NamedTuple):
    """The resources of a document, and what is odd about the rest of it, each with its path."""

    resources: tuple[Resource, ...]
    odd: tuple[tuple[Path, str], ...]


def is_fhir(document: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a FHIR resource; a case has no such key."""
    return KEY in document


def content(document: Mapping[str, Any]) -> Content:
    """Every resource once, in order; of one that comes twice the newer version."""
    odd: list[tuple[Path, str]] = []
    last: dict[tuple[str, str], Resource] = {}
    for number, resource in enumerate(_resources(document, (), "", odd, 0)):
        key = (resource.type, resource.id or f"#{number}")
        before = last.get(key)
        if before and before.body != resource.body:
            odd.append((resource.at, f"{resource.name} comes twice and differs: the newer is read"))
        if before is None or _version(resource) >= _version(before):
            last[key] = resource
    return Content(tuple(last.values()), tuple(odd))


def _version(resource: Resource) -> tuple[str, int, str]:
    meta = table(resource.body, "meta")
    version = text(meta, "versionId")
    return text(meta, "lastUpdated"), len(version), version


def _resources(
    body: FhirElement, at: Path, full_url: str, odd: list[tuple[Path, str]], depth: int
) -> Iterator[Resource]:
    kind = text(body, KEY)
    if kind != "Bundle":
        yield from _single(kind, body, at, full_url, odd)
        return
    if depth > MAX_NESTED:
        odd.append((at, "bundles in bundles, nested too deeply: not read"))
        return
    if any(text(link, "relation") == "next" for link in tables(body, "link")):
        odd.append((at, "one page of several: what stands on the next is missing"))
    listed = body.get("entry")
    if "entry" in body and not isinstance(listed, list):
        odd.append(((*at, "entry"), f"found {found(listed)}; expected a list of entries"))
        return
    without: Counter[str] = Counter()
    for number, entry in enumerate(listed or ()):
        inside = table(entry, "resource") if isinstance(entry, dict) else NOTHING
        if not inside:
            without["without a resource"] += 1
        elif text(table(entry, "request"), "method") == "DELETE":
            without["that delete a resource"] += 1
        else:
            path: Path = (*at, "entry", number, "resource")
            yield from _resources(inside, path, text(entry, "fullUrl"), odd, depth + 1)
    odd += [(at, f"entries {why}: {times}") for why, times in without.items()]


def _single(
    kind: str, body: FhirElement, at: Path, full_url: str, odd: list[tuple[Path, str]]
) -> Iterator[Resource]:
    if not kind:
        odd.append(((*at, KEY), f"found {found(body.get(KEY))}; expected the type of a resource"))
    elif kind == "OperationOutcome":
        odd += [((*at, "issue"), said) for said in _outcome(body)]
    else:
        yield Resource(kind, body, at, full_url)


def _outcome(body: FhirElement) -> Iterator[str]:
    """What the server says of its own answer."""
    for issue in tables(body, "issue"):
        level = text(issue, "severity") or "note"
        said = text(issue, "diagnostics") or text(table(issue, "details"), "text")
        yield f"the server reports: {level}: {found(said or text(issue, 'code'))}"
