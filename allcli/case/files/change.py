"""A case with some fields set anew: `labs.bilirubin=34 umol/L`, under the checks of a case file."""

import re
from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any, NamedTuple

from allcli.case.facts import VOCABULARY
from allcli.case.files.bounds import MAX_DEPTH
from allcli.case.files.names import meant
from allcli.case.files.read import (
    ReadTables,
    Source,
    check_bounds,
    check_document,
    parse_written,
)
from allcli.case.files.toml_text import parse_toml
from allcli.case.problems import (
    UNKNOWN_KEY,
    CaseError,
    Excerpt,
    Path,
    Problem,
    dotted,
    shortened,
)
from allcli.case.syntaxes import ForeignSyntax

_STEP = re.compile(r"(?:^|\.)([A-Za-z_][A-Za-z0-9_-]*)|\[(\d{1,9})\]")
HERE = "--set"


class Setting(NamedTuple):
    """A field and its new value as it was typed; without a value the field is left out."""

    path: Path
    value: str
    text: str

    def pointed(self, problem: Problem) -> Problem:
        """The problem with a mark under the name of the field, or under a value at fault."""
        name, sign, _ = self.text.partition("=")
        is_value = problem.message != UNKNOWN_KEY and _inside(problem.path, dotted(self.path))
        marked = self.value if is_value and self.value else name.strip()
        start = self.text.index(marked, len(name + sign) if marked is self.value else 0)
        return problem._replace(excerpt=Excerpt(None, self.text, start, len(marked)))


class CaseDocument(NamedTuple):
    """A case file that was read: its name, its text, and its tables before any check."""

    name: str
    text: str
    written: ReadTables

    @property
    def tables(self) -> dict[str, Any]:
        """The tables of the case."""
        return self.written.tables

    def changed(self, settings: Sequence[Setting]) -> Source:
        """The case with these fields set, checked like any case. Raises CaseError."""
        tables = applied(self.tables, settings)
        try:
            return self.with_tables(tables, [s.path for s in settings])
        except CaseError as error:
            problems = [_pointed(problem, settings) for problem in error.problems]
            raise CaseError(problems) from None

    def changed_tables(self, settings: Sequence[Setting]) -> "CaseDocument":
        """The same file with these fields set, not yet checked. Raises CaseError."""
        tables = applied(self.tables, settings)
        return self._replace(written=self.written._replace(tables=tables))

    def with_tables(self, tables: dict[str, Any], touched: Sequence[Path] = ()) -> Source:
        """The case that the changed tables describe. Raises CaseError."""
        try:
            source = check_document(self.name, tables, lambda: self._lines(touched))
        except CaseError as error:
            problems = [_placed(problem, touched) for problem in error.problems]
            raise CaseError(problems) from None
        return self.written.noted(source, self.text)

    def _lines(self, touched: Sequence[Path]) -> dict[Path, int]:
        """The lines of the file; what was set anew no longer stands there."""
        lines = self.written.lines(self.name, self.text)
        return {path: line for path, line in lines.items() if path not in touched}


def document(name: str, text: str, foreign: ForeignSyntax | None = None) -> CaseDocument:
    """The tables of a case file. Raises CaseError."""
    written = parse_written(name, text, foreign)
    check_bounds(name, written.tables, lambda: written.lines(name, text))
    return CaseDocument(name, text, written)


def setting(text: str) -> Setting:
    """Read `PATH=VALUE`. Raises CaseError."""
    path, sign, value = text.partition("=")
    if not sign:
        raise _refusal(text, "no value", f"write {shortened(text.strip())}=VALUE")
    try:
        return Setting(read_path(path.strip()), value.strip(), text)
    except CaseError as error:
        raise CaseError([Setting((), "", text).pointed(error.problems[0])]) from None


def read_path(text: str) -> Path:
    """`transplants[0].donor` as steps. Raises CaseError."""
    steps: list[str | int] = []
    end = 0
    for step in _STEP.finditer(text):
        if step.start() != end or len(steps) > MAX_DEPTH:
            break
        steps.append(int(step[2]) if step[2] else step[1])
        end = step.end()
    if end != len(text) or not steps or isinstance(steps[0], int):
        raise _refusal(text, "not a field", "a field is written labs.bilirubin or lines[0].regimen")
    return tuple(steps)


def applied(tables: dict[str, Any], settings: Sequence[Setting]) -> dict[str, Any]:
    """A copy of the tables with the fields set, one after the other. Raises CaseError."""
    changed = deepcopy(tables)
    for wanted in settings:
        try:
            put(changed, wanted.path, read_value(wanted.value) if wanted.value else None)
        except CaseError as error:
            raise CaseError([wanted.pointed(error.problems[0])]) from None
    return changed


def read_value(text: str) -> Any:
    """A value as TOML reads it; what is no TOML is a bare word."""
    try:
        read = parse_toml(HERE, f"value = {text}")
    except CaseError:
        return text
    return read["value"] if read.keys() == {"value"} else text


def put(tables: Any, path: Path, value: Any) -> None:
    """Set one field, or take it out for None; tables that are missing are made."""
    at = tables
    for i, (step, after) in enumerate(pairwise(path)):
        fresh: Any = [] if isinstance(after, int) else {}
        at = _entered(at, path[: i + 1], step, fresh)
    last = path[-1]
    _check(at, path, last)
    if value is None:
        if isinstance(at, dict):
            at.pop(str(last), None)
        elif int(last) < len(at):
            del at[int(last)]
    elif isinstance(at, list) and last == len(at):
        at.append(value)
    else:
        at[last] = value


def _entered(at: Any, here: Path, step: str | int, fresh: Any) -> Any:
    """The table or list at a step."""
    _check(at, here, step)
    if isinstance(at, dict):
        return at.setdefault(step, fresh)
    if step == len(at):
        at.append(fresh)
    return at[step]


def _check(at: Any, here: Path, step: str | int) -> None:
    """Whether a table has names here, and a list has such a place. Raises CaseError."""
    outer = dotted(here[:-1])
    if isinstance(at, list) and isinstance(step, int):
        if step > len(at):
            said = f"there are {len(at)}; the next new one is {outer}[{len(at)}]"
            raise _refusal(dotted(here), "no such entry", said)
    elif isinstance(at, list):
        raise _refusal(dotted(here), "a list", f"write {outer}[0].{step}")
    elif isinstance(step, int):
        raise _refusal(dotted(here), "not a list", "")
    elif not isinstance(at, dict):
        raise _refusal(dotted(here), f"{outer} is not a table", "")


def _pointed(problem: Problem, settings: Sequence[Setting]) -> Problem:
    """A problem of what was set, marked in the last setting of its field, which holds."""
    if problem.file != HERE:
        return problem
    of_it = (s for s in reversed(settings) if _meet(problem.path, dotted(s.path)))
    return next(of_it).pointed(problem)


def _placed(problem: Problem, touched: Sequence[Path]) -> Problem:
    """A problem of what was set names the setting; of another field, how to take that out."""
    if any(_meet(problem.path, dotted(path)) for path in touched):
        hint = _fact_hint(problem.path) or problem.hint
        if problem.message == UNKNOWN_KEY:
            hint = _fact_hint(problem.path) or meant(problem.path) or problem.hint
        return problem._replace(file=HERE, line=None, hint=hint)
    if not touched:
        return problem
    hint = problem.hint or f"to leave it out, add {HERE} {problem.path}="
    return problem._replace(hint=hint)


def _meet(path: str, other: str) -> bool:
    """Whether one of two fields is, or holds, the other."""
    return _inside(path, other) or _inside(other, path)


def _inside(path: str, outer: str) -> bool:
    return path == outer or path.startswith((f"{outer}.", f"{outer}["))


def _fact_hint(name: str) -> str:
    """Which fields give a fact, where its name was taken for a field."""
    fact = VOCABULARY.get(name)
    if fact and name not in fact.fields:
        return f"a derived fact; it is read from {', '.join(fact.fields)}"
    return ""


def _refusal(path: str, message: str, hint: str) -> CaseError:
    return CaseError([Problem(HERE, None, shortened(path), message, hint)])
