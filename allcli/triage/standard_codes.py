"""The codes of the standards for what an answer names: leukaemias, fields of a case, drugs.

They are those by which FHIR is read, so that what goes out comes in again. A code that is narrower
or wider than what it would stand for is none: a regimen has no code of a drug.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from allcli.case.fhir.codes import Row, code_table


class StandardCode(NamedTuple):
    """A code, and the address of its system."""

    system: str
    code: str


@cache
def of_lineage(lineage: str) -> tuple[StandardCode, ...]:
    """The code of a leukaemia of which nothing but the lineage is said: the first in the table."""
    coded = (
        code for code, row in _codes("leukaemia", "snomed")
        if row.get("lineage") == lineage and not row.keys() & {"status", "sets"}
    )  # fmt: skip
    return tuple(coded)[:1]


@cache
def of_field(field: str) -> tuple[StandardCode, ...]:
    """Every code under which a laboratory may send what the field holds."""
    return tuple(code for code, row in _codes("observation", "loinc") if row.get("field") == field)


@cache
def of_drug(drug: str) -> tuple[StandardCode, ...]:
    """The code of a drug that is in force: older ones stand behind it in the table."""
    coded = (
        code for code, row in _codes("drug", "atc") if drug in (row.get("product"), row.get("name"))
    )
    return tuple(coded)[:1]


def _codes(section: str, system: str) -> Iterator[tuple[StandardCode, Row]]:
    known = code_table()
    address = next(address for address, name in known.systems.items() if name == system)
    for coding, row in known.rows[section].items():
        if coding.system == system:
            yield StandardCode(address, coding.code), row
