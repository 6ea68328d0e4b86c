"""What a run of vignettes found, as lines of text, as JSON, and as coverage for editors."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from allcli.report.formats import Formats, OneText, Screen, as_json
from allcli.report.layout import INDENT, StyledLine, wrapped
from allcli.report.rulebook.lcov import lcov
from allcli.verify.examine import Examined, as_data, totals
from allcli.verify.mutation import Mutation
from allcli.verify.patients import where
from allcli.verify.run import Ran

MOST = 20  # gaps that are listed; JSON has them all


def _lines(examined: Examined, width: int) -> Iterator[StyledLine]:
    """Files, failures with their reasons, coverage, faults, and the sum in the last line."""
    for file, group in groupby(examined.ran, lambda ran: ran.patient.file):
        yield from _file(file, list(group))
    for ran in examined.failed:
        yield from _failure(examined, ran, width)
    yield from _coverage(examined, width)
    if examined.mutation:
        exercised = {
            covered.criterion for covered in examined.covered if any(covered.seen.values())
        }
        yield from _mutation(examined.mutation, exercised, width)
    yield []
    failed = len(examined.failed)
    passed = len(examined.ran) - failed
    yield [(f"{passed} of {len(examined.ran)} patients as expected", "red" if failed else "green"),
           (f", {failed} not" if failed else "", "red")]  # fmt: skip


def _file(file: str, ran: Sequence[Ran]) -> Iterator[StyledLine]:
    failed = sum(bool(result.failures) for result in ran)
    state = (f"{failed} FAILED", "bold red") if failed else ("ok", "green")
    yield [(f"{_short(file)}  {len(ran)} ", ""), state]


def _short(file: str) -> str:
    """As seen from here, where it lies below."""
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file


def _failure(examined: Examined, ran: Ran, width: int) -> Iterator[StyledLine]:
    yield []
    side = f" ({ran.patient.side})" if ran.patient.side else ""
    place = _short(where(examined.folder, ran.patient))
    yield from wrapped(f"FAILED {place}{side}", width, "bold red")
    yield from wrapped(ran.patient.says, width, "dim", INDENT, INDENT)
    for why in ran.failures:
        yield from wrapped(why, width, "", INDENT, INDENT * 2)


def _coverage(examined: Examined, width: int) -> Iterator[StyledLine]:
    sums = totals(examined.covered)
    yield []
    yield [("COVERAGE", "bold")]
    seen = [
        f"{n} of {sums.criteria} {word}" for n, word in ((sums.yes, "true"), (sums.no, "false"))
    ]
    criteria = f"criteria seen: {', '.join(seen)}, {sums.unknown} of {sums.can_be_open} open"
    atoms = f"parts of conditions shown to matter on their own: {sums.at_work} of {sums.atoms}"
    if sums.accepted:
        atoms += f"; {sums.accepted} accepted with a reason"
    for words in (criteria, atoms, *_of_roads(examined)):
        yield from wrapped(words, width, "", INDENT, INDENT * 2)
    yield from _listed("not covered", list(_gaps(examined)), width)


def _of_roads(examined: Examined) -> Iterator[str]:
    """How many constraints of roads were seen at work, and how many not."""
    seen = list(examined.constraints.values())
    if seen:
        bearing = sum(bool({"yes", "unknown"} & set(sides)) for sides in seen)
        none = sum("no" in sides for sides in seen)
        of = f"of {len(seen)}"
        yield f"constraints of roads seen: {bearing} {of} kept to, {none} {of} not"


def _gaps(examined: Examined) -> Iterator[str]:
    """What is lacking of the criteria that are exercised at all."""
    for covered in examined.covered:
        if any(covered.seen.values()):
            lacking = [
                {"yes": "true", "no": "false", "unknown": "open"}[s] for s in covered.lacking
            ]
            if lacking:
                yield f"{covered.criterion}: never seen {', never '.join(lacking)}"
            for atom in covered.atoms:
                if not atom.is_covered:
                    side = "as no" if atom.as_true else "as yes" if atom.as_false else "either way"
                    yield f"{covered.criterion}: {atom.words} never decides {side}"


def _mutation(mutation: Mutation, exercised: set[str], width: int) -> Iterator[StyledLine]:
    """The share that is noticed; listed are those in criteria that are exercised at all."""
    accepted = [survivor for survivor in mutation.lives if survivor.accepted]
    noticed = mutation.tried - len(mutation.lives)
    yield []
    yield [("FAULTS", "bold")]
    words = f"{noticed} of {mutation.tried} small faults are noticed: {mutation.score:.1f} %"
    if accepted:
        words += f"; {len(accepted)} accepted with a reason"
    yield from wrapped(words, width, "", INDENT, INDENT * 2)
    lives = [survivor.mutant for survivor in mutation.lives if not survivor.accepted]
    alive = [mutant for mutant in lives if mutant.criterion in exercised]
    yield from _listed("not noticed", [f"{m.criterion}: {m.what}" for m in alive], width)


def _listed(title: str, rows: Sequence[str], width: int) -> Iterator[StyledLine]:
    if rows:
        yield [(f"{INDENT}{title}:", "yellow")]
    for row in rows[:MOST]:
        yield from wrapped(row, width, "", INDENT * 2, INDENT * 3)
    if len(rows) > MOST:
        yield [(f"{INDENT * 2}and {len(rows) - MOST} more (--format json)", "")]


class ExaminedPage(NamedTuple):
    """What came out, with the texts of the rulebook that was used, by file."""

    examined: Examined
    files: dict[str, str]


FORMATS: Formats[ExaminedPage] = {
    "text": Screen(lambda report, width: _lines(report.examined, width)),
    "json": as_json(lambda report: as_data(report.examined)),
    "lcov": OneText(lambda report: "\n".join(lcov(report.examined.covered, report.files)) + "\n"),
}
