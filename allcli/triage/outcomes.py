"""What published groups like this patient did with the options that are open."""

from allcli.rulebook.language import atoms
from allcli.rulebook.model import Outcome, Rulebook
from allcli.triage.assessment import OutcomeResult, Suggestion
from allcli.triage.choose import Choice
from allcli.triage.evaluate import Findings

OF_SALVAGE, OF_DESTINATION = 2, 1


def outcomes_of(choice: Choice) -> tuple[OutcomeResult, ...]:
    """Every row that certainly fits on the road, the closest first, those of the salvage ahead.

    The more a row's condition asks, the closer is a case that meets it.
    """
    suggestion = choice.suggestion
    names = {option.id: option.name for option in choice.options if option.applies is not False}
    rows = [
        row for row in _fitting(choice.road.findings) if not names.keys().isdisjoint(row.options)
    ]
    closest = _closest(rows, suggestion)
    rows.sort(key=lambda row: (row.id not in closest, suggestion.salvage not in row.options))
    return tuple(_result(row, names, closest) for row in rows)


def _fitting(findings: Findings) -> list[Outcome]:
    """The rows that fit, those with the longest condition first."""
    rows, truths = findings.rulebook.outcomes, findings.outcomes
    return [rows[i] for i in findings.rulebook.table(_longest_first) if truths[i]]


def _longest_first(rulebook: Rulebook) -> list[int]:
    """The places of the rows by how much their conditions ask."""
    trees = rulebook.trees[len(rulebook.trees) - len(rulebook.outcomes) :]
    asked = [len(atoms(tree)) for tree in trees]
    return sorted(range(len(asked)), key=lambda i: -asked[i])


def _closest(rows: list[Outcome], suggestion: Suggestion) -> set[str]:
    """Two rows of the suggested salvage and one of the destination."""
    of_salvage = [row.id for row in rows if suggestion.salvage in row.options]
    of_goal = [row.id for row in rows if suggestion.destination in row.options]
    return {*of_salvage[:OF_SALVAGE], *of_goal[:OF_DESTINATION]}


def _result(row: Outcome, names: dict[str, str], closest: set[str]) -> OutcomeResult:
    options = [option for option in row.options if option in names]
    return OutcomeResult(
        row.id, tuple(options), tuple([names[option] for option in options]), row.group,
        tuple(row.results.items()), row.cut, row.strength, row.checked, row.references,
        row.id in closest,
    )  # fmt: skip
