"""The rulebook as the knowledge module that answered, with what it cites."""

from collections.abc import Iterable

from allcli.report.document.markdown import escaped
from allcli.report.document.sources import address
from allcli.report.fhir.element import Names, WrittenFhir, joined
from allcli.report.safe import as_line
from allcli.triage.assessment import Assessment, Cited, Reason


class Sources:
    """What an answer cites, by the key that its sentences name in brackets."""

    def __init__(self, assessment: Assessment) -> None:
        self._cited = {source.key: source for source in assessment.references}

    def artifacts(self, keys: Iterable[str]) -> list[WrittenFhir]:
        """The sources of some sentences, each once."""
        return [_artifact(self._cited[key]) for key in dict.fromkeys(keys) if key in self._cited]

    def address(self, keys: Iterable[str]) -> str:
        """Where the first of them that has an address is read."""
        addresses = (address(self._cited[key].locator) for key in keys if key in self._cited)
        return next(filter(None, addresses), "")

    def library(self, names: Names, assessment: Assessment) -> WrittenFhir:
        """The rulebook, its local changes by the hash of their text, and all that is cited."""
        went_in = assessment.receipt
        local = [f"local rulebook of sha-256 {file.hash}" for file in went_in.local]
        content = {
            "url": names.urn("Library"),
            "version": went_in.rulebook_hash,
            "title": "The rulebook of allcli",
            "status": "active",
            "type": {"coding": [{"system": _LIBRARY, "code": "logic-library"}]},
            "description": escaped(", ".join(local)),
            "relatedArtifact": self.artifacts(self._cited),
        }
        return names.resource("Library", content)


_LIBRARY = "http://terminology.hl7.org/CodeSystem/library-type"


def _artifact(source: Cited) -> WrittenFhir:
    where = address(source.locator)
    text = source.text if where else f"{source.text}. {source.locator}"
    made = {"type": "citation", "label": as_line(source.key), "citation": escaped(text)}
    return {**made, "url": where} if where else made


def basis(reason: Reason) -> str:
    """How strong a reason is, and by which sources: `[label; besponsa-us]`."""
    doubt = "" if reason.checked else ", unverified"
    return f"[{'; '.join((reason.strength + doubt, *reason.references))}]"


def sentence(reason: Reason) -> str:
    """What a reason says, of which values, how strongly."""
    saw = f"Seen: {', '.join(reason.saw)}." if reason.saw else ""
    return joined(reason.says, saw, basis(reason))
