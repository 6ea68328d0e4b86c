"""What the rulebook says: idiomatic, and never a ratio of nobody knows what."""

import re
from collections.abc import Iterator

from allcli.engine.prepared import Prepared
from tests.wording import refused

RATIO = re.compile(r"\b[HO]R \d")
OF = re.compile(
    r"surviv|alive|death|died|mortality|relapse|response|MRD|\b(?:OS|PFS|EFS|DFS|LFS|RFS|NRM|CR|CRS"
    r")\b|often|likelier|frequent|neuro|infection|GVHD|VOD|SOS"
)


def sayings(rulebook: Prepared) -> Iterator[tuple[str, str]]:
    """Every text that a page may print, with what says it."""
    for criterion in rulebook.criteria:
        for text in (criterion.title, criterion.says, *criterion.do, *criterion.either):
            yield criterion.id, text
    for option in rulebook.options.values():
        names = (
            option.name, option.headline, option.withholds, option.without_transplant,
            option.headline_without,
        )  # fmt: skip
        for text in (*names, option.applies_says, option.before_transplant, option.place_because):
            yield option.id, text
    for row in rulebook.access:
        yield f"{row.option} in {row.jurisdiction}", row.says
    for outcome in rulebook.outcomes:
        for text in (
            outcome.group,
            outcome.cut,
            *(part for row in outcome.results for part in row),
        ):
            yield outcome.group, text


def test_the_rulebook_says_nothing_that_a_clinician_would_not(rulebook: Prepared) -> None:
    """No phrase of the list of refused ones, in any title, statement, step or name."""
    assert [f"{name}: {said}" for name, text in sayings(rulebook) for said in refused(text)] == []


def test_a_ratio_names_its_endpoint(rulebook: Prepared) -> None:
    """A hazard or odds ratio stands in a clause that says of what it is."""
    bare = [
        f"{criterion.id}: {clause}"
        for criterion in rulebook.criteria
        for clause in re.split(r"\.\s+(?=[A-Z])", criterion.says)
        if RATIO.search(clause) and not OF.search(clause)
    ]

    assert bare == []
