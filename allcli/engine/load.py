"""The rulebook of this package, alone or with local ones laid over it, ready to use.

Parsing and checking cost more than all the rest of a run, so the result is kept in the package's
`__pycache__`, as Python keeps its bytecode. The name of the copy is a hash over the rulebook and
over the engine that reads it: a stale copy is never found. With a local rulebook everything is
checked and compiled anew in each run; only our own records, as they are written, are kept.
"""

import marshal
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import VERSION

from allcli.engine.prepared import Prepared, prepared
from allcli.rulebook.model import Rulebook, RulebookFile
from allcli.rulebook.truth import link

if TYPE_CHECKING:
    from allcli.rulebook.overlay import Entry, Overlay

_PACKAGE = Path(__file__).parent.parent
CRITERIA = _PACKAGE / "criteria"
_SEAL = 32  # bytes
_ENGINE = ("case", "rulebook", "engine", "triage")
_KEPT = 16  # local rulebooks of as many places: a cohort may come from more than memory holds

Made = TypeVar("Made")


class Faults(NamedTuple):
    """Why a local rulebook cannot be used: kept, so that a ward of cases does not ask anew."""

    said: tuple[str, ...]


@cache
def load_rulebook(overlays: "tuple[Overlay, ...]" = (), day: date | None = None) -> Prepared:
    """The rulebook of this package, with local ones laid over it as they stand on `day`.

    `day`, today if it is not given, decides which local changes have expired; it matters to
    nothing else. Raises RulebookError.
    """
    if overlays:
        return with_local(overlays, day)
    if day is not None:
        return load_rulebook()
    texts = _texts()

    def made() -> Any:
        from allcli.rulebook.build import build  # noqa: PLC0415 - only where there is no copy

        rulebook, code = build(texts)
        ready = prepared(rulebook)
        return rulebook[:-1], code, ready.cells, ready.charts.complete()

    records, code, cells, charts = _kept("rulebook", texts, made)
    conditions = link(marshal.loads(code))  # noqa: S302 - our own copy
    return prepared(Rulebook._make((*records, conditions)), cells, charts)


def with_local(overlays: "tuple[Overlay, ...]", day: date | None) -> Prepared:
    """The same one for all days on which the same changes have expired. Raises RulebookError."""
    from allcli.rulebook.merge import is_expired  # noqa: PLC0415 - only with a local rulebook

    used = day or date.today()
    laid = [_sound(_entries(overlay)) for overlay in overlays]
    changes = [entry.change for entries in laid for entry in entries]
    ends = {each.expires for each in changes if each.expires and not is_expired(each, used)}
    return _sound(_merged(overlays, min(ends, default=date.max)))


def _sound(made: Made | Faults) -> Made:
    """What could be made. Raises RulebookError."""
    if isinstance(made, Faults):
        from allcli.rulebook.verify import RulebookError  # noqa: PLC0415 - only then

        raise RulebookError(made.said)
    return made


@lru_cache(_KEPT)
def _entries(overlay: "Overlay") -> "tuple[Entry, ...] | Faults":
    from allcli.rulebook.overlay import entries  # noqa: PLC0415 - only with a local rulebook
    from allcli.rulebook.verify import RulebookError  # noqa: PLC0415 - likewise

    try:
        return tuple(entries(overlay))
    except RulebookError as error:
        return Faults(error.faults)


@lru_cache(_KEPT)
def _merged(overlays: "tuple[Overlay, ...]", day: date) -> Prepared | Faults:
    from allcli.rulebook.verify import RulebookError  # noqa: PLC0415 - only with a local rulebook

    try:
        return _laid(overlays, day)
    except RulebookError as error:
        return Faults(error.faults)


def _laid(overlays: "tuple[Overlay, ...]", day: date) -> Prepared:
    from allcli.rulebook.build import assemble, read  # noqa: PLC0415 - only with a local rulebook
    from allcli.rulebook.merge import merge  # noqa: PLC0415 - likewise

    texts, base = _texts(), load_rulebook()
    files: dict[str, RulebookFile] = _kept("records", texts, lambda: read(texts))
    merged = merge(files, (_sound(_entries(overlay)) for overlay in overlays), day)
    local = tuple((Path(each.name).name, sha256(each.text).hexdigest()) for each in overlays)
    expired = "".join(str(int(change.expired)) for change in merged.changes)
    total = sha256(f"{base.hash}{[hash_ for _, hash_ in local]}{expired}".encode())
    rulebook, _ = assemble({"rulebook": merged.file}, total.hexdigest(), merged.origin)
    return prepared(rulebook._replace(local=local, changes=merged.changes, base=base))


def _texts() -> dict[str, bytes]:
    return dict(_files(str(CRITERIA), ".toml"))


@cache
def engine_hash() -> str:
    """A hash over the code between a case's text and its assessment."""
    total = sha256()
    for package in _ENGINE:
        for folder, _, _ in sorted(os.walk(f"{_PACKAGE}/{package}")):
            for _, text in _files(folder, ".py"):
                total.update(text)
    return total.hexdigest()


def _files(folder: str, ending: str) -> Iterator[tuple[str, bytes]]:
    """Name and content; read in every run, for which pathlib would take twice as long."""
    for name in sorted(os.listdir(folder)):  # noqa: PTH208
        if name.endswith(ending):
            with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123
                yield name, file.read()


def _kept(what: str, texts: dict[str, bytes], make: Callable[[], Any]) -> Any:
    """What `make` answers, from the kept copy where there is one that can be trusted."""
    copy = CRITERIA / "__pycache__" / f"{what}-{_fingerprint(texts)}.pickle"
    content = _whole(copy)
    if content:
        return pickle.loads(content)  # noqa: S301 - written by ourselves
    made = make()
    if not sys.dont_write_bytecode:
        written = pickle.dumps(made, protocol=5)
        _keep(copy, _seal(copy, written) + written)
    return made


def _whole(copy: Path) -> bytes:
    """A copy as it was written, by one who may change the rulebook too; else nothing."""
    try:
        state = copy.stat()
        trusted = S_ISREG(state.st_mode) and not state.st_mode & 0o022
        if not trusted or state.st_uid not in (CRITERIA.stat().st_uid, 0):
            return b""
        kept = copy.read_bytes()
    except OSError:
        return b""
    seal, content = kept[:_SEAL], kept[_SEAL:]
    return content if seal == _seal(copy, content) else b""


def _seal(copy: Path, content: bytes) -> bytes:
    """A hash that shows whether a copy is complete, and kept under its own name."""
    return sha256(copy.name.encode() + content).digest()


def _fingerprint(texts: dict[str, bytes]) -> str:
    """A hash over everything that the kept copy depends on."""
    total = sha256(f"{sys.version}{VERSION}{engine_hash()}".encode())
    for name, text in texts.items():
        total.update(f"{name}\0{len(text)}\0".encode() + text)
    return total.hexdigest()[:24]


def _keep(copy: Path, content: bytes) -> None:
    """Write the copy at once or not at all; a read-only installation goes without."""
    from tempfile import NamedTemporaryFile  # noqa: PLC0415 - only where there is no copy

    try:
        copy.parent.mkdir(exist_ok=True)
        for old in copy.parent.glob(f"{copy.name.partition('-')[0]}-*.pickle"):
            old.unlink(missing_ok=True)
        with NamedTemporaryFile(dir=copy.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(copy)
    except OSError:
        return
