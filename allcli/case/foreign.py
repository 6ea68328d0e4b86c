"""The door for other syntaxes: a text is recognised, and gathered into a case."""

from typing import Any

from allcli.case.fhir.draft import UnfitError
from allcli.case.fhir.gather import gather
from allcli.case.fhir.ndjson import as_bundle
from allcli.case.fhir.resource import KEY, is_fhir
from allcli.case.files.json_text import parse_json
from allcli.case.gathered import Gathered, lines_of
from allcli.case.phenopacket.gather import gather as gather_packet
from allcli.case.phenopacket.packet import is_packet
from allcli.case.problems import CaseError, Problem, dotted, nearest
from allcli.case.syntaxes import ForeignSyntax

ALONE = "one resource; allcli batch --from fhir puts those of a patient together"
AS_JSON = "a server gives JSON where it is asked for application/fhir+json"
NO_FHIR = "no FHIR: a resource is a JSON object with a resourceType"
NO_PACKET = "no phenopacket: one is a JSON object with metaData and a subject"
_NONE = {"fhir": NO_FHIR, "phenopacket": NO_PACKET}


def gathered(name: str, text: str, wanted: ForeignSyntax | None = None) -> Gathered | None:
    """The case in a text; None where it is of no such syntax and need not be. Raises CaseError."""
    if text.lstrip().startswith("<"):
        raise CaseError([Problem(name, 1, "", "XML is not read", AS_JSON)])
    document = parse_json(name, as_bundle(name, text) or text, _NONE[wanted] if wanted else "")
    try:
        given = _gathered(document, wanted)
    except UnfitError as unfit:
        line = nearest(unfit.at, lines_of(name, text)) if unfit.at else None
        hint = unfit.hint or (ALONE if document.get(KEY, "Bundle") != "Bundle" else "")
        problem = Problem(name, line, dotted(unfit.at), unfit.said, hint)
        raise CaseError([problem]) from None
    if wanted and given is None:
        raise CaseError([Problem(name, 1, "", _NONE[wanted])])
    return given


def _gathered(document: dict[str, Any], wanted: ForeignSyntax | None) -> Gathered | None:
    """By the reader of the syntax that is wanted, else of the one it is. Raises UnfitError."""
    if wanted != "phenopacket" and is_fhir(document):
        return gather(document)
    if wanted != "fhir" and is_packet(document, wanted=wanted is not None):
        return gather_packet(document)
    return None
