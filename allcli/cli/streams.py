"""The standard streams, so that a closed, full or broken one ends the program in one way.

What standard output does not take is lost: the program ends, and its code is never that of an
answer. What standard error does not take is let go: the answer does not depend on it.
"""

import io
import os
import sys

from allcli.override import override

TYPE_CHECKING = False  # typing takes long to load, and nothing may happen before Ctrl-C is heard
if TYPE_CHECKING:
    from typing import Any, TextIO

BROKEN_PIPE, LOST = 141, 2  # the first as shells know it


class LostOutputError(Exception):
    """Standard output takes no more; `code` is what the program ends with."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"standard output: {(error.strerror or str(error)).lower()}")
        self.code = BROKEN_PIPE if isinstance(error, BrokenPipeError) else LOST


class _Guarded(io.RawIOBase):
    """A stream that, once it has failed, takes everything and keeps nothing."""

    def __init__(self, raw: "Any", owner: "TextIO | None", *, must_arrive: bool) -> None:
        super().__init__()
        self._raw, self._must_arrive = raw, must_arrive
        self._owner = owner  # which closes `raw` when nobody holds it any more
        self._has_failed = False

    @override
    def write(self, data: "Any") -> int:
        if self._has_failed:
            return len(data)
        try:
            return self._written(data)
        except OSError as error:
            self._has_failed = True
            if self._must_arrive:
                raise LostOutputError(error) from None
            return len(data)

    def _written(self, data: "Any") -> int:
        while (count := self._raw.write(data)) is None:  # not yet: a pipe that does not block
            from select import select

            select([], [self], [])
        return int(count)

    @override
    def writable(self) -> bool:
        return True

    @override
    def isatty(self) -> bool:
        return bool(self._raw.isatty())

    @override
    def fileno(self) -> int:
        return int(self._raw.fileno())


def take_over() -> None:
    """Put the guarded streams in place of Python's."""
    _open_what_is_closed()
    sys.stdin = sys.stdin or open(0, encoding="utf-8")  # noqa: SIM115 - for the whole run
    sys.stdout = _guarded(sys.stdout, 1, must_arrive=True)
    sys.stderr = _guarded(sys.stderr, 2, must_arrive=False)


def _open_what_is_closed() -> None:
    """A stream that nobody gave must not be the first file that is opened.

    Standard input and output are opened the wrong way round: whoever uses them is told, and whoever
    does not need not know.
    """
    for number, mode in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)  # takes the lowest number that is free


def _guarded(stream: "TextIO | None", number: int, *, must_arrive: bool) -> "TextIO":
    """A text stream in place of another; a character that its encoding lacks is escaped."""
    raw: Any = io.FileIO(number, "w", closefd=False)
    if stream:
        raw = getattr(stream.buffer, "raw", stream.buffer)  # unbuffered, there is nothing between
    guarded = _Guarded(raw, stream, must_arrive=must_arrive)
    return io.TextIOWrapper(
        io.BufferedWriter(guarded),
        stream.encoding if stream else "utf-8",
        "backslashreplace",
        line_buffering=guarded.isatty() or not must_arrive,
    )
