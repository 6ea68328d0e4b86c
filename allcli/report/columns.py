"""What a row of a cohort says of one case: named columns, the same in every format.

A name, once given, keeps its meaning; new ones may come.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from allcli.triage.assessment import Assessment, FlagResult, LocalResult, OptionResult

Cell = str | int | bool | None | tuple[str, ...]


class Trouble(NamedTuple):
    """One thing that keeps a case from being assessed."""

    file: str
    line: int | None
    field: str
    message: str


class Answered(NamedTuple):
    """What came of one case: an assessment, or what kept it from one."""

    file: str
    line: int | None
    id: str
    assessment: Assessment | None
    troubles: tuple[Trouble, ...]
    warnings: tuple[str, ...]


def _of_salvage(found: Assessment) -> OptionResult | None:
    return next((one for one in found.options if one.id == found.suggestion.salvage), None)


def _suggested(found: Assessment) -> tuple[str | None, ...]:
    return found.suggestion.salvage, found.suggestion.destination


def _flags(found: Assessment, level: str) -> list[FlagResult]:
    """The flags of a level on what is suggested."""
    return [
        flag for flag in found.flags if flag.level == level and flag.option in _suggested(found)
    ]


def _named(flags: Iterable[FlagResult]) -> tuple[str, ...]:
    return tuple(f"{flag.option}/{flag.kind}" for flag in flags)


def blockers(found: Assessment) -> list[tuple[str, str]]:
    """Option and criterion wherever a criterion alone makes an option worse than `caution`."""
    return [
        (one.id, reason.criterion)
        for one in found.options
        if one.verdict in ("avoid", "contraindicated")
        for reason in one.against
        if reason.verdict == one.verdict
    ]


Getter = Callable[[Assessment], Cell]


def _salvage(get: Callable[[OptionResult], Cell]) -> Getter:
    def cell(found: Assessment) -> Cell:
        one = _of_salvage(found)
        return get(one) if one else None

    return cell


# Of a case that was not assessed only the place, the id and the error columns are filled.
COLUMNS: dict[str, tuple[str, Getter]] = {
    "case_hash": ("hash of what the case says", lambda found: found.receipt.case_hash),
    "rulebook_hash": ("hash of the rulebook", lambda found: found.receipt.rulebook_hash),
    "assessed_on": ("as the case says", lambda found: found.receipt.assessed_on),
    "as_of": ("the day whose rules were used", lambda found: str(found.receipt.as_of)),
    "jurisdiction": ("whose labels and funding", lambda found: found.receipt.jurisdiction),
    "patient": ("age, lineage, status in words", lambda found: ", ".join(found.patient)),
    "suggestion": ("the headline", lambda found: found.suggestion.text),
    "salvage_number": ("1, 2, ... or a range", lambda found: found.suggestion.salvage_number),
    "salvage": ("option suggested", lambda found: found.suggestion.salvage),
    "salvage_verdict": ("its verdict", _salvage(lambda one: one.verdict)),
    "salvage_worst": ("the worst it could become", _salvage(lambda one: one.worst)),
    "salvage_access": ("its access there and then", _salvage(lambda one: one.access.status)),
    "salvage_against": (
        "criteria that made its verdict",
        _salvage(lambda one: tuple(reason.criterion for reason in one.against)),
    ),
    "destination": ("destination suggested", lambda found: found.suggestion.destination),
    "adjuncts": ("adjuncts that certainly apply", lambda found: found.suggestion.adjuncts),
    "robust": ("nothing unknown could change it", lambda found: found.suggestion.robust),
    "first_if_accessible": (
        "clinically first, but not accessible",
        lambda found: found.suggestion.first_if_accessible,
    ),
    "least_objectionable": (
        "where nothing is better than avoid",
        lambda found: found.suggestion.least_objectionable,
    ),
    "high_flags": ("of the suggestion", lambda found: _named(_flags(found, "high"))),
    "moderate_flags": ("of the suggestion", lambda found: _named(_flags(found, "moderate"))),
    "all_high_flags": (
        "of every option",
        lambda found: _named(flag for flag in found.flags if flag.level == "high"),
    ),
    "blockers": (
        "option/criterion where it makes avoid or contraindicated",
        lambda found: tuple(f"{option}/{criterion}" for option, criterion in blockers(found)),
    ),
    "questions": (
        "unknown and decisive, most decisive first",
        lambda found: tuple(question.topic for question in found.questions),
    ),
    "local_rulebooks": (
        "local rulebooks laid over ours for this case",
        lambda found: tuple(rulebook.file for rulebook in found.receipt.local),
    ),
    "local_changes": (
        "their changes that touched the answer, or have expired",
        lambda found: tuple(f"{named(change)} ({change.file})" for change in found.local),
    ),
}


def named(change: LocalResult) -> str:
    """A change of a local rulebook in short: `criterion steroid-first changed`."""
    return f"{change.kind} {change.name} {'expired' if change.expired else change.what}"


def label(row: Answered) -> str:
    """The case's own id, else where it was read from."""
    return row.id or (row.file if row.line is None else f"{row.file}:{row.line}")


PLACE: dict[str, tuple[str, Callable[[Answered], Cell]]] = {
    "file": ("where the case was read", lambda row: row.file),
    "line": ("its line in NDJSON or CSV", lambda row: row.line),
    "id": ("the case's own label", lambda row: row.id),
    "case": ("the id, else file and line", label),
    "warnings": ("possible, but worth a second look", lambda row: row.warnings),
    "error_line": ("where it was not understood", lambda row: _first(row, "line")),
    "error_field": ("which field", lambda row: _first(row, "field")),
    "error": ("why it was not assessed", lambda row: tuple(t.message for t in row.troubles)),
}
OF_OPTION: dict[str, tuple[str, Callable[[OptionResult], Cell]]] = {
    "verdict": ("verdict on an option", lambda one: one.verdict),
    "worst": ("the worst verdict it could become", lambda one: one.worst),
    "applies": ("yes, no, unknown", lambda one: one.applies),
    "access": ("its access there and then", lambda one: one.access.status),
}
DEFAULT = (
    "file", "line", "id", "suggestion", "salvage_number", "salvage", "destination", "robust",
    "salvage_access", "high_flags", "questions", "local_changes", "error",
)  # fmt: skip
TABLE = ("case", "suggestion", "robust", "high_flags")


def _first(row: Answered, name: str) -> Cell:
    value: Cell = getattr(row.troubles[0], name) if row.troubles else None
    return value


def cell(row: Answered, column: str) -> Cell:
    """What a row says in a column; empty is None, False is never empty."""
    if column in PLACE:
        return PLACE[column][1](row)
    found = row.assessment
    if found is None:
        return None
    if column in COLUMNS:
        return COLUMNS[column][1](found)
    kind, _, name = column.partition(".")
    if kind == "finding":
        return found.findings.get(name)
    one = next((one for one in found.options if one.id == name), None)
    return OF_OPTION[kind][1](one) if one else None


def names(options: Iterable[str], criteria: Iterable[str]) -> list[str]:
    """Every column that can be asked for."""
    criteria = [f"finding.{each}" for each in criteria]
    per_option = [f"{kind}.{option}" for option in options for kind in OF_OPTION]
    return [*PLACE, *COLUMNS, *per_option, *criteria]
