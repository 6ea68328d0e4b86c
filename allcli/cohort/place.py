"""Where a file is written: its true place, what lies beside it, and who may read it meanwhile."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE
from typing import BinaryIO

RW = 0o666


def target_of(path: Path) -> Path:
    """The place that a path leads to: a symbolic link stays one, and what it names is written."""
    return Path(os.path.realpath(path))  # unlike `Path.resolve` it survives a link to itself


def part_of(path: Path) -> Path:
    """Where an output is written until it is whole."""
    target = target_of(path)
    return target.with_name(f"{target.name}.part")


def create(path: Path, *, like: Path, mode: int = RW) -> BinaryIO:
    """Make a new file that nobody can read, at any moment, who cannot read `like`.

    Where `like` does not exist it is as open as `mode` and new files are here. Raises OSError.
    """
    with suppress(FileNotFoundError):
        mode = S_IMODE(like.stat().st_mode) & RW
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, mode), "r+b")
