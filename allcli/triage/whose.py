"""Whose answer it is: what stands at the head of every page."""

from datetime import date
from typing import NamedTuple

from allcli.case.files.read import Source
from allcli.triage.assessment import Assessment
from allcli.triage.receipt import Receipt
from allcli.triage.understood import patient_line


class Whose(NamedTuple):
    """The patient in a few words, and the place and the day of the rules.

    `assessed_on` is empty where the case gives no day.
    """

    name: str
    patient: tuple[str, ...]
    place: str
    assessed_on: str
    as_of: date


def whose(source: Source, as_of: date) -> Whose:
    """Of a case that is asked about."""
    return Whose(
        source.case.id or source.name,
        patient_line(source.facts),
        source.case.jurisdiction or "",
        str(source.case.assessed_on or ""),
        as_of,
    )


def whose_answer(assessment: Assessment) -> Whose:
    """Of a case that is assessed."""
    return whose_receipt(assessment.receipt, assessment.patient)


def whose_receipt(receipt: Receipt, patient: tuple[str, ...]) -> Whose:
    """Of whatever has a receipt."""
    return Whose(
        receipt.case_id or receipt.source,
        patient,
        receipt.jurisdiction or "",
        receipt.assessed_on,
        receipt.as_of,
    )
