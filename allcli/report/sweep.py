"""One field or fact over all it may be, and where the answer turns."""

from collections.abc import Iterator

from rich.console import Console

from allcli.report.layout import Cell, Line, Styled, paragraph, rows, title
from allcli.report.terminal import write as write_lines
from allcli.report.whatif import turned
from allcli.triage.explore.sweep import Stretch, Sweep

CAUSES = 4


def write(name: str, found: Sweep, to: Console) -> None:
    """The whole table, in one piece."""
    write_lines(to, _lines(name, found, to.width))


def _lines(name: str, found: Sweep, width: int) -> Iterator[Line]:
    unit = f" ({found.unit})" if found.unit else ""
    yield from title(f"{name} · {found.path}{unit} over all it may be", "dim", width)
    yield []
    table: list[list[Cell]] = [
        [[(">" if each.here else " ", "bold")], [(each.values, "bold")], list(_told(each))]
        for each in found.stretches
    ]
    yield from rows(table, width)
    if len(found.stretches) == 1:
        yield from paragraph("Nothing turns on it: no suggestion, verdict or high flag.", "", width)
    if found.refused:
        yield []
        yield from paragraph("Not possible beside what the case says:", "dim", width)
        for said in found.refused:
            yield from paragraph(f"  {said}", "dim", width)


def _told(each: Stretch) -> Iterator[Styled]:
    certain = "" if each.robust else " (provisional)"
    yield f"{each.suggestion}{certain}", "bold" if each.here else ""
    for said in each.turns:
        yield f"turns: {said}", ""
    if each.causes:
        told = list(dict.fromkeys(map(turned, each.causes)))
        more = f"; and {len(told) - CAUSES} more" if len(told) > CAUSES else ""
        yield f"{'; '.join(told[:CAUSES])}{more}", "dim"
