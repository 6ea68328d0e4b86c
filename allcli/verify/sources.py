"""References on which nothing rests, and those that nobody could find."""

from collections.abc import Iterator

from allcli.rulebook.model import Access, Criterion, Option, Outcome, Rulebook
from allcli.verify.findings import Finding


def sources(rulebook: Rulebook) -> Iterator[Finding]:
    """Of every reference, whether it is used and can be found."""
    used = _used(rulebook)
    for key, reference in rulebook.references.items():
        if key not in used:
            yield Finding("unused", "warning", key, "nothing in the rulebook rests on it")
        if not reference.locator:
            says = "has no DOI, PMID or address by which it could be found"
            yield Finding("unsourced", "error", key, says)


def _used(rulebook: Rulebook) -> set[str]:
    records: list[Criterion | Option | Access | Outcome] = [
        *rulebook.criteria, *rulebook.options.values(), *rulebook.access, *rulebook.outcomes
    ]  # fmt: skip
    return {key for record in records for key in record.references}
