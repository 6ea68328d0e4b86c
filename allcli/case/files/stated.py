"""Whether a case says anything of its patient."""

from allcli.case.fields import Missing
from allcli.case.model import Case
from allcli.case.table import Table

_NOT_OF_THE_PATIENT = ("id", "note", "assessed_on", "jurisdiction")


def states_nothing(case: Case) -> bool:
    """Whether not one field of any table is filled in; an empty list says that there was none."""
    names = [name for name in case.stated if name not in _NOT_OF_THE_PATIENT]
    return not any(_says(getattr(case, name)) for name in names)


def _says(value: object) -> bool:
    if isinstance(value, Table):
        return any(_says(getattr(value, name)) for name in value.stated)
    if isinstance(value, tuple) and value:
        return any(map(_says, value))
    return not (value is None or isinstance(value, Missing) or value == "unknown")
