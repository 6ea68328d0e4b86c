"""What is counted of a cohort while it runs by: numbers only, so that it never grows with it."""

from collections import Counter

from allcli.report.columns import Answered, blockers, named
from allcli.triage.assessment import Assessment

SPLIT = "\t"  # between the parts of a name that counts pairs


class Tally(dict[str, Counter[str]]):
    """Counts by topic and name."""

    def __missing__(self, topic: str) -> Counter[str]:
        self[topic] = Counter()
        return self[topic]

    def add(self, other: "Tally") -> None:
        """Count another tally in."""
        for topic, counts in other.items():
            self[topic].update(counts)


def counted(tally: Tally, row: Answered) -> None:
    """Count one case in."""
    tally["cases"]["read"] += 1
    if row.warnings:
        tally["cases"]["with warnings"] += 1
    if row.assessment is None:
        tally["cases"]["not assessed"] += 1
        tally["errors"][row.troubles[0].field or row.troubles[0].message] += 1
    else:
        tally["cases"]["assessed"] += 1
        _count(tally, row.assessment)


def _count(tally: Tally, found: Assessment) -> None:
    suggestion = found.suggestion
    tally["suggestion"][suggestion.text] += 1
    tally["certainty"]["robust" if suggestion.robust else "provisional"] += 1
    tally["salvage"][suggestion.salvage or "none better than avoid"] += 1
    tally["destination"][suggestion.destination or "none better than avoid"] += 1
    tally["verdicts"].update(f"{one.id}{SPLIT}{one.verdict}" for one in found.options)
    tally["flags"].update({f"{flag.kind}{SPLIT}{flag.level}" for flag in found.flags if flag.level})
    suggested = (suggestion.salvage, suggestion.destination)
    tally["flags of the suggestion"].update(
        {
            f"{flag.kind}{SPLIT}{flag.level}"
            for flag in found.flags
            if flag.level and flag.option in suggested
        }
    )
    tally["deciding criteria"].update(
        {reason.criterion for one in found.options for reason in one.against}
    )
    tally["blockers"].update(f"{option}{SPLIT}{criterion}" for option, criterion in blockers(found))
    tally["open questions"].update(question.topic for question in found.questions)
    _count_local(tally, found)
    status = next(
        (one.access.status for one in found.options if one.id == suggestion.salvage), "none"
    )
    tally["access"][f"{found.receipt.jurisdiction or 'not stated'}{SPLIT}{status}"] += 1


def _count_local(tally: Tally, found: Assessment) -> None:
    """Two wards may call different rulebooks alike: a hash tells them apart."""
    if found.receipt.local:
        tally["cases"]["with local rulebooks"] += 1
    for rulebook in found.receipt.local:
        tally["local rulebooks"][f"{rulebook.file}{SPLIT}{rulebook.hash[:12]}"] += 1
    for change in found.local:
        tally["local changes"][f"{change.file}{SPLIT}{named(change)}"] += 1
