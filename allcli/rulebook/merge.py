"""Our rulebook with local ones laid over it, one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from pydantic import ConfigDict, TypeAdapter, ValidationError

from allcli.case.problems import closest, worded
from allcli.rulebook.model import Key, LocalChange, Option, RecordKind, RulebookFile
from allcli.rulebook.overlay import RECORDS, LocalEntry, Record
from allcli.rulebook.verify import RulebookError, name_of

NEVER = "False"


class Merged(NamedTuple):
    """All records as one file, where each stands, and what the local rulebooks changed."""

    file: RulebookFile
    origin: dict[Key, str]
    changes: tuple[LocalChange, ...]


def merge(
    base: Mapping[str, RulebookFile], overlays: Iterable[Sequence[LocalEntry]], day: date
) -> Merged:
    """Lay every change that has not expired by `day` over the base. Raises RulebookError."""
    table = _Merged(base)
    for overlay in overlays:
        for entry in overlay:
            table.lay(entry, expired=is_expired(entry.change, day))
    if table.faults:
        raise RulebookError(table.faults)
    return Merged(table.file(), table.origin, tuple(table.changes))


def is_expired(change: LocalChange, day: date) -> bool:
    """Whether a change is no longer applied on a day: it is, up to and on the day it names."""
    return change.expires is not None and day > change.expires


class _Merged:
    """The records by kind and name, in order, as changes are laid over them."""

    def __init__(self, base: Mapping[str, RulebookFile]) -> None:
        self.records: dict[RecordKind, dict[str, Record]] = {kind: {} for kind in RECORDS}
        self.origin: dict[Key, str] = {}
        self.changes: list[LocalChange] = []
        self.faults: list[str] = []
        for name, file in base.items():
            for kind in RECORDS:
                for record in getattr(file, kind):
                    self.records[kind][name_of(record)] = record
                    self.origin[kind, name_of(record)] = name

    def file(self) -> RulebookFile:
        fields: dict[str, Any] = {
            kind: tuple(records.values()) for kind, records in self.records.items()
        }
        return RulebookFile(**fields)

    def lay(self, entry: LocalEntry, *, expired: bool) -> None:
        """Apply one change; of one that has expired it is only noted."""
        change = entry.change
        if expired:
            self.changes.append(change._replace(expired=True))
        elif change.what == "disabled":
            self._disable(entry)
        elif change.kind == "order":
            self._reorder(entry)
        else:
            self._write(entry)

    def _write(self, entry: LocalEntry) -> None:
        """Add a record, or change the fields that are named."""
        kind, name = entry.change.key
        old = self.records[kind].get(name)
        for other, plural in _SHARING_NAMES.items():
            if kind in _SHARING_NAMES and kind != other and name in self.records[other]:
                self._fault(entry, f"is the name of one of the rulebook's {plural}")
                return
        fields = ({} if old is None else old._asdict()) | entry.fields
        try:
            record = _door(kind).validate_python(fields)
        except ValidationError as error:
            hint = "" if old else closest(name, list(self.records[kind]))
            for said in _worded(error, kind, hint):
                self._fault(entry, said)
            return
        self.records[kind][name] = record
        self._note(entry, entry.change._replace(what="added" if old is None else "changed"))

    def _disable(self, entry: LocalEntry) -> None:
        """Take a record out; an option stays, for others name it, but is for nobody."""
        kind, name = entry.change.key
        old = self.records[kind].get(name)
        if old is None:
            near = closest(name, list(self.records[kind]))
            self._fault(entry, f"the rulebook has no {kind} of this name" + _bracketed(near))
            return
        if isinstance(old, Option):
            said = f"not used here: {entry.change.reason}"
            self.records[kind][name] = old._replace(applies=NEVER, applies_says=said)
        else:
            del self.records[kind][name]
        self._note(entry, entry.change)

    def _reorder(self, entry: LocalEntry) -> None:
        """The options named take, in the order named, the places that they hold together."""
        wanted, options = entry.fields["options"], self.records["option"]
        for name in wanted:
            if name not in options:
                said = f'option "{name}" is not defined'
                self._fault(entry, said + _bracketed(closest(name, list(options))))
                return
        kinds = {option.kind for option in map(options.get, wanted) if isinstance(option, Option)}
        if len(kinds) > 1:
            self._fault(entry, f"options of one kind only, not {' and '.join(sorted(kinds))}")
            return
        turn = iter(wanted)
        order = [next(turn) if name in wanted else name for name in options]
        self.records["option"] = {name: options[name] for name in order}
        self._note(entry, entry.change)

    def _note(self, entry: LocalEntry, change: LocalChange) -> None:
        self.origin[change.key] = entry.where
        self.changes.append(change)

    def _fault(self, entry: LocalEntry, said: str) -> None:
        self.faults.append(f"{entry.where}: {entry.change.name}: {said}")


_SHARING_NAMES: dict[RecordKind, str] = {
    "option": "options",
    "criterion": "criteria",
    "outcome": "outcome rows",
    "interval": "intervals",
    "constraint": "constraints",
}


@cache
def _door(kind: RecordKind) -> TypeAdapter[Any]:
    return TypeAdapter(RECORDS[kind], config=ConfigDict(strict=True))


def _worded(error: ValidationError, kind: RecordKind, meant: str) -> list[str]:
    """What is wrong with the fields; one sentence for all that a new record lacks."""
    lacks, said = [], []
    known = RECORDS[kind]._fields
    for problem in error.errors(include_url=False):
        path = ".".join(map(str, problem["loc"]))
        if problem["type"] in ("missing", "missing_argument"):
            lacks.append(path)
        elif problem["type"] == "unexpected_keyword_argument":
            hint = closest(path, known) or f"known here: {', '.join(known)}"
            said.append(f"{path}: unknown key ({hint})")
        else:
            message, hint, *_ = worded(dict(problem), known)
            said.append(f"{path}: {message}{_bracketed(hint)}")
    if lacks:
        new = f"is new here, and a new {kind} needs {', '.join(lacks)}"
        said.insert(0, new + _bracketed(meant))
    return said


def _bracketed(hint: str) -> str:
    return f" ({hint})" if hint else ""
