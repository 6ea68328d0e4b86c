"""The rulebook of this package, alone or with local ones laid over it, ready to use.

Parsing and checking cost more than all the rest of a run, so the result is kept, under a hash over
the rulebook and over the engine that reads it: see `kept.py`. It is the same for every Python and
every pydantic, and so can be made when the package is built; only compiled conditions are of one
Python. With a local rulebook everything is checked and compiled anew in each run; only our own
records, as they are written, are kept.
"""

import marshal
import os
import sys
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from allcli.engine.prepared import Prepared, prepared
from allcli.engine_code import engine_hash, read_files
from allcli.kept import KeptFolder, kept, places, user
from allcli.rulebook.model import Rulebook, RulebookFile
from allcli.rulebook.truth import link, source

if TYPE_CHECKING:
    from allcli.rulebook.overlay import LocalEntry, Overlay
    from allcli.rulebook.verify import RulebookError

_PACKAGE = Path(__file__).parent.parent
CRITERIA = _PACKAGE / "criteria"
_KEPT = 16  # local rulebooks of as many places: a cohort may come from more than memory holds

Made = TypeVar("Made")


class Faults(NamedTuple):
    """Why a local rulebook cannot be used: kept, so that a ward of cases does not ask anew."""

    error: "RulebookError"


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
    return _ours(places(CRITERIA))


def with_local(overlays: "tuple[Overlay, ...]", day: date | None) -> Prepared:
    """The same one for all days on which the same changes have expired. Raises RulebookError."""
    from allcli.rulebook.merge import is_expired  # noqa: PLC0415 - only with a local rulebook

    used = day or date.today()
    laid = [_sound(_entries(overlay)) for overlay in overlays]
    changes = [entry.change for entries in laid for entry in entries]
    ends = {change.expires for change in changes if change.expires and not is_expired(change, used)}
    return _sound(_merged(overlays, min(ends, default=date.max)))


def _sound(made: Made | Faults) -> Made:
    """What could be made. Raises RulebookError."""
    if isinstance(made, Faults):
        raise made.error.with_traceback(None)
    return made


@lru_cache(_KEPT)
def _entries(overlay: "Overlay") -> "tuple[LocalEntry, ...] | Faults":
    from allcli.rulebook.overlay import entries  # noqa: PLC0415 - only with a local rulebook
    from allcli.rulebook.pointed import lined  # noqa: PLC0415 - likewise
    from allcli.rulebook.verify import RulebookError  # noqa: PLC0415 - likewise

    try:
        return tuple(entries(overlay))
    except RulebookError as error:
        return Faults(lined(error, [overlay]))


@lru_cache(_KEPT)
def _merged(overlays: "tuple[Overlay, ...]", day: date) -> Prepared | Faults:
    from allcli.rulebook.pointed import lined  # noqa: PLC0415 - only with a local rulebook
    from allcli.rulebook.verify import RulebookError  # noqa: PLC0415 - likewise

    try:
        return _laid(overlays, day)
    except RulebookError as error:
        return Faults(lined(error, overlays))


def _laid(overlays: "tuple[Overlay, ...]", day: date) -> Prepared:
    from allcli.rulebook.build import assemble  # noqa: PLC0415 - only with a local rulebook
    from allcli.rulebook.merge import merge  # noqa: PLC0415 - likewise

    base, records = load_rulebook(), _records(places(CRITERIA))
    merged = merge(records, (_sound(_entries(overlay)) for overlay in overlays), day)
    local = tuple(
        (Path(overlay.name).name, sha256(overlay.text).hexdigest()) for overlay in overlays
    )
    expired = "".join(str(int(change.expired)) for change in merged.changes)
    total = sha256(f"{base.hash}{[hash_ for _, hash_ in local]}{expired}".encode())
    rulebook, _ = assemble({"rulebook": merged.file}, total.hexdigest(), merged.origin)
    return prepared(
        rulebook._replace(reviewed=base.reviewed, local=local, changes=merged.changes, base=base)
    )


def ship(folder: Path) -> None:
    """Make all copies anew, for the wheel."""
    only = (KeptFolder(folder, user(), is_open=True),)
    _ours(only)
    _records(only)


def _ours(among: tuple[KeptFolder, ...]) -> Prepared:
    """The rulebook of this package alone."""
    texts = _texts()
    key = _hash(engine_hash(), texts)
    code = b""

    def made() -> Any:
        from allcli.rulebook.build import build  # noqa: PLC0415 - only where there is no copy

        nonlocal code
        rulebook, code = build(texts)
        ready = prepared(rulebook)
        return rulebook[:-1], ready.cells, ready.charts.complete()

    def compiled() -> bytes:
        return code or marshal.dumps(source(trees))

    records, cells, charts = kept("rulebook", key, made, among)
    trees = records[-1]
    name, of_python = f"conditions.{sys.implementation.cache_tag}", _hash(key, {"": MAGIC_NUMBER})
    conditions = link(marshal.loads(kept(name, of_python, compiled, among)))  # noqa: S302
    return prepared(Rulebook._make((*records, conditions)), cells, charts)


@lru_cache(1)
def _records(among: tuple[KeptFolder, ...]) -> dict[str, RulebookFile]:
    """The records of this package as they are written, file by file."""
    from allcli.rulebook.build import read  # noqa: PLC0415 - only with a local rulebook

    texts = _texts()
    key = _hash(engine_hash(), texts)
    records: dict[str, RulebookFile] = kept("records", key, lambda: read(texts), among)
    return records


def _texts() -> dict[str, bytes]:
    return dict(read_files(str(CRITERIA), os.listdir(CRITERIA), ".toml"))  # noqa: PTH208


def _hash(start: str, texts: dict[str, bytes]) -> str:
    """A hash over everything that a kept copy depends on."""
    total = sha256(start.encode())
    for name, text in texts.items():
        total.update(f"{name}\0{len(text)}\0".encode() + text)
    return total.hexdigest()[:24]
