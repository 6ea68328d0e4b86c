"""The door for other syntaxes: recognised, gathered into a case, their problems at their lines."""

from collections.abc import Mapping
from typing import Any

from allcli.case.fhir.draft import Gathered, UnfitError
from allcli.case.fhir.gather import gather
from allcli.case.fhir.ndjson import as_bundle
from allcli.case.fhir.resource import KEY, is_fhir
from allcli.case.files.json_lines import json_places
from allcli.case.files.json_text import parse_json
from allcli.case.phenopacket.gather import gather as gather_packet
from allcli.case.phenopacket.packet import is_packet
from allcli.case.problems import CaseError, Path, Problem, dotted, nearest
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
    text = as_bundle(name, text) or text
    document = parse_json(name, text, _NONE[wanted] if wanted else "")
    try:
        given = _gathered(document, wanted)
    except UnfitError as unfit:
        line = nearest(unfit.at, _lines(text)) if unfit.at else None
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


def _lines(text: str) -> Mapping[Path, int]:
    return {path: place.line for path, place in json_places(text).items()}


def field_lines(name: str, text: str, given: Gathered) -> dict[Path, int]:
    """The line of the resource that gave each field."""
    lines = _lines(as_bundle(name, text) or text)
    placed = {origin.field: nearest(origin.at, lines) for origin in given.origins}
    return {field: line for field, line in placed.items() if line is not None}


def said_of(name: str, text: str, given: Gathered) -> tuple[Problem, ...]:
    """What is odd about the document, each at its line."""
    lines = _lines(as_bundle(name, text) or text) if given.odd else {}
    return tuple(Problem(name, nearest(at, lines), dotted(at), said) for at, said in given.odd)


def unused(name: str, given: Gathered) -> tuple[Problem, ...]:
    """One line for all that was not used."""
    if not given.left:
        return ()
    number = sum(left.times for left in given.left)
    kinds = ", ".join(f"{times} {kind}" for kind, times in _by_type(given).items())
    part = "resource" if given.syntax == "FHIR" else "element"
    said = f"{number} {part}{'s' * (number != 1)} not used: {kinds}"
    return (Problem(name, None, "", said, "allcli validate names them"),)


def _by_type(given: Gathered) -> dict[str, int]:
    times: dict[str, int] = {}
    for left in given.left:
        times[left.type] = times.get(left.type, 0) + left.times
    return times


def with_origins(error: CaseError, given: Gathered) -> CaseError:
    """The problems of a case, each with the resource that gave its field."""
    return CaseError([_with_origin(problem, given) for problem in error.problems])


def _with_origin(problem: Problem, given: Gathered) -> Problem:
    origin = given.origin_of.get(problem.path)
    if origin is None:
        return problem
    at = dotted(origin.at)
    where = f"{origin.says}, {at}" if at not in origin.resource else origin.says
    return problem._replace(hint="; ".join(filter(None, (problem.hint, f"from {where}"))))
