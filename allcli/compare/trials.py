"""Trial eligibility as the rulebook has it: which criteria that rest on it speak against.

A trial's criteria of entry are a reference whose key ends in `-eligibility`; the rulebook holds of
them what bears on a verdict, never the whole list.
"""

from typing import NamedTuple

from allcli.rulebook.model import Criterion, Rulebook
from allcli.triage.assessment import Assessment

ENDING = "-eligibility"


class TrialResult(NamedTuple):
    """A trial with the criteria that put this patient outside it, or may."""

    reference: str
    trial: str
    checked: str
    against: tuple[tuple[str, str], ...]
    open: tuple[tuple[str, str], ...]


def trial_results(rulebook: Rulebook, result: Assessment) -> tuple[TrialResult, ...]:
    """Every trial of an option that is for this patient."""
    options = {option.id for option in result.options if option.verdict != "not-applicable"}
    trials = []
    for key, reference in rulebook.references.items():
        if key.endswith(ENDING):
            criteria = [criterion for criterion in rulebook.criteria if _is_of(criterion, key)]
            if any(options & criterion.verdict.keys() for criterion in criteria):
                against, unknown = (
                    tuple((c.id, c.title) for c in criteria if result.findings.get(c.id) == answer)
                    for answer in ("yes", "unknown")
                )
                name = key.removesuffix(ENDING).upper()
                trials.append(TrialResult(key, name, reference.checked, against, unknown))
    return tuple(trials)


def _is_of(criterion: Criterion, key: str) -> bool:
    """Whether a criterion that speaks against an option rests on these criteria of entry."""
    return key in criterion.references and bool(criterion.verdict)
