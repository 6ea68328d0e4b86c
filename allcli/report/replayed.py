"""A result beside today's: what differs, and what went in otherwise."""

from collections.abc import Iterator

from allcli.compare.replay import Replayed
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import INDENT, StyledLine, wrapped


def _lines(replayed: Replayed, width: int) -> Iterator[StyledLine]:
    receipt = replayed.now.receipt
    where = f"rules of {receipt.as_of}, {receipt.jurisdiction or 'jurisdiction not known'}"
    verdict = "The same answer" if replayed.same else "Another answer"
    if [difference.aspect for difference in replayed.differences] == ["wording"]:
        verdict = "The same suggestion, verdicts, flags and notes in other words"
    yield from wrapped(f"{verdict} ({where}).", width, "green" if replayed.same else "bold red")
    if replayed.differences:
        yield []
        yield [("WHAT DIFFERS", "bold")]
    for difference in replayed.differences:
        said = f"{difference.name}: {difference.before}; now {difference.after}"
        yield from wrapped(said, width, "", INDENT, INDENT * 2)
    if replayed.changed:
        yield []
        yield [("WHAT WENT IN OTHERWISE" if replayed.same else "WHY", "bold")]
    for change in replayed.changed:
        yield from wrapped(change.says, width, "yellow", INDENT, INDENT * 2)
        for detail in change.details:
            yield from wrapped(detail, width, "", INDENT * 2, INDENT * 3)


def _data(replayed: Replayed) -> dict[str, object]:
    return {
        "same": replayed.same,
        "differences": [difference._asdict() for difference in replayed.differences],
        "changed": [change._asdict() for change in replayed.changed],
        "then": replayed.then.receipt._asdict(),
        "now": replayed.now.receipt._asdict(),
    }


FORMATS: Formats[Replayed] = {"text": Screen(_lines), "json": as_json(_data)}
