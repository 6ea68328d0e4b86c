"""What is counted of a cohort while it runs by: numbers only, so that it never grows with it."""

from collections import Counter

from allcli.report.columns import Answered, ColumnValue, blockers, cell, named
from allcli.report.summary import ROADS
from allcli.triage.assessment import Assessment, Suggestion

SPLIT = "\t"  # between the parts of a name that counts pairs
NAMES = 1_000  # of errors, which name what cases say: the rest is counted as one
LONG = 100
ERRORS, OTHERS = "errors", "others"
NO_PATIENTS = "no patients"
GROUPS, CERTAINTY_BY, SALVAGE_BY = "groups", "certainty by group", "salvage by group"
SETTLING, ACCESS_CHANGES = "questions that settle the salvage", "access changes"
WORDS, NUMBERS, UNUSUAL = "not understood", "numbers", "unusual numbers"
UNREADABLE, UNREAD = "unreadable", "in a file that could not be read"


class Tally(dict[str, Counter[str]]):
    """Counts by topic and name."""

    def __missing__(self, topic: str) -> Counter[str]:
        self[topic] = Counter()
        return self[topic]

    def add(self, other: "Tally") -> None:
        """Count another tally in."""
        for topic, counts in other.items():
            known = self[topic]
            bounded = topic in (ERRORS, WORDS, GROUPS, CERTAINTY_BY, SALVAGE_BY)
            known.update(_bounded(counts, known) if bounded else counts)


def _bounded(counts: Counter[str], known: Counter[str]) -> Counter[str]:
    """The counts under as many names as there may be."""
    bounded: Counter[str] = Counter()
    for name, count in counts.items():
        room = name in known or len(known.keys() | bounded.keys()) < NAMES
        bounded[name if room else OTHERS] += count
    return bounded


def counted(tally: Tally, row: Answered, by: str = "") -> None:
    """Count one case in; `by` is a column of ours whose values are counted apart."""
    tally["cases"]["read"] += 1
    if row.warnings:
        tally["cases"]["with warnings"] += 1
    for topic, name in row.odd:
        tally[topic][name] += 1
    if row.assessment is None:
        tally["cases"]["not assessed"] += 1
        tally[ERRORS][(row.troubles[0].field or row.troubles[0].message)[:LONG]] += 1
    else:
        tally["cases"]["assessed"] += 1
        _count(tally, row.assessment)
        if by or row.group is not None:
            group = _written(cell(row, by) if by else row.group)
            _count_group(tally, row.assessment.suggestion, group)


def _written(value: ColumnValue) -> str:
    """A value as the name of a group."""
    text = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return " ".join(text.split())[:LONG] or "not stated"


def _count_group(tally: Tally, suggestion: Suggestion, group: str) -> None:
    tally[GROUPS][group] += 1
    certain = "stable" if suggestion.robust else "provisional"
    tally[CERTAINTY_BY][f"{group}{SPLIT}{certain}"] += 1
    tally[SALVAGE_BY][f"{group}{SPLIT}{suggestion.salvage or _none(suggestion)}"] += 1


def _none(suggestion: Suggestion) -> str:
    """Why there is no salvage."""
    return "none, too little known" if suggestion.withheld_for else "none better than avoid"


def _count(tally: Tally, assessment: Assessment) -> None:
    suggestion = assessment.suggestion
    tally["suggestion"][suggestion.text] += 1
    tally["certainty"]["robust" if suggestion.robust else "provisional"] += 1
    ends = [end or _none(suggestion) for end in (suggestion.salvage, suggestion.destination)]
    for topic, end in zip(("salvage", "destination"), ends, strict=True):
        tally[topic][end] += 1
    tally[ROADS][SPLIT.join((*ends, suggestion.text))] += 1
    tally["verdicts"].update(f"{option.id}{SPLIT}{option.verdict}" for option in assessment.options)
    tally["flags"].update(
        {f"{flag.kind}{SPLIT}{flag.level}" for flag in assessment.flags if flag.level}
    )
    tally["flags of the suggestion"].update(
        {f"{flag.kind}{SPLIT}{flag.level}" for flag in assessment.road_flags if flag.level}
    )
    tally["deciding criteria"].update(
        {reason.criterion for option in assessment.options for reason in option.against}
    )
    tally["blockers"].update(
        f"{option}{SPLIT}{criterion}" for option, criterion in blockers(assessment)
    )
    tally["open questions"].update(question.topic for question in assessment.questions)
    tally[SETTLING].update(question.topic for question in assessment.questions if question.settles)
    _count_local(tally, assessment)
    status = next(
        (option.access.status for option in assessment.options if option.id == suggestion.salvage),
        "none",
    )
    tally["access"][f"{assessment.receipt.jurisdiction or 'not stated'}{SPLIT}{status}"] += 1


def _count_local(tally: Tally, assessment: Assessment) -> None:
    """Two wards may call different rulebooks alike: a hash tells them apart."""
    if assessment.receipt.local:
        tally["cases"]["with local rulebooks"] += 1
    for rulebook in assessment.receipt.local:
        tally["local rulebooks"][f"{rulebook.file}{SPLIT}{rulebook.hash[:12]}"] += 1
    for change in assessment.local:
        tally["local changes"][f"{change.file}{SPLIT}{named(change)}"] += 1
