"""The whole trace: every criterion, the values it saw, and what came out."""

from allcli.rulebook.explain import worded
from allcli.rulebook.language import Node, atoms
from allcli.rulebook.model import Criterion
from allcli.rulebook.truth import truth
from allcli.triage.assessment import Explained
from allcli.triage.evaluate import ANSWERS, Findings


def explained(findings: Findings) -> tuple[Explained, ...]:
    """Each criterion in the rulebook's order, whether it holds or not."""
    facts = findings.facts
    return tuple(
        Explained(
            criterion.id,
            " ".join(criterion.when.split()),
            ANSWERS[truth_],
            tuple((worded(atom, facts), ANSWERS[truth(atom, facts)]) for atom in atoms(tree)),
            tuple(_effects(criterion)),
            criterion.references,
        )
        for criterion, tree, truth_ in zip(
            findings.rulebook.criteria, _trees(findings), findings.criteria, strict=True
        )
    )


def _trees(findings: Findings) -> tuple[Node, ...]:
    rulebook = findings.rulebook
    start = len(rulebook.options)
    return rulebook.trees[start : start + len(rulebook.criteria)]


def _effects(criterion: Criterion) -> list[str]:
    places = ", ".join(criterion.jurisdictions)
    return [
        *([f"only in {places}"] if places else []),
        *(f"{option}: {verdict}" for option, verdict in criterion.verdict.items()),
        *(f"supports {option}" for option in criterion.supports),
        *(f"prefers {text}" for text in criterion.prefer),
        *(f"{flag.level} {flag.kind} flag on {flag.option}" for flag in criterion.flags),
        *([f"{criterion.note} note"] if criterion.note else []),
    ]
