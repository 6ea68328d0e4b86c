"""The toxicity flags alone: of the suggested road first, then of each other option."""

from collections.abc import Iterable, Iterator

from allcli.report.brief import name
from allcli.report.document.formats import documents
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import Styled, StyledCell, StyledLine, rows, title
from allcli.report.verdicts import LEVEL
from allcli.triage.assessment import Assessment, FlagResult, Reason
from allcli.triage.plain import plain

LEVELS = [*LEVEL]


def _lines(assessments: Iterable[Assessment], width: int) -> Iterator[StyledLine]:
    for i, assessment in enumerate(assessments):
        if i:
            yield []
        words = f"{name(assessment)}: {assessment.suggestion.text}"
        yield from title(words, "bold", width)
        road = assessment.road_flags
        others = [flag for flag in assessment.flags if flag not in road]
        yield from _section("SUGGESTED ROAD", road, width) if road else [[("No flag.", "")]]
        yield from _section("OTHER OPTIONS", others, width)


def _section(heading: str, flags: Iterable[FlagResult], width: int) -> Iterator[StyledLine]:
    ordered = by_rank(flags)
    if ordered:
        yield []
        yield [(heading, "bold")]
        yield from rows([list(_row(flag)) for flag in ordered], width)


def by_rank(flags: Iterable[FlagResult]) -> list[FlagResult]:
    """High first; certain ones before those that facts not given keep open."""
    return sorted(flags, key=lambda flag: (_rank(flag), flag.harm))


def _rank(flag: FlagResult) -> int:
    certain = LEVELS.index(flag.level) if flag.level else len(LEVELS)
    possible = LEVELS.index(flag.possible) if flag.possible else len(LEVELS)
    return min(2 * certain, 2 * possible + 1)


def _row(flag: FlagResult) -> Iterator[StyledCell]:
    level = flag.level or "none yet"
    yield [(level.upper() if flag.level else level, LEVEL.get(level, ""))]
    yield [(flag.harm, "")]
    yield list(_about(flag))


def _about(flag: FlagResult) -> Iterator[Styled]:
    yield f"{flag.option_name}{_because(flag.reasons)}", ""
    if flag.possible:
        yield f"{flag.possible} unless excluded{_because(flag.possible_reasons)}", "yellow"
    for step in flag.do:
        yield f"→ {step}", ""


def _because(reasons: Iterable[Reason]) -> str:
    """`: title (value; ? if unverified) [sources]`."""
    said = [
        " ".join(filter(None, (
            reason.title,
            f"({', '.join(reason.saw)})" if reason.saw else "",
            "" if reason.checked else "(unverified)",
            f"[{', '.join(reason.references)}]",
        )))
        for reason in reasons
    ]  # fmt: skip
    return f": {'; '.join(said)}" if said else ""


FORMATS: Formats[list[Assessment]] = {
    "text": Screen(_lines),
    "json": as_json(
        lambda assessments: [
            {
                "case": name(assessment),
                "suggestion": assessment.suggestion.text,
                "road": plain(assessment.road_flags),
                "flags": plain(assessment.flags),
            }
            for assessment in assessments
        ]
    ),
    **documents("flags"),
}
