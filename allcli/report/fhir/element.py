"""Elements of FHIR: names of resources, references, concepts, texts.

Ids are made of what went in, so that the same answer has the same ids and another has others.
A text is one line of plain characters: FHIR allows no control characters, and no empty text.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from allcli.report.document.markdown import escaped
from allcli.report.safe import as_line
from allcli.triage.assessment import Assessment
from allcli.triage.standard_codes import StandardCode

WrittenFhir = dict[str, Any]
OURS = "urn:allcli:"  # our code systems: option, verdict, criterion, flag, field


class Names(NamedTuple):
    """The ids of the resources of one answer."""

    answer: str

    @classmethod
    def of(cls, assessment: Assessment) -> "Names":
        """Those of an answer: of the same case by the same rules, places and program."""
        went_in = assessment.receipt
        return cls("\n".join((
            went_in.case_hash, went_in.rulebook_hash, went_in.engine, str(went_in.as_of),
            went_in.jurisdiction,
        )))  # fmt: skip

    def id(self, kind: str, key: str = "") -> str:
        """The id of a resource of a type, of several by its key."""
        return str(uuid5(NAMESPACE_URL, f"{OURS}{kind}\n{key}\n{self.answer}"))

    def urn(self, kind: str, key: str = "") -> str:
        """Its address in the bundle."""
        return f"urn:uuid:{self.id(kind, key)}"

    def to(self, kind: str, key: str = "") -> WrittenFhir:
        """A reference to it."""
        return {"reference": self.urn(kind, key), "type": kind}

    def resource(self, kind: str, content: WrittenFhir, key: str = "") -> WrittenFhir:
        """A resource with what it holds."""
        held = {name: value for name, value in content.items() if value not in (None, "", [], ())}
        return {"resourceType": kind, "id": self.id(kind, key), **held}


def ours(system: str, code: str, display: str = "") -> WrittenFhir:
    """A code of our own."""
    coding = {"system": OURS + system, "code": as_line(code)}
    return {**coding, "display": as_line(display)} if display else coding


def standard(codes: Iterable[StandardCode]) -> list[WrittenFhir]:
    """Codes of the standards, without the displays that are not ours to ship."""
    return [{"system": code.system, "code": code.code} for code in codes]


def concept(text: str, *codings: WrittenFhir) -> WrittenFhir:
    """A concept in words, with its codes."""
    said: WrittenFhir = {"coding": list(codings)} if codings else {}
    return {**said, "text": as_line(text)}


def note(text: str) -> WrittenFhir:
    """An annotation, which is Markdown: nothing in it is markup."""
    return {"text": escaped(text)}


def joined(*texts: str) -> str:
    """Sentences one behind the other; those that are empty say nothing."""
    return as_line(" ".join(filter(None, texts)))
