"""The Assessment as JSON: one object, or a list for several cases; nothing else."""

from collections.abc import Sequence

from allcli.report.safe import printable
from allcli.triage.assessment import Assessment


def rendered(assessments: Sequence[Assessment], *, several: bool) -> str:
    """JSON text; characters that could act on a terminal are written as JSON escapes."""
    documents = [printable_json(each.model_dump_json(indent=2)) for each in assessments]
    return "[" + ",\n".join(documents) + "]" if several else "".join(documents)


def printable_json(text: str) -> str:
    """JSON holds control characters only inside strings, where an escape means the same."""
    return printable(text)
