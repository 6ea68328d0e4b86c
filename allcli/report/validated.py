"""What is wrong or odd in case files."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from allcli.case.problems import Problem
from allcli.report.formats import Formats, Plain, as_json
from allcli.report.safe import as_line

ORDER = ("file", "line", "column", "path", "level", "message", "found", "allowed", "hint")


class ShownProblem(NamedTuple):
    """A problem, whether the case can be used in spite of it, and how many it stands for."""

    level: Literal["error", "warning", "read as", "not used"]
    problem: Problem
    stands_for: int = 1


def _lines(faults: Sequence[ShownProblem]) -> Iterator[str]:
    """The form that editors and compilers share, so that both can jump to the place."""
    for fault in faults:
        yield as_line(f"{fault.problem.where}: {fault.level}: {fault.problem.said}")


def _data(faults: Sequence[ShownProblem]) -> list[dict[str, object]]:
    rows = [{**fault.problem._asdict(), "level": fault.level} for fault in faults]
    return [{key: row[key] for key in ORDER} for row in rows]


FORMATS: Formats[Sequence[ShownProblem]] = {"text": Plain(_lines), "json": as_json(_data)}
