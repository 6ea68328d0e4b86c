"""Tables against the model of a case: every problem in them, at once."""

import json
from typing import Any

from pydantic_core import ValidationError

from allcli.case.model import Case
from allcli.case.problems import Fault, Path, worded
from allcli.case.table import Table


def checked(canonical: str) -> tuple[Case, list[Fault]]:
    """The case and its faults; what is refused is set aside so that the rest is checked too."""
    faults: list[Fault] = []
    for _ in range(3):  # setting a bad list entry aside can bring a further problem to light
        try:
            # one door: both syntaxes pass through JSON, or they would obey different rules
            case = Case.model_validate_json(canonical)
        except ValidationError as error:
            refused = {fault.path for fault in faults}
            tables = json.loads(canonical)
            for problem in error.errors(include_url=False):
                path: Path = problem["loc"]
                if path in refused:  # what kept its place in a list is refused there too
                    _set_aside(tables, path[:-1], "")
                    continue
                faults.append(_fault(path, dict(problem)))
                _set_aside(tables, path, {} if _keys(path) else "")
            canonical = json.dumps(tables)
        else:
            return case, faults
    return Case(), faults


def _fault(path: Path, error: dict[str, Any]) -> Fault:
    from allcli.case.files.hints import hint_for  # noqa: PLC0415 - only where something is wrong

    said = worded(error, _keys(path[:-1]))
    hint = hint_for(path, error) or said.hint
    return Fault(path, said.message, hint, (), said.found, said.allowed)


def _keys(path: Path) -> list[str]:
    """The names that the table at `path` knows; none where there is no table."""
    from allcli.case.files.forms import forms_of  # noqa: PLC0415 - only where something is wrong

    model: type[Table] = Case
    for step in path:
        if isinstance(step, str):
            form = forms_of(model).get(step)
            if form is None or form.table is None:
                return []
            model = form.table
    return list(model.field_names())


def _set_aside(tables: Any, path: Path, blank: object) -> None:
    """Take out the value at `path`; in a list `blank` keeps its place."""
    at = tables
    for step in path[:-1]:
        at = at.get(step) if isinstance(at, dict) else at[int(step)]
    if isinstance(at, list):
        at[int(path[-1])] = blank
    elif isinstance(at, dict):
        at.pop(path[-1], None) if path else at.clear()
