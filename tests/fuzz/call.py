"""One call of the program inside this process, and what came of it."""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from allcli.cli import main
from allcli.override import override

PACKAGE = Path(sys.modules["allcli"].__file__ or "").parent
RAISED = 3  # the exit code of an internal error
UNFLUSHED = 120  # that of Python, where the last of the output cannot be written


class Call(NamedTuple):
    """What is typed, in the folder of the trial.

    `names` has to be in every refusal; `form` is what a success prints; what was asked for
    to be written begins with a name of `writes`.
    """

    words: tuple[str, ...]
    names: str = ""
    form: str = ""
    stdin: bytes = b""
    writes: tuple[str, ...] = ()
    codes: tuple[int, ...] = (0, 2)
    encoding: str = "utf-8"
    env: Mapping[str, str] = {}


class Outcome(NamedTuple):
    """What came of a call; `fault` is the exception that nothing caught, and where it rose."""

    code: int
    out: bytes
    err: bytes
    fault: str = ""


def made(call: Call) -> Outcome:
    """The program as if it were begun anew, but for the half second that this takes."""
    out, err = (_stream(call.encoding, errors) for errors in ("strict", "backslashreplace"))
    streams = {"stdin": _stream("utf-8", "strict", call.stdin), "stdout": out, "stderr": err}
    fault = ""
    with _patched(streams, call):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException as error:
            code, fault = RAISED, rose(error)
        for stream in (out, err):
            with contextlib.suppress(ValueError):  # closed
                stream.flush()
    return Outcome(code, out.buffer.getvalue(), err.buffer.getvalue(), fault)


class _Bytes(io.BytesIO):
    """Keeps what was written when it is closed."""

    @override
    def close(self) -> None:
        """Nothing to give back."""


class _Stream(io.TextIOWrapper):
    buffer: _Bytes


def _stream(encoding: str, errors: str, data: bytes = b"") -> _Stream:
    return _Stream(_Bytes(data), encoding=encoding, errors=errors, newline="\n")


@contextlib.contextmanager
def _patched(streams: Mapping[str, _Stream], call: Call) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        for name, stream in streams.items():
            stack.enter_context(mock.patch.object(sys, name, stream))
        stack.enter_context(mock.patch.object(sys, "argv", ["allcli", *call.words]))
        stack.enter_context(mock.patch.dict(os.environ, {"ALLCLI_DEBUG": "1", **call.env}))
        yield


def made_here(call: Call) -> int:
    """The exit code of the program on the streams that this process has, flushed as at its end."""
    with _patched({}, call):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        code = code or UNFLUSHED
    return code


def rose(error: BaseException) -> str:
    """The last line of the traceback, and the last place of ours that it went through."""
    last = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1][:200]
    ours = [
        f"{Path(frame.filename).relative_to(PACKAGE)}:{frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(PACKAGE)
    ]
    return f"{last} ({ours[-1] if ours else 'not in allcli'})"
