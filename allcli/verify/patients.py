"""The patients of vignettes: their case, their facts, and what is claimed of them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from allcli.case.facts import Facts
from allcli.case.files.bounds import MAX_DEPTH, TOO_DEEP
from allcli.case.files.read import Source, check_document
from allcli.case.problems import CaseError, Problem, shortened
from allcli.verify.claims import SIDES, Claim, of_patient, of_vignette
from allcli.verify.records import Folder, record_line

A_DAY = date(2026, 3, 1)  # the rules that hold where a vignette names no day


class VignettePatient(NamedTuple):
    """One patient of a vignette; `side` is `yes`, `no` or `unknown`, empty for a whole patient."""

    file: str
    kind: str
    number: int
    side: str
    says: str
    fields: Mapping[str, Any]
    as_of: date
    claims: tuple[Claim, ...]

    @property
    def name(self) -> str:
        """What the patient is called in a report."""
        return f"{self.claims[0].name}, {self.side}" if self.side else self.says


class KnownPatient(NamedTuple):
    """A patient whose case could be read, with its facts."""

    patient: VignettePatient
    source: Source
    facts: Facts


def patients_of(folder: Folder) -> Iterator[VignettePatient]:
    """Every patient in the order of the files."""
    for name, file in folder.files.items():
        for i, record in enumerate(file.vignette):
            for side in SIDES:
                changes = getattr(record, side)
                if changes is not None:
                    fields = folder.bases[record.base] | changes
                    claims = of_vignette(record, side)
                    yield VignettePatient(name, "vignette", i, side, record.says, fields,
                                  _day(record.as_of), claims)  # fmt: skip
        for i, patient in enumerate(file.patient):
            fields = folder.bases[patient.base] | patient.facts
            yield VignettePatient(name, "patient", i, "", patient.says, fields, _day(patient.as_of),
                          of_patient(patient))  # fmt: skip


def _day(stated: str | date) -> date:
    """The day of the rules, which is known to be one."""
    if isinstance(stated, date):
        return stated
    return date.fromisoformat(stated) if stated else A_DAY


def known(patient: VignettePatient) -> KnownPatient:
    """The patient with facts. Raises CaseError."""
    source = check_document(f"{patient.file}.json", document(patient.fields))
    return KnownPatient(patient, source, source.facts)


def document(*changes: Mapping[str, Any]) -> dict[str, Any]:
    """A case document from dotted paths; later changes win, None removes. Raises CaseError."""
    flat: dict[str, Any] = {}
    for change in changes:
        flat |= _paths(change)
    made: dict[str, Any] = {}
    for path, value in flat.items():
        if value is not None:
            *tables, field = path.split(".")
            if len(tables) > MAX_DEPTH:
                raise CaseError([Problem("", None, shortened(path), TOO_DEEP)])
            table = made
            for name in tables:
                table = table.setdefault(name, {})
                if not isinstance(table, dict):
                    raise CaseError([Problem("", None, path, f"{name} is a field, not a table")])
            table[field] = value
    return made


def _paths(tables: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Every field by its path, whether it was written as a path or in a table."""
    paths: dict[str, Any] = {}
    for name, value in tables.items():
        path = f"{prefix}{name}"
        paths |= (
            _paths(value, f"{path}.") if value and isinstance(value, Mapping) else {path: value}
        )
    return paths


def where(folder: Folder, patient: VignettePatient) -> str:
    """The file and line of a patient."""
    line = record_line(folder.texts[patient.file], patient.kind, patient.number)
    return f"{patient.file}:{line}" if line else patient.file


def refused(error: CaseError) -> list[str]:
    """Why the patient is no valid case."""
    return [problem.said for problem in error.problems]
