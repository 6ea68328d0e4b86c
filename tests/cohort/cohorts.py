"""Small cohorts for tests, and recipes to run them with."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from allcli.cohort.items import Item
from allcli.cohort.mapping import Map
from allcli.cohort.notes import Notes
from allcli.cohort.patients import patients
from allcli.cohort.simulate import cohort
from allcli.cohort.stream import lines
from allcli.cohort.syntaxes import CohortForm
from allcli.cohort.tables import rows
from allcli.cohort.work import Recipe, done
from allcli.engine.local import Rules
from allcli.verify.patients import document
from tests.cases import FIT
from tests.shared import FOUND

COLUMNS = ("line", "id", "salvage", "robust")


def recipe(
    form: CohortForm = "ndjson", columns: Sequence[str] = COLUMNS, mapping: Map | None = None
) -> Recipe:
    return Recipe(
        Rules(["builtin"]), mapping or Map(), form, tuple(columns), None, date(2026, 3, 1), None
    )


def ndjson(number: int, seed: int = 1) -> bytes:
    return "".join(json.dumps(case) + "\n" for case in cohort(number, seed)).encode()


def settled(number: int) -> bytes:
    """Patients of whom nothing that matters is open, so that each takes no time."""
    cases = (document(FIT, {"id": f"settled-{i}"}) for i in range(number))
    return "".join(json.dumps(case) + "\n" for case in cases).encode()


def of_lines(data: bytes) -> Iterator[Item]:
    return lines(BytesIO(data), "cohort.ndjson")


def of_table(text: str | bytes, mapping: Map | None = None) -> list[Item]:
    data = text.encode() if isinstance(text, str) else text
    notes: Notes = Counter()
    return list(patients(rows(BytesIO(data), "export.csv", mapping or Map(), notes), notes))


def records(items: Iterator[Item] | list[Item], made: Recipe) -> list[Any]:
    """What comes out, one record for each item."""
    answers = done(list(items), made, FOUND).records
    return [json.loads(record) for record in answers if isinstance(record, str)]


def errors(items: Iterator[Item] | list[Item], mapping: Map | None = None) -> list[str]:
    """The first message of every case that was refused, with its line."""
    written = records(items, recipe(mapping=mapping))
    faults = [record["error"] for record in written if "error" in record]
    return [f"{fault['line']}: {fault['field']}: {fault['message']}" for fault in faults]


def folder_of(number: int, place: Path, seed: int = 1) -> Path:
    place.mkdir(exist_ok=True)
    for i, case in enumerate(cohort(number, seed)):
        (place / f"{i:05}.json").write_text(json.dumps(case))
    return place
