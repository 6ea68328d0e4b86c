"""What earlier lines of therapy imply: which salvage this is, and which agents were given."""

from collections.abc import Sequence
from typing import Any

from allcli.case.facts import Value
from allcli.case.fields import Missing
from allcli.case.history import Line
from allcli.case.span import span

TKIS = ("imatinib", "dasatinib", "nilotinib", "bosutinib", "ponatinib", "asciminib")


def salvage_number(stated: Any, lines: Sequence[Line] | None) -> Value:
    """Which salvage is to be chosen: as stated, else 1 + the salvage lines so far.

    The first line counts as frontline and every later one as salvage unless `purpose` says
    otherwise. None when the lines are not listed.
    """
    if stated is not None:
        return stated  # type: ignore[no-any-return]
    if lines is None:
        return None
    purposes = [line.purpose if isinstance(line.purpose, str) else None for line in lines]
    first = next((i for i, purpose in enumerate(purposes) if purpose != "salvage"), None)
    return 1 + sum(
        purpose == "salvage" or (purpose in (None, *Missing) and i != first)
        for i, purpose in enumerate(purposes)
    )


def named(agents: Sequence[str], drug: str) -> bool:
    """Whether a list of agents, as people write it, names the drug."""
    return any(drug in agent.lower() for agent in agents)


def exposures(lines: Sequence[Line] | None) -> dict[str, Value]:
    """Prior blinatumomab, inotuzumab cycles, number of TKIs; open where a line names nothing."""
    if lines is None:
        return {}
    tkis = [_given(lines, tki) for tki in TKIS]
    return {
        "exposure.blinatumomab": _given(lines, "blinatumomab"),
        "exposure.inotuzumab_cycles": _inotuzumab_cycles(lines),
        "exposure.tki_number": span(tkis.count(True), len(tkis) - tkis.count(False)),
    }


def _written(line: Line) -> tuple[str, ...]:
    return (*(line.agents or ()), *((line.regimen,) if line.regimen else ()))


def _given(lines: Sequence[Line], drug: str) -> bool | None:
    seen = [named(_written(line), drug) if _written(line) else None for line in lines]
    return True if True in seen else None if None in seen else False


def _inotuzumab_cycles(lines: Sequence[Line]) -> int | None:
    """Cycles over all lines; unknown when a line with inotuzumab does not say."""
    given = _given(lines, "inotuzumab")
    if not given:
        return 0 if given is False else None
    counts = [line.cycles for line in lines if named(_written(line), "inotuzumab")]
    if any(not isinstance(count, int) for count in counts):
        return None
    return sum(count for count in counts if isinstance(count, int))
