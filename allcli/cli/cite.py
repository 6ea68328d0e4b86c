"""`allcli cite`: the sources behind the rulebook."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allcli.cli.options import Color, Format, Rulebooks
from allcli.cli.page import labelled, refuse, terminal, wrapped, write_json
from allcli.cli.rulebooks import rulebook_for

if TYPE_CHECKING:
    from allcli.report.layout import Line
    from allcli.rulebook.model import Criterion, Outcome, Reference, Rulebook

EXAMPLES = """\b
Examples:
  allcli cite tower-2017 inovate-2016
  allcli cite --all | grep unverified
  allcli cite --all --format json | jq -r '.[] | select(.year >= 2024).key'

\b
Exit codes:
  0  shown
  2  no reference has this key, or the usage is wrong
"""


def cite_command(
    keys: Annotated[
        list[str] | None,
        typer.Argument(metavar="KEY...", help="References, as a report names them."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every reference, one a line.")] = False,
    rulebooks: Rulebooks = None,
    format_: Format = "text",
    color: Color = "auto",
) -> None:
    """Show a reference in full: where to find it, how it was checked, what rests on it.

    Primary means that the figure was seen in the source itself; secondary, on a page that restates
    it; unverified, that it was recalled and not seen.
    """
    from allcli.report.terminal import write

    if bool(keys) == everything:
        raise typer.BadParameter("name one KEY or more, or say --all")
    rulebook = rulebook_for(rulebooks)
    unknown = [key for key in keys or () if key not in rulebook.references]
    found = [rulebook.references[key] for key in keys or rulebook.references if key not in unknown]
    if format_ == "json":
        write_json([_record(rulebook, each) for each in found])
    elif everything:
        write(terminal(color), map(_line, found))
    else:
        to = terminal(color)
        write(to, _pages(rulebook, found, to.width))
    if unknown:
        raise [_refused(rulebook, key) for key in unknown][-1]


def _refused(rulebook: "Rulebook", key: str) -> typer.Exit:
    from allcli.case.problems import closest

    records: list[Criterion | Outcome] = [*rulebook.criteria, *rulebook.outcomes]
    if key in rulebook.options or any(each.id == key for each in records):
        hint = f"it is in the rulebook: allcli criteria show {key}"
    else:
        hint = closest(key, list(rulebook.references)) or "allcli cite --all lists them"
    return refuse(f'no reference is called "{key}"', hint)


def _line(cited: "Reference") -> "Line":
    style = "" if cited.checked == "primary" else "yellow"
    return [(f"{cited.key}  {cited.year}  ", ""), (cited.checked, style)]


def _pages(rulebook: "Rulebook", found: "list[Reference]", width: int) -> "Iterator[Line]":
    for i, cited in enumerate(found):
        if i:
            yield []
        yield from wrapped(f"{cited.key}: {cited.title}", width, "bold")
        yield from labelled([row for row in _rows(rulebook, cited) if row[1]], width)


def _rows(rulebook: "Rulebook", cited: "Reference") -> "Iterator[tuple[str, str]]":
    from allcli.cli.sources import HOW_CHECKED, resting_on

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


def _record(rulebook: "Rulebook", cited: "Reference") -> dict[str, Any]:
    from allcli.cli.sources import HOW_CHECKED, resting_on

    return {
        **cited._asdict(),
        "checked_says": HOW_CHECKED[cited.checked],
        "locator": cited.locator,
        "cited_by": resting_on(rulebook, cited.key),
    }
