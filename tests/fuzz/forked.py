"""The program in a process of its own, with the file descriptors it would have: no new start-up."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.fuzz.call import RAISED, Call, made_here, rose


class Streams(NamedTuple):
    """What standard input, output and error are: file descriptors; None where it is closed."""

    stdin: int | None
    stdout: int | None
    stderr: int | None


def forked(
    call: Call, streams: Streams, begin: Callable[[], None] = lambda: None
) -> tuple[int, str]:
    """The exit code of a call in a child, minus the signal where one ended it; what nothing caught.

    `begin` is called in the child before the program is.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        code = RAISED
        try:
            _take(streams, call.encoding)
            begin()
            code = made_here(call)
        except BaseException as error:
            os.write(writer, rose(error).encode(errors="backslashreplace"))
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader, errors="replace") as fault:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return code, fault.read()


def _take(streams: Streams, encoding: str) -> None:
    """Make the descriptors the standard ones, as a shell does, and Python's streams with them."""
    opened: Mapping[str, str] = {"stdin": "r", "stdout": "w", "stderr": "w"}
    kept = [None if place is None else os.dup(place) for place in streams]
    for number, (name, mode) in enumerate(opened.items()):
        place = kept[number]
        if place is None:
            os.close(number)
            setattr(sys, name, None)
            continue
        os.dup2(place, number)
        os.close(place)
        errors = "backslashreplace" if name == "stderr" else "strict"
        stream = os.fdopen(number, mode, encoding=encoding, errors=errors, closefd=False)
        setattr(sys, name, stream)
