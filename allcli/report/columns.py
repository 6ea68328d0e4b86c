"""What a row of a cohort says of one case: named columns, the same in every format.

A name, once given, keeps its meaning; new ones may come.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from allcli.triage.assessment import Assessment, FlagResult, OptionResult
from allcli.triage.receipt import LocalResult

ColumnValue = str | int | bool | None | tuple[str, ...]


class Trouble(NamedTuple):
    """One thing that keeps a case from being assessed.

    `column` is that of a table which gives the field; `found` and `allowed` are there where the
    message says so.
    """

    file: str
    line: int | None
    field: str
    message: str
    column: str | None = None
    found: str | None = None
    allowed: str | None = None


class CasePage(NamedTuple):
    """The page of a case, and what the page of its cohort says of it; `high` are harms."""

    file: str
    name: str
    suggestion: str
    robust: bool
    high: tuple[str, ...]


class Answered(NamedTuple):
    """What came of one case: an assessment, or what kept it from one.

    `odd` is what is counted of it for its whole table, each with its topic, `group` what its table
    says in a column that cases are counted by, where one is asked for.
    """

    file: str
    line: int | None
    id: str
    assessment: Assessment | None
    troubles: tuple[Trouble, ...]
    warnings: tuple[str, ...]
    page: CasePage | None = None
    odd: tuple[tuple[str, str], ...] = ()
    group: tuple[str, ...] | None = None


def _of_salvage(assessment: Assessment) -> OptionResult | None:
    return next(
        (option for option in assessment.options if option.id == assessment.suggestion.salvage),
        None,
    )


def _flags(assessment: Assessment, level: str) -> list[FlagResult]:
    """The flags of a level on what is suggested."""
    return [flag for flag in assessment.road_flags if flag.level == level]


def _named(flags: Iterable[FlagResult]) -> tuple[str, ...]:
    return tuple(f"{flag.option}/{flag.kind}" for flag in flags)


def blockers(assessment: Assessment) -> list[tuple[str, str]]:
    """Option and criterion wherever a criterion alone makes an option worse than `caution`."""
    return [
        (option.id, reason.criterion)
        for option in assessment.options
        if option.verdict in ("avoid", "contraindicated")
        for reason in option.against
        if reason.verdict == option.verdict
    ]


Getter = Callable[[Assessment], ColumnValue]


def _salvage(get: Callable[[OptionResult], ColumnValue]) -> Getter:
    def cell(assessment: Assessment) -> ColumnValue:
        option = _of_salvage(assessment)
        return get(option) if option else None

    return cell


# Of a case that was not assessed only the place, the id and the error columns are filled.
COLUMNS: dict[str, tuple[str, Getter]] = {
    "case_hash": ("hash of what the case says", lambda assessment: assessment.receipt.case_hash),
    "rulebook_hash": ("hash of the rulebook", lambda assessment: assessment.receipt.rulebook_hash),
    "assessed_on": ("as the case says", lambda assessment: assessment.receipt.assessed_on),
    "as_of": ("the day whose rules were used", lambda assessment: str(assessment.receipt.as_of)),
    "jurisdiction": (
        "whose labels and funding",
        lambda assessment: assessment.receipt.jurisdiction,
    ),
    "patient": ("age, lineage, status in words", lambda assessment: ", ".join(assessment.patient)),
    "suggestion": ("the headline", lambda assessment: assessment.suggestion.text),
    "salvage_number": (
        "1, 2, ... or a range",
        lambda assessment: assessment.suggestion.salvage_number,
    ),
    "salvage": ("option suggested", lambda assessment: assessment.suggestion.salvage),
    "salvage_verdict": ("its verdict", _salvage(lambda option: option.verdict)),
    "salvage_worst": ("the worst it may turn out to be", _salvage(lambda option: option.worst)),
    "salvage_access": ("its access there and then", _salvage(lambda option: option.access.status)),
    "salvage_against": (
        "criteria that made its verdict",
        _salvage(lambda option: tuple(reason.criterion for reason in option.against)),
    ),
    "destination": ("destination suggested", lambda assessment: assessment.suggestion.destination),
    "adjuncts": (
        "adjuncts that certainly apply",
        lambda assessment: assessment.suggestion.adjuncts,
    ),
    "robust": ("no missing fact would change it", lambda assessment: assessment.suggestion.robust),
    "first_if_accessible": (
        "clinically first, but not accessible",
        lambda assessment: assessment.suggestion.first_if_accessible,
    ),
    "least_objectionable": (
        "where nothing is better than avoid",
        lambda assessment: assessment.suggestion.least_objectionable,
    ),
    "high_flags": ("of the suggestion", lambda assessment: _named(_flags(assessment, "high"))),
    "moderate_flags": (
        "of the suggestion",
        lambda assessment: _named(_flags(assessment, "moderate")),
    ),
    "all_high_flags": (
        "of every option",
        lambda assessment: _named(flag for flag in assessment.flags if flag.level == "high"),
    ),
    "blockers": (
        "option/criterion where it makes avoid or contraindicated",
        lambda assessment: tuple(
            f"{option}/{criterion}" for option, criterion in blockers(assessment)
        ),
    ),
    "questions": (
        "unknown and decisive, most decisive first",
        lambda assessment: tuple(question.topic for question in assessment.questions),
    ),
    "local_rulebooks": (
        "local rulebooks laid over ours for this case",
        lambda assessment: tuple(rulebook.file for rulebook in assessment.receipt.local),
    ),
    "local_changes": (
        "their changes that touched the answer, or have expired",
        lambda assessment: tuple(f"{named(change)} ({change.file})" for change in assessment.local),
    ),
}


def named(change: LocalResult) -> str:
    """A change of a local rulebook in short: `criterion steroid-first changed`."""
    return f"{change.kind} {change.name} {'expired' if change.expired else change.what}"


def label(row: Answered) -> str:
    """The case's own id, else where it was read from."""
    return row.id or (row.file if row.line is None else f"{row.file}:{row.line}")


PLACE: dict[str, tuple[str, Callable[[Answered], ColumnValue]]] = {
    "file": ("where the case was read", lambda row: row.file),
    "line": ("its line in NDJSON or CSV", lambda row: row.line),
    "id": ("the case's own label", lambda row: row.id),
    "case": ("the id, else file and line", label),
    "warnings": ("possible, but worth a second look", lambda row: row.warnings),
    "error_line": ("where it was not understood", lambda row: _first(row, "line")),
    "error_field": ("which field", lambda row: _first(row, "field")),
    "error": ("why it was not assessed", lambda row: tuple(t.message for t in row.troubles)),
}
OF_OPTION: dict[str, tuple[str, Callable[[OptionResult], ColumnValue]]] = {
    "verdict": ("verdict on an option", lambda option: option.verdict),
    "worst": ("the worst verdict it may turn out to have", lambda option: option.worst),
    "applies": ("yes, no, unknown", lambda option: option.applies),
    "access": ("its access there and then", lambda option: option.access.status),
}
DEFAULT = (
    "file", "line", "id", "suggestion", "salvage_number", "salvage", "destination", "robust",
    "salvage_access", "high_flags", "questions", "local_changes", "error",
)  # fmt: skip
TABLE = ("case", "suggestion", "robust", "high_flags")


def _first(row: Answered, name: str) -> ColumnValue:
    value: ColumnValue = getattr(row.troubles[0], name) if row.troubles else None
    return value


def cell(row: Answered, column: str) -> ColumnValue:
    """What a row says in a column; empty is None, False is never empty."""
    if column in PLACE:
        return PLACE[column][1](row)
    assessment = row.assessment
    if assessment is None:
        return None
    if column in COLUMNS:
        return COLUMNS[column][1](assessment)
    kind, _, name = column.partition(".")
    if kind == "finding":
        return assessment.findings.get(name)
    option = next((option for option in assessment.options if option.id == name), None)
    return OF_OPTION[kind][1](option) if option else None


def names(options: Iterable[str], criteria: Iterable[str]) -> list[str]:
    """Every column that can be asked for."""
    criteria = [f"finding.{criterion}" for criterion in criteria]
    per_option = [f"{kind}.{option}" for option in options for kind in OF_OPTION]
    return [*PLACE, *COLUMNS, *per_option, *criteria]
