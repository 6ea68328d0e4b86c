"""References in full, with what rests on them, or one a line."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import StyledLine, labelled, wrapped
from allcli.report.rulebook.sources import HOW_CHECKED, resting_on
from allcli.rulebook.model import Reference, Rulebook


class CitedPage(NamedTuple):
    """References of a rulebook: in full, or one a line."""

    rulebook: Rulebook
    references: Sequence[Reference]
    in_full: bool


def lines(cited: CitedPage, width: int) -> Iterator[StyledLine]:
    """The references, each as a page of its own or one a line."""
    if cited.in_full:
        yield from _pages(cited.rulebook, cited.references, width)
    else:
        yield from map(_line, cited.references)


def _line(cited: Reference) -> StyledLine:
    style = "" if cited.checked == "primary" else "yellow"
    return [(f"{cited.key}  {cited.year}  ", ""), (cited.checked, style)]


def _pages(rulebook: Rulebook, references: Sequence[Reference], width: int) -> Iterator[StyledLine]:
    for i, cited in enumerate(references):
        if i:
            yield []
        yield from wrapped(f"{cited.key}: {cited.title}", width, "bold")
        yield from labelled([row for row in _rows(rulebook, cited) if row[1]], width)


def _rows(rulebook: Rulebook, cited: Reference) -> Iterator[tuple[str, str]]:
    yield "authors", cited.authors
    yield "journal", cited.journal
    yield "year", str(cited.year)
    yield "place", cited.place
    yield "DOI", cited.doi
    yield "PMID", cited.pmid
    yield "URL", cited.url
    yield "kind", cited.kind
    yield "checked", f"{cited.checked}: {HOW_CHECKED[cited.checked]}"
    yield "figure", cited.figure
    resting = resting_on(rulebook, cited.key)
    for kind, names in resting.items():
        yield kind, "; ".join(names)
    if not any(resting.values()):
        yield "cited by", "nothing in the rulebook"


def _record(rulebook: Rulebook, cited: Reference) -> dict[str, Any]:
    return {
        **cited._asdict(),
        "checked_says": HOW_CHECKED[cited.checked],
        "locator": cited.locator,
        "cited_by": resting_on(rulebook, cited.key),
    }


FORMATS: Formats[CitedPage] = {
    "text": Screen(lines),
    "json": as_json(
        lambda cited: [_record(cited.rulebook, reference) for reference in cited.references]
    ),
}
