"""What was counted of a cohort: for the eye with bars, or as JSON for programs."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from allcli.report.layout import StyledLine
from allcli.report.safe import as_line, printable_json
from allcli.triage.assessment import CLASSES, harm

Counts = Mapping[str, Mapping[str, int]]
TOP = 6
WORDS = 40
SHOWN = 12
BAR = 16
LABEL = 62
ROADS = "roads"  # by salvage, destination and text: from them follows what else may be told
BESIDE = ("with warnings", "with an id that came before", "with local rulebooks")
OF_PAIRS = (
    "verdicts", "flags", "flags of the suggestion", "blockers", "access", "local rulebooks",
    "local changes", "not understood", "access changes", "certainty by group", "salvage by group",
)  # fmt: skip


class SummaryPart(NamedTuple):
    """A heading, and what stands under it as label and count."""

    heading: str
    rows: list[tuple[str, int]]


def lines(counts: Counts, errors: Iterable[str], width: int) -> Iterator[StyledLine]:
    """The whole summary for a terminal."""
    cases = counts.get("cases", {})
    assessed = cases.get("assessed", 0)
    yield [(headline(counts), "bold")]
    for part in parts(counts):
        if part.rows:
            yield []
            yield [(part.heading, "bold")]
            yield from _bars(part.rows, assessed, width)
    table = list(verdicts(counts))
    if table:
        yield []
        yield [("VERDICTS  suitable, caution, avoid, contraindicated, not applicable", "bold")]
        for name, row in table[:SHOWN]:
            yield [(f"  {_cut(as_line(name), LABEL):{_label(width)}}", ""),
                   (" ".join(f"{n:6,}" for n in row), "")]  # fmt: skip
    said = list(errors)
    if said:
        yield []
        yield [("NOT ASSESSED, OR WORTH A SECOND LOOK", "bold")]
        yield from ([(f"  {_cut(as_line(error), width - 2)}", "red")] for error in said)


def headline(counts: Counts) -> str:
    """`1,000 cases: 990 assessed, 10 not; 4 with warnings`."""
    cases = counts.get("cases", {})
    read, refused = cases.get("read", 0), cases.get("not assessed", 0)
    assessed = cases.get("assessed", 0)
    if assessed and not read:  # how many were not assessed is kept back
        said = f"{assessed:,} cases assessed"
    else:
        said = f"{read:,} case{'s' * (read != 1)}: {assessed:,} assessed"
    said += f", {refused:,} not" if refused else ""
    others = [f"{cases[name]:,} {name}" for name in BESIDE if cases.get(name)]
    return "; ".join([said, *others])


def parts(counts: Counts) -> Iterator[SummaryPart]:
    """What was counted, the most frequent of each kind."""
    certain = counts.get("certainty", {}).get("robust", 0)
    total = counts.get("cases", {}).get("assessed", 0)
    share = f", stable in {certain:,} of {total:,}" if total else ""
    yield SummaryPart(f"SUGGESTION{share}", _top(counts.get("suggestion", {})))
    yield SummaryPart("GROUPS", _top(counts.get("groups", {}), WORDS))
    yield SummaryPart(
        "CERTAINTY, by group", _top(_pairs(counts.get("certainty by group", {}), ": "), WORDS)
    )
    yield SummaryPart(
        "SALVAGE SUGGESTED, by group", _top(_pairs(counts.get("salvage by group", {}), ": "), WORDS)
    )
    yield SummaryPart(
        "FLAGS OF WHAT IS SUGGESTED", _top(_flags(counts.get("flags of the suggestion", {})))
    )
    yield SummaryPart(
        "BLOCKERS: option kept from, by criterion", _top(_pairs(counts.get("blockers", {}), " ← "))
    )
    yield SummaryPart("CRITERIA THAT DECIDE A VERDICT", _top(counts.get("deciding criteria", {})))
    yield SummaryPart("UNKNOWN AND DECISIVE", _top(counts.get("open questions", {})))
    yield SummaryPart(
        "UNKNOWN, and its answer alone settles the salvage",
        _top(counts.get("questions that settle the salvage", {})),
    )
    yield SummaryPart(
        "ACCESS TO THE SUGGESTED SALVAGE", _top(_pairs(counts.get("access", {}), ": "))
    )
    yield SummaryPart(
        "ACCESS CHANGES after the decision, to options open to the patient",
        sorted(_pairs(counts.get("access changes", {}), "  ").items()),
    )
    yield SummaryPart(
        "LOCAL RULEBOOKS, by hash", _top(_pairs(counts.get("local rulebooks", {}), " "))
    )
    yield SummaryPart(
        "LOCAL CHANGES that touch an answer, or have expired",
        _top(_pairs(counts.get("local changes", {}), ": ")),
    )
    yield SummaryPart("ERRORS BY FIELD", _top(counts.get("errors", {})))
    yield SummaryPart(
        "NOT UNDERSTOOD: each text once", _top(_texts(counts.get("not understood", {})), WORDS)
    )
    yield SummaryPart("COLUMNS IN DOUBT: is it the unit?", _top(_doubted(counts)))
    yield SummaryPart("READ, BUT NO PATIENT", _top(counts.get("no patients", {})))


def _texts(counts: Mapping[str, int]) -> dict[str, int]:
    return {': "'.join(name.split("\t", 1)) + '"': count for name, count in counts.items()}


def _doubted(counts: Counts) -> dict[str, int]:
    """Fields of which most of the numbers are unusual: the unit may be another than is taken."""
    every, unusual = counts.get("numbers", {}), counts.get("unusual numbers", {})
    return {
        f"{field}: unusual numbers, of {every.get(field, 0):,}": count
        for field, count in unusual.items()
        if 2 * count > every.get(field, 0)
    }


def _top(counts: Mapping[str, int], most: int = TOP) -> list[tuple[str, int]]:
    """The most frequent, ties by name; then how many names more there are."""
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    shown, rest = ranked[:most], ranked[most:]
    return [*shown, (f"and {len(rest)} more", -1)] if rest else shown


def _pairs(counts: Mapping[str, int], between: str) -> dict[str, int]:
    return {name.replace("\t", between): count for name, count in counts.items()}


def _flags(counts: Mapping[str, int]) -> dict[str, int]:
    made = {}
    for name, count in counts.items():
        kind, _, level = name.partition("\t")
        made[f"{level} {harm(kind)}"] = count
    return made


def verdicts(counts: Counts) -> Iterator[tuple[str, list[int]]]:
    """Options with at least one verdict that is not "not applicable", the most suitable first."""
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for name, count in counts.get("verdicts", {}).items():
        option, _, verdict = name.partition("\t")
        table[option][verdict] = count
    rows = [
        (option, [counted.get(verdict, 0) for verdict in CLASSES])
        for option, counted in table.items()
    ]
    rows = [row for row in rows if any(row[1][:4])]
    yield from sorted(rows, key=lambda row: (-row[1][0], -row[1][1], row[0]))


def _bars(rows: list[tuple[str, int]], whole: int, width: int) -> Iterator[StyledLine]:
    label = _label(width)
    for name, count in rows:
        if count < 0:
            yield [(f"  {name}", "dim")]
            continue
        bar = "#" * min(max(round(BAR * count / whole), 1), BAR) if whole and count else ""
        words = _cut(as_line(name), label - 1)
        yield [(f"  {words:{label}}", ""), (f"{count:8,} ", ""), (bar, "cyan")]


def _label(width: int) -> int:
    return min(LABEL, max(width - BAR - 14, 24))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def as_json(counts: Counts) -> str:
    """Every count; pairs are nested, the most frequent first."""
    made = {
        topic: _nested(topic, names) for topic, names in sorted(counts.items()) if topic != ROADS
    }
    return printable_json(json.dumps(made, indent=2, ensure_ascii=False)) + "\n"


def _nested(topic: str, counts: Mapping[str, int]) -> dict[str, int | dict[str, int]]:
    """The counts of a topic; where it has no pairs, a tab is part of a name that a file holds."""
    ranked = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    if topic not in OF_PAIRS:
        return {**ranked}
    pairs: dict[str, dict[str, int]] = defaultdict(dict)
    for name, count in ranked.items():
        first, _, second = name.partition("\t")
        pairs[first][second] = count
    return {**pairs}
