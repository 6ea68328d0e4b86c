"""The matrix as a document: one case everywhere."""

from collections.abc import Iterator

from allcli.compare.matrix import Matrix, MatrixCell, MatrixRow
from allcli.compare.sets import SetResult
from allcli.compare.trials import TrialResult
from allcli.report.differences import through
from allcli.report.document.blocks import (
    DataTable,
    Document,
    Items,
    Paragraph,
    Section,
    Text,
    Words,
    filled,
)
from allcli.report.matrix import differing, has_access, own_first
from allcli.report.pages.first import LOOKS
from allcli.report.verdicts import LOOK

ACCESS = {
    "reimbursed": "reimbursed", "licensed": "licensed", "neither": "neither",
    "unknown": "access not known",
}  # fmt: skip


def page(grid: Matrix) -> Document:
    """Suggestions, options by place, why they differ, criteria sets, trials."""
    places = [cell.place for cell in own_first(grid, grid.headlines)]
    rows = [_row(grid, row) for row in grid.rows]
    about = f"rules of {grid.day}, compared with {grid.compared_with}"
    suggested = DataTable("By place", ("Suggestion", "Places"), _suggestions(grid))
    return Document(f"By place: {grid.case}", [about], filled(
        Section("Suggestion", [suggested]),
        Section("Options", [
            DataTable("Verdict and access by place", ("Option", *places), rows),
            Paragraph("A star marks what differs from the first place."),
        ]),
        Section("Why places differ", [Items(list(_reasons(grid)))]),
        *_sets(grid),
        Section("Trial eligibility, as far as the rulebook has it",
                [Items([_trial(trial) for trial in grid.trials])]),
    ))  # fmt: skip


def _suggestions(grid: Matrix) -> list[list[Text]]:
    """One row for each suggestion, with the places that share it."""
    by_text: dict[str, list[str]] = {}
    for headline in own_first(grid, grid.headlines):
        certain = "stable" if headline.robust else "provisional"
        by_text.setdefault(f"{headline.text} ({certain})", []).append(headline.place)
    return [[text, ", ".join(places)] for text, places in by_text.items()]


def _row(grid: Matrix, row: MatrixRow) -> list[Text]:
    with_access = has_access(row)
    return [
        row.name,
        *(_cell(cell, with_access=with_access) for cell in own_first(grid, row.cells)),
    ]


def _cell(cell: MatrixCell, *, with_access: bool) -> Text:
    if cell.verdict == "not-applicable":
        return "not applicable"
    mark = LOOK[cell.verdict][0]
    worse = f", at worst {cell.worst}" if cell.worst != cell.verdict else ""
    access = ACCESS[cell.access] if cell.settled else "depends on what is not known"
    said = f"{worse}{'; suggested' if cell.suggested else ''}{f'; {access}' if with_access else ''}"
    star = " *" if cell.causes else ""
    return [Words(f"{mark} {cell.verdict}", LOOKS[mark]), f"{said}{star}"]


def _reasons(grid: Matrix) -> Iterator[Text]:
    for place, name, explained in differing(grid):
        difference = explained.difference
        change = f"{difference.after} ({grid.compared_with}: {difference.before})"
        yield [
            Words(f"{place}, {name or 'suggestion'}", "strong"),
            f": {change}, {through(explained)}",
        ]


def _sets(grid: Matrix) -> Iterator[Section]:
    for topic in dict.fromkeys(result.topic for result in grid.sets):
        results = [result for result in grid.sets if result.topic == topic]
        yield Section(f"{topic} by criteria set", [Items([_set(result) for result in results])])


def _set(result: SetResult) -> Text:
    said = [result.text, *result.deciding]
    said += [f"not known: {', '.join(result.missing)}"] if result.missing else []
    if result.unlike:
        item = ", or ".join(result.single) or "no single item; several together"
        said.append(f"differs from {result.unlike} by: {item}")
    return [Words(result.system, "strong"), f": {'; '.join(said)}"]


def _trial(trial: TrialResult) -> Text:
    against = "; ".join(title for _, title in trial.against)
    unknown = "; ".join(title for _, title in trial.open)
    said = [f"speaks against: {against}"] if against else []
    said += [f"not known: {unknown}"] if unknown else []
    doubt = "" if trial.checked == "primary" else f" ({trial.checked} source)"
    words = ". ".join(said) or "nothing speaks against"
    return [Words(trial.trial, "strong"), f"{doubt}: {words}"]
