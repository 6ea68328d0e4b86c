"""What is dear to make and hangs on the package alone: made once, then read.

A copy is looked for in what the wheel brought; in the package's `__pycache__`, as Python keeps its
bytecode; and in the user's cache folder. It is kept in the first of the latter two that takes it,
and nowhere if Python may not keep bytecode. Its name is a hash over all that it hangs on: a stale
copy is never found. To unpickle is to run what was written, so a copy must be whole, and only its
owner may write to it and to its folder: one who may change the package, or the user.
"""

import os
import pickle
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any, NamedTuple

SHIPPED = "checked"  # the folder that .ci/wheel.py fills
_SEAL = 32  # bytes
_ROOT = 0
_HAS_MODES = os.name == "posix"  # elsewhere the lists of who may write are those of the folders
# Neither led elsewhere nor kept waiting.
_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class KeptFolder(NamedTuple):
    """A folder of copies; whose they may be beside root's, and whether this run may add to them."""

    folder: Path
    owner: int
    is_open: bool

    def read(self, name: str) -> memoryview | bytes:
        """A copy as it was written, by one who is trusted; else nothing."""
        try:
            if not self._is_trusted():
                return b""
            with open(self.folder / name, "rb", buffering=0, opener=_opened) as file:
                state = os.fstat(file.fileno())
                kept = file.read() if S_ISREG(state.st_mode) and self._is_ours(state) else b""
        except OSError:
            return b""
        content = memoryview(kept)[_SEAL:]  # a megabyte is not copied
        return content if kept[:_SEAL] == _seal(name, content) else b""

    def write(self, name: str, content: bytes) -> bool:
        """Write a copy at once or not at all, in place of older ones of its kind."""
        from tempfile import NamedTemporaryFile  # noqa: PLC0415 - only where there is no copy

        try:
            if not self._is_made():
                return False
            with NamedTemporaryFile(dir=self.folder, delete=False) as file:
                written = Path(file.name)
            try:
                written.write_bytes(_seal(name, content) + content)
                for old in self.folder.glob(f"{name.rpartition('-')[0]}-*.pickle"):
                    old.unlink(missing_ok=True)
                written.replace(self.folder / name)
            finally:
                written.unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def _is_made(self) -> bool:
        """Whether there is such a folder now: made only in what is the owner's as well."""
        for folder in (self.folder.parent, self.folder):
            if not folder.is_dir() and self._is_owned(folder.parent.stat()):
                folder.mkdir(0o700)
        return self._is_trusted()

    def _is_trusted(self) -> bool:
        state = os.lstat(self.folder)
        return S_ISDIR(state.st_mode) and self._is_ours(state)

    def _is_ours(self, state: os.stat_result) -> bool:
        return not _HAS_MODES or (self._is_owned(state) and not state.st_mode & 0o022)

    def _is_owned(self, state: os.stat_result) -> bool:
        return state.st_uid in (self.owner, _ROOT)


def kept(what: str, key: str, make: Callable[[], Any], among: tuple[KeptFolder, ...]) -> Any:
    """What `make` answers, from a copy where there is one; `key` stands for all it hangs on."""
    name = f"{what}-{key}.pickle"
    for place in among:
        content = place.read(name)
        if content:
            return pickle.loads(content)  # noqa: S301 - written by ourselves
    made = make()
    open_places = [place for place in among if place.is_open]
    if open_places:
        content = pickle.dumps(made, protocol=5)
        next(filter(lambda place: place.write(name, content), open_places), None)
    return made


def places(beside: Path) -> tuple[KeptFolder, ...]:
    """Where copies of what is made of the files in a folder are looked for, and kept."""
    owner, is_open, base = beside.stat().st_uid, not sys.dont_write_bytecode, _user_base()
    shipped = KeptFolder(beside / SHIPPED, owner, is_open=False)
    ours = KeptFolder(beside / "__pycache__", owner, is_open)
    return shipped, ours, *([KeptFolder(Path(base, "allcli"), user(), is_open)] if base else [])


def user() -> int:
    """The number of the user, as files know it."""
    return os.geteuid() if _HAS_MODES else _ROOT


def _user_base() -> str:
    """The user's folder for what can be made again, if there is a user with a home."""
    stated = os.environ.get("XDG_CACHE_HOME", "")
    if Path(stated).is_absolute():
        return stated
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", "")
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - which raises nothing
    if not home.is_absolute() or home == home.parent:
        return ""
    return str(home / ("Library/Caches" if sys.platform == "darwin" else ".cache"))


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | _FLAGS)


def _seal(name: str, content: memoryview | bytes) -> bytes:
    """A hash that shows whether a copy is complete, and kept under its own name."""
    total = sha256(name.encode())
    total.update(content)
    return total.digest()
