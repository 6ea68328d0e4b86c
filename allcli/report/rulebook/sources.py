"""Sources in words: where to find them, how they were checked, and what rests on them."""

from allcli.rulebook.model import Access, Reference, Rulebook

HOW_CHECKED = {
    "primary": "seen in the source itself",
    "secondary": "seen on a page that restates it",
    "unverified": "from memory, not seen",
}


def locators(cited: Reference) -> list[str]:
    """Every way to find a source: DOI, PubMed, address."""
    named = (("doi:", cited.doi), ("PMID ", cited.pmid), ("", cited.url))
    return [f"{prefix}{where}" for prefix, where in named if where]


def access_row(row: Access) -> tuple[str, str]:
    """`KR licence` and what it says, from when to when, with its sources."""
    since = f"by {row.since}" if row.at_latest else f"from {row.since}"
    until = f" until {row.until}" if row.until else ""
    says = f"{since}{until}: {row.says} [{', '.join(row.references)}]"
    return f"{row.jurisdiction} {row.layer}", says


def resting_on(rulebook: Rulebook, key: str) -> dict[str, list[str]]:
    """What cites a source: ids by kind of record; an access row has none and is described."""
    return {
        "criteria": [record.id for record in rulebook.criteria if key in record.references],
        "access": [
            f"{row.option}, {row.jurisdiction} {row.layer} since {row.since}"
            for row in rulebook.access
            if key in row.references
        ],
        "options": [record.id for record in rulebook.options.values() if key in record.references],
        "outcomes": [row.id for row in rulebook.outcomes if key in row.references],
        "roads": [
            *(record.id for record in rulebook.intervals if key in record.references),
            *(record.id for record in rulebook.constraints if key in record.references),
        ],
    }
