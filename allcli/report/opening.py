"""The opening line, the same on every page of one case: whose it is, the place and the day."""

from allcli.report.cells import columns
from allcli.report.language.spoken import said
from allcli.report.layout import StyledLine, title
from allcli.triage.whose import Whose

SHOWN = 40  # columns of a path


def opening(whose: Whose, width: int) -> list[StyledLine]:
    """The name of the case, and the patient."""
    return title(f"{_short(whose.name)}   {patient(whose)}", "bold", width)


def _short(name: str) -> str:
    """The name; of a long path the file, and the folders around it as far as there is room."""
    if "/" not in name or columns(name) <= SHOWN:
        return name
    *folders, short = name.split("/")
    while folders and columns(f"{folders[-1]}/{short}") < SHOWN:
        short = f"{folders.pop()}/{short}"
    return f"…/{short}"


def patient(whose: Whose) -> str:
    """`34 years · B-ALL · relapsed · KR · 2026-03-14`."""
    place = whose.place or said("jurisdiction not given")
    day = whose.assessed_on or said("no date given, rules of {day}", day=whose.as_of)
    return " · ".join([*whose.patient, place, day])
