"""Faults planted in a small rulebook, and what is found of them."""

from datetime import date

from allcli.case.files.read import parse_case
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment
from allcli.verify.check import check
from allcli.verify.counter_examples import cases
from allcli.verify.findings import Finding
from tests.verify.mini import criterion, rulebook_of

AVOID = 'verdict = { drug = "avoid" }'
THIRD = """
[[option]]
id = "third"
name = "third drug"
kind = "{}"
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"
"""
CIRCLE = (
    THIRD.format("salvage"),
    criterion("a", "hct.prior_allo", 'prefer = ["drug > other"]'),
    criterion("b", "patient.age_years >= 55", 'prefer = ["other > third"]'),
    criterion("c", "patient.ecog >= 2", 'prefer = ["third > drug"]'),
)


def found(kind: str, *parts: str) -> list[Finding]:
    return [finding for finding in check(rulebook_of(*parts)) if finding.kind == kind]


def the(kind: str, *parts: str) -> tuple[Finding, Assessment]:
    """The one finding of a kind, and the assessment of the case file that it is saved as."""
    rulebook = rulebook_of(*parts)
    (finding,) = [finding for finding in check(rulebook) if finding.kind == kind]
    ((name, text),) = cases([finding]).items()
    source = parse_case(name, text)
    return finding, assess(source, rulebook, date(2026, 3, 1))
