"""JSON Schema of a case file, for editors: the model's own, said in words a clinician reads."""

from inspect import getdoc
from typing import Any

from pydantic import TypeAdapter

from allcli.case.fields import DateField, GradeField, Number
from allcli.case.files.describe import FieldEntry, entries, tables
from allcli.case.model import Case
from allcli.case.table import Table
from allcli.case.unit_factors import FACTORS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# One number and one text for each unit; plausible in every field that has it.
_EXAMPLES: dict[str, list[object]] = {
    "%": [62, "< 0.01 %"],
    "10*9/L": [0.4, "400 /uL"],
    "U/L": [38, "0.6 ukat/L"],
    "bilirubin mg/dL": [0.9, "15 umol/L"],
    "creatinine mg/dL": [0.8, "70 umol/L"],
    "x ULN": [1.5, "> 3"],
    "years": [34, "7 months"],
    "months": [9, "1 year"],
    "days": [21, "3 weeks"],
    "weeks": [24, "171 days"],
    "kg": [60, "132 lb"],
    "cm": [170, "1.7 m"],
    "ms": [440, "0.44 s"],
    "g/dL": [3.8, "38 g/L"],
    "haemoglobin g/dL": [9.2, "92 g/L"],
    "potassium mmol/L": [4.1, "4.1 mEq/L"],
    "magnesium mmol/L": [0.8, "1.9 mg/dL"],
    "mL/min": [85, "1.4 mL/s"],
    "mg/m2": [240, "240 mg/m2"],
    "mm Hg": [12, "12 mmHg"],
    "/min": [72, "72 bpm"],
}


def case_schema() -> dict[str, Any]:
    """The schema of a case in JSON; in TOML a date may stand without quotes."""
    made = TypeAdapter(Case).json_schema()
    defs = made["$defs"]
    _improve(made, Case, "")
    for header, table in tables():
        place = header.strip("[]") + ("[]" if header.startswith("[[") else "")
        _improve(defs[table.__name__], table, f"{place}.")
    pointer = {"type": "string", "description": "where this schema lies; for editors, never read"}
    properties = {"$schema": pointer, **made["properties"]}
    return {"$schema": DIALECT, **made, "properties": properties}


def _improve(schema: dict[str, Any], table: type[Table], place: str) -> None:
    """Say what a table is; name every property by its path, say what it takes, show examples."""
    schema["description"] = getdoc(table)
    for entry in entries(table):
        stated = schema["properties"][entry.name]
        if stated.get("default", "") is None or entry.table:
            stated.pop("default")  # left out means unknown: nothing for an editor to fill in
        if "$ref" in stated:
            continue
        stated["title"] = place + entry.name
        stated["description"] = _described(entry)
        stated["examples"] = _examples(entry)
        for key in ("description", "examples"):
            if not stated[key]:
                del stated[key]


def _described(entry: FieldEntry) -> str:
    """The meaning, and what is allowed where a list of words does not already say it."""
    kind = entry.kind
    takes = kind.allowed if isinstance(kind, Number | DateField | GradeField) else ""
    if isinstance(kind, Number) and kind.unit:
        takes += f", or text with a unit: {', '.join(FACTORS[kind.unit])}"
    return f"{entry.meaning} ({takes})" if entry.meaning and takes else entry.meaning or takes


def _examples(entry: FieldEntry) -> list[object]:
    kind = entry.kind
    if isinstance(kind, Number):
        return _EXAMPLES.get(kind.unit, [])
    if isinstance(kind, DateField):
        return [["2026-03-14", "2026-03"]] if entry.several else ["2026-03-14", "2026-03", 2026]
    return [2, "II"] if isinstance(kind, GradeField) else list(entry.examples)
