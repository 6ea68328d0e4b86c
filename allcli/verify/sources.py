"""References on which nothing rests, that nobody could find, or whose authors nobody saw."""

import re
from collections.abc import Iterator

from allcli.rulebook.model import Reference, Rulebook
from allcli.rulebook.overlay import Record
from allcli.verify.findings import Finding
from allcli.verify.locators import locator_faults

NO_NAME = re.compile(r"\s*|.*\b(?:not seen|recalled|unknown|anonymous)\b.*", re.IGNORECASE)


def sources(rulebook: Rulebook) -> Iterator[Finding]:
    """Of every reference, whether it is used, can be found, and names its authors."""
    used = _used(rulebook)
    for key, reference in rulebook.references.items():
        if key not in used:
            yield Finding("unused", "warning", key, "nothing in the rulebook rests on it")
        for fault in locator_faults(reference):
            yield Finding("unsourced", "error", key, fault)
        if reference.checked == "primary" and NO_NAME.fullmatch(reference.authors):
            yield Finding("anonymous", "error", key, _unnamed(reference))


def _unnamed(reference: Reference) -> str:
    given = f' ("{reference.authors}")' if reference.authors.strip() else ""
    return f'is "primary", but does not name its authors{given}: name them, or "secondary"'


def _used(rulebook: Rulebook) -> set[str]:
    records: list[Record] = [
        *rulebook.criteria, *rulebook.options.values(), *rulebook.access, *rulebook.outcomes,
        *rulebook.intervals, *rulebook.constraints,
    ]  # fmt: skip
    return {
        key for record in records if not isinstance(record, Reference) for key in record.references
    }
