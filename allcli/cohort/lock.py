"""One run at a time writes an output: a lock that falls with the process that holds it."""

import errno
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from allcli.cohort.place import RW, part_of

if sys.platform == "win32":
    import msvcrt

    def _hold(file: int) -> None:
        os.lseek(file, 1 << 20, os.SEEK_SET)  # behind the words, which others are to read
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(file: int) -> None:
        # of the process, not of the open file: a worker that outlives a killed run holds nothing
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class LockedError(Exception):
    """Another run writes this output; the text says which."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep an output for this run. Raises LockedError, OSError."""
    place = lock_of(path)
    file = _taken(place)
    try:
        os.ftruncate(file, 0)
        os.write(file, f"process {os.getpid()} on {platform.node()}".encode())
        yield
    finally:
        with suppress(OSError):
            place.unlink()
        os.close(file)


def lock_of(path: Path) -> Path:
    """Where the lock lies: no name beside an output is longer, so that where it fits all do."""
    part = part_of(path)
    return part.with_name(f"{part.name}.state.lock")


def _taken(place: Path) -> int:
    """The lock file, held."""
    while True:
        file = os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), RW)
        try:
            _hold(file)
            if os.path.samestat(os.fstat(file), place.stat()):
                return file
        except FileNotFoundError:  # whoever held it has just taken it away
            pass
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN):
                raise
            raise LockedError(f"another run is writing it{_holder(file)}") from None
        os.close(file)


def _holder(file: int) -> str:
    """Who holds the lock, as far as it has said."""
    os.lseek(file, 0, os.SEEK_SET)
    who = os.read(file, 200).decode(errors="replace")
    return f" ({who})" if who else ""
