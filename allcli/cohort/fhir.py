"""FHIR of many patients: bundles one by one, and the resources of bulk NDJSON patient by patient.

Bulk files of one folder are one export: what lies in them is held until all were read, but for the
types that no field reads, of which the name is enough.
"""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from allcli.case.fhir.gather import READ, REFERRED_TO
from allcli.case.fhir.ndjson import HEAD, TAIL, is_ndjson
from allcli.case.fhir.patient import NOBODY
from allcli.case.fhir.resource import KEY, Resource, is_fhir
from allcli.case.fhir.split import owner_of, referred_to, split
from allcli.case.files.json_text import parse_json
from allcli.case.files.source_text import MAX_FHIR_BYTES, decoded, shown
from allcli.case.foreign import NO_FHIR
from allcli.case.problems import CaseError
from allcli.cohort.items import FaultItem, FileItem, Item, LineItem

_PEEK = 4096
_MOST_BLANK = 1000
_NAMING = ("resourceType", "id", "subject", "patient")
_PATIENT = re.compile(rb'"resourceType"\s*:\s*"Patient"')
_BUNDLE = re.compile(rb'"resourceType"\s*:\s*"Bundle"')
TOO_LONG = f"longer than {MAX_FHIR_BYTES:,} bytes, too long for one document of FHIR"


class PatientLines(NamedTuple):
    """The resources of one patient as they are written, and what they refer to."""

    place: tuple[str, int]
    lines: list[bytes]
    referred_to: dict[str, None]


class Pool:
    """What was read of bulk files, by the folder they lie in and the patient they tell of."""

    def __init__(self, *, asked: bool) -> None:
        self._asked = asked  # for FHIR; else what is none is a case as ever
        self._patients: dict[tuple[str, str], PatientLines] = {}
        self._shared: dict[tuple[str, str], bytes] = {}

    def read(self, name: str, file: BinaryIO) -> Iterator[Item]:
        """The bundles of a file, and what is wrong in it; its single resources are kept."""
        *blank, first = _to_first(file)
        rest = b"" if name.endswith((".ndjson", ".jsonl")) else file.readline(_PEEK)
        if is_ndjson(name, first.decode(errors="replace"), bool(rest)):
            yield from self._lines(name, file, [*blank, first, rest + _to_end(file, rest)])
            return
        data = b"".join(blank) + first + rest + file.read(MAX_FHIR_BYTES)
        if name != "-" and _BUNDLE.search(data[:_PEEK]) and len(_PATIENT.findall(data)) < 2:
            yield FileItem(name)  # of one patient: a worker reads it
        else:
            yield from self._document(name, 1, data, is_file=True)

    def _lines(self, name: str, file: BinaryIO, begun: list[bytes]) -> Iterator[Item]:
        number = 0
        for data in (*begun, *iter(lambda: file.readline(MAX_FHIR_BYTES + 1), b"")):
            number += bool(data)
            if data.strip():
                yield from self._document(name, number, data.strip(), is_file=False)

    def _document(self, name: str, line: int, data: bytes, *, is_file: bool) -> Iterator[Item]:
        """A bundle as cases; a single resource goes to its patient."""
        file = shown(name)
        try:
            if len(data) > MAX_FHIR_BYTES:
                yield FaultItem(file, line, TOO_LONG)
                return
            document = parse_json(file, decoded(file, data, MAX_FHIR_BYTES), NO_FHIR)
        except CaseError as error:
            [problem, *_] = error.problems
            at = problem.line if is_file else line
            hint = f" ({problem.hint})" if problem.hint else ""
            yield FaultItem(file, at, problem.message + hint)
            return
        if not is_fhir(document):
            case = FileItem(name) if is_file else LineItem(file, line, data)
            yield FaultItem(file, line, NO_FHIR) if self._asked else case
        elif document[KEY] == "Bundle":
            for number, bundle in enumerate(split(document), line):
                yield LineItem(file, number if is_file else line, _dumped(bundle.document))
        elif not self._keep(Path(file).parent.as_posix(), (file, line), document, data):
            yield FaultItem(file, line, f"{document[KEY]}: {NOBODY}")

    def _keep(self, folder: str, place: tuple[str, int], body: dict[str, Any], data: bytes) -> bool:
        """Keep a resource with its patient; false where it should tell whose it is and does not."""
        resource = Resource(str(body[KEY]), body, ())
        if resource.type in REFERRED_TO:
            self._shared[folder, resource.name] = data
            return True
        owner = owner_of(resource)
        if not owner:
            return resource.type not in READ
        held = self._patients.setdefault((folder, owner), PatientLines(place, [], {}))
        if resource.type == "Patient":
            self._patients[folder, owner] = held = held._replace(place=place)
        if resource.type not in READ:
            data = _dumped({name: body[name] for name in _NAMING if name in body})
        held.lines.append(data)
        held.referred_to.update(dict.fromkeys(referred_to(resource)))
        return True

    def patients(self) -> Iterator[Item]:
        """A bundle for every patient of whom there were resources, as they came."""
        for (folder, _), held in self._patients.items():
            shared = [self._shared.get((folder, name)) for name in held.referred_to]
            lines = [*held.lines, *filter(None, shared)]
            entries = b",".join(b'{"resource":%b}' % line for line in lines)
            yield LineItem(*held.place, HEAD.encode() + entries + TAIL.encode())


def _to_first(file: BinaryIO) -> list[bytes]:
    """The first line that says something, behind those that do not."""
    lines = [file.readline(MAX_FHIR_BYTES + 1).removeprefix(BOM_UTF8)]
    while lines[-1] and not lines[-1].strip() and len(lines) < _MOST_BLANK:
        lines.append(file.readline(MAX_FHIR_BYTES + 1))
    return lines


def _to_end(file: BinaryIO, begun: bytes) -> bytes:
    """The rest of a line of which the beginning was read."""
    return b"" if not begun or begun.endswith(b"\n") else file.readline(MAX_FHIR_BYTES)


def _dumped(document: Any) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode()
