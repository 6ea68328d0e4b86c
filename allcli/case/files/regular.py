"""Only regular files are read: a pipe, a socket or a device may never end, or never begin."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def irregular(status: os.stat_result) -> str:
    """Why a file is not read for what it is; empty for a regular file, and for a folder."""
    kind = next((name for is_kind, name in _KINDS if is_kind(status.st_mode)), "")
    return f"is {kind}, not a file; write - to read standard input" if kind else ""


def open_regular(name: str | Path) -> BinaryIO:
    """Open a file to read its bytes, at once or not at all. Raises OSError."""
    _check(Path(name).stat())  # before it is opened: to open a device may be to act on it
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    file = os.fdopen(os.open(name, flags), "rb")
    try:
        _check(os.fstat(file.fileno()))  # something else may have taken its place
    except OSError:
        file.close()
        raise
    return file


def _check(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    said = irregular(status)
    if said:
        raise OSError(errno.EINVAL, said)


def is_folder(name: str) -> bool:
    """Whether a name leads to a folder; what cannot be looked at does not."""
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # whoever reads it will say why
        return False
