"""The toxicity flags alone: of the suggested road first, then of each other option."""

from collections.abc import Iterable, Iterator

from allcli.report.brief import name
from allcli.report.document.formats import documents
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.language.localized import localized
from allcli.report.language.spoken import remark, restated, said
from allcli.report.layout import Styled, StyledCell, StyledLine, paragraph, rows
from allcli.report.opening import opening
from allcli.report.verdicts import LEVEL
from allcli.triage.assessment import Assessment, FlagResult, Reason
from allcli.triage.plain import plain
from allcli.triage.whose import whose_answer

LEVELS = [*LEVEL]


def _lines(assessments: Iterable[Assessment], width: int) -> Iterator[StyledLine]:
    for i, assessment in enumerate(map(localized, assessments)):
        if i:
            yield []
        yield from opening(whose_answer(assessment), width)
        yield []
        yield from paragraph(assessment.suggestion.text, "bold", width)
        road = assessment.road_flags
        others = [flag for flag in assessment.flags if flag not in road]
        yield from _section("SUGGESTED ROAD", road, width) if road else [[(said("No flag."), "")]]
        yield from _section("OTHER OPTIONS", others, width)
    if remark():
        yield []
        yield from paragraph(remark(), "dim", width)


def _section(heading: str, flags: Iterable[FlagResult], width: int) -> Iterator[StyledLine]:
    ordered = by_rank(flags)
    if ordered:
        yield []
        yield [(said(heading), "bold")]
        yield from rows([list(_row(flag)) for flag in ordered], width)


def by_rank(flags: Iterable[FlagResult]) -> list[FlagResult]:
    """High first; certain ones before those that facts not given keep open."""
    return sorted(flags, key=lambda flag: (_rank(flag), flag.harm))


def _rank(flag: FlagResult) -> int:
    certain = LEVELS.index(flag.level) if flag.level else len(LEVELS)
    possible = LEVELS.index(flag.possible) if flag.possible else len(LEVELS)
    return min(2 * certain, 2 * possible + 1)


def _row(flag: FlagResult) -> Iterator[StyledCell]:
    level = flag.level or ""
    yield [(said(level.upper() or "none yet"), LEVEL.get(level, ""))]
    yield [(restated(flag.harm), "")]
    yield list(_about(flag))


def _about(flag: FlagResult) -> Iterator[Styled]:
    yield f"{flag.option_name}{_because(flag.reasons)}", ""
    if flag.possible:
        possible = said("{level} unless excluded", level=said(flag.possible))
        yield f"{possible}{_because(flag.possible_reasons)}", "yellow"
    for step in flag.do:
        yield f"→ {step}", ""


def _because(reasons: Iterable[Reason]) -> str:
    """`: title (value; ? if unverified) [sources]`."""
    listed = [
        " ".join(filter(None, (
            reason.title,
            f"({', '.join(reason.saw)})" if reason.saw else "",
            "" if reason.checked else said("(unverified)"),
            f"[{', '.join(reason.references)}]",
        )))
        for reason in reasons
    ]  # fmt: skip
    return f": {'; '.join(listed)}" if listed else ""


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
