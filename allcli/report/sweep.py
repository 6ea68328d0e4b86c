"""One field or fact over all it may be, and where the answer turns."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allcli.report.document.formats import documents
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import Styled, StyledCell, StyledLine, paragraph, rows, title
from allcli.report.opening import opening
from allcli.report.whatif import turned
from allcli.triage.explore.sweep import Stretch, Sweep
from allcli.triage.plain import plain
from allcli.triage.whose import Whose

CAUSES = 4


class Swept(NamedTuple):
    """Facts of a case, each over all it may be."""

    whose: Whose
    sweeps: Sequence[Sweep]


def _lines(swept: Swept, width: int) -> Iterator[StyledLine]:
    for i, sweep in enumerate(swept.sweeps):
        yield from [[]] if i else opening(swept.whose, width)
        yield from _sweep(sweep, width)


def _sweep(sweep: Sweep, width: int) -> Iterator[StyledLine]:
    unit = f" ({sweep.unit})" if sweep.unit else ""
    yield from title(f"{sweep.path}{unit} over all it may be", "dim", width)
    yield []
    table: list[list[StyledCell]] = [
        [[(">" if stretch.here else " ", "bold")], [(stretch.values, "bold")], list(_told(stretch))]
        for stretch in sweep.stretches
    ]
    yield from rows(table, width)
    if len(sweep.stretches) == 1:
        yield from paragraph(
            "Nothing depends on it: no suggestion, verdict or high flag.", "", width
        )
    if sweep.refused:
        yield []
        yield from paragraph("Not possible with what the case says:", "dim", width)
        for said in sweep.refused:
            yield from paragraph(f"  {said}", "dim", width)


def _told(stretch: Stretch) -> Iterator[Styled]:
    certain = "" if stretch.robust else " (provisional)"
    yield f"{stretch.suggestion}{certain}", "bold" if stretch.here else ""
    for said in stretch.turns:
        yield f"changes: {said}", ""
    if stretch.causes:
        distinct = list(dict.fromkeys(map(turned, stretch.causes)))
        more = f"; and {len(distinct) - CAUSES} more" if len(distinct) > CAUSES else ""
        yield f"{'; '.join(distinct[:CAUSES])}{more}", "dim"


FORMATS: Formats[Swept] = {
    "text": Screen(_lines),
    "json": as_json(lambda swept: plain(swept.sweeps)),
    **documents("sweep"),
}
