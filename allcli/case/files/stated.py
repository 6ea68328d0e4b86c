"""Whether a case says anything of its patient."""

from allcli.case.fields import Missing
from allcli.case.kinds import Table
from allcli.case.model import Case

_NOT_OF_THE_PATIENT = ("id", "note", "assessed_on", "jurisdiction")


def states_nothing(case: Case) -> bool:
    """Whether not one field of any table is filled in; an empty list says that there was none."""
    names = case.model_fields_set.difference(_NOT_OF_THE_PATIENT)
    return not any(_says(getattr(case, name)) for name in names)


def _says(value: object) -> bool:
    if isinstance(value, Table):
        names = value.model_fields_set
        return any(_says(getattr(value, name)) for name in names)
    if isinstance(value, tuple) and value:
        return any(map(_says, value))
    return not (value is None or isinstance(value, Missing) or value == "unknown")
