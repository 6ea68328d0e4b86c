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
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import VERSION

from allcli.rulebook.model import Rulebook, RulebookFile
from allcli.rulebook.truth import link

if TYPE_CHECKING:
    from allcli.rulebook.overlay import Entry, Overlay

_PACKAGE = Path(__file__).parent.parent
CRITERIA = _PACKAGE / "criteria"
_ENGINE = (
    "case", "case/calculators", "case/consistency", "case/facts", "case/files", "rulebook",
    "triage",
)  # fmt: skip


@cache
def load_rulebook(overlays: "tuple[Overlay, ...]" = (), day: date | None = None) -> Rulebook:
    """The rulebook of this package, with local ones laid over it as they stand on `day`.

    `day`, today if it is not given, decides which local changes have expired; it matters to
    nothing else. Raises RulebookError.
    """
    if overlays:
        return _with_local(overlays, day or date.today())
    if day is not None:
        return load_rulebook()
    texts = _texts()

    def made() -> Any:
        from allcli.rulebook.build import build  # noqa: PLC0415 - only where there is no copy
        from allcli.rulebook.charts import charts_of  # noqa: PLC0415 - likewise

        rulebook, code = build(texts)
        complete = rulebook._replace(charts=charts_of(rulebook).complete())
        return (*complete[:-1], code)

    *records, code = _kept("rulebook", texts, made)
    return Rulebook._make((*records, link(marshal.loads(code))))  # noqa: S302 - our own copy


def _with_local(overlays: "tuple[Overlay, ...]", day: date) -> Rulebook:
    """The same one for all days on which the same changes have expired."""
    from allcli.rulebook.merge import is_expired  # noqa: PLC0415 - only with a local rulebook

    laid = [_entries(overlay) for overlay in overlays]
    changes = [entry.change for entries in laid for entry in entries]
    ends = {each.expires for each in changes if each.expires and not is_expired(each, day)}
    return _merged(overlays, min(ends, default=date.max))


@cache
def _entries(overlay: "Overlay") -> "tuple[Entry, ...]":
    from allcli.rulebook.overlay import entries  # noqa: PLC0415 - only with a local rulebook

    return tuple(entries(overlay))


@cache
def _merged(overlays: "tuple[Overlay, ...]", day: date) -> Rulebook:
    from allcli.rulebook.build import assemble, read  # noqa: PLC0415 - only with a local rulebook
    from allcli.rulebook.merge import merge  # noqa: PLC0415 - likewise

    texts, base = _texts(), load_rulebook()
    files: dict[str, RulebookFile] = _kept("records", texts, lambda: read(texts))
    merged = merge(files, map(_entries, overlays), day)
    local = tuple((Path(each.name).name, sha256(each.text).hexdigest()) for each in overlays)
    expired = "".join(str(int(change.expired)) for change in merged.changes)
    total = sha256(f"{base.hash}{[hash_ for _, hash_ in local]}{expired}".encode())
    rulebook, _ = assemble({"rulebook": merged.file}, total.hexdigest(), merged.origin)
    return rulebook._replace(local=local, changes=merged.changes, base=base)


def _texts() -> dict[str, bytes]:
    return dict(_files(str(CRITERIA), ".toml"))


@cache
def engine_hash() -> str:
    """A hash over the code between a case's text and its assessment."""
    total = sha256()
    for folder in _ENGINE:
        for _, text in _files(f"{_PACKAGE}/{folder}", ".py"):
            total.update(text)
    return total.hexdigest()


def _files(folder: str, ending: str) -> Iterator[tuple[str, bytes]]:
    """Name and content; read in every run, for which pathlib would take twice as long."""
    for name in sorted(os.listdir(folder)):  # noqa: PTH208
        if name.endswith(ending):
            with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123
                yield name, file.read()


def _kept(what: str, texts: dict[str, bytes], make: Callable[[], Any]) -> Any:
    """What `make` answers, from the kept copy where there is one."""
    copy = CRITERIA / "__pycache__" / f"{what}-{_fingerprint(texts)}.pickle"
    try:
        return pickle.loads(copy.read_bytes())  # noqa: S301 - written by ourselves
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError):
        made = make()
        if not sys.dont_write_bytecode:
            from allcli.rulebook.pickled import pickled  # noqa: PLC0415 - only then

            _keep(copy, pickled(made))
        return made


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
