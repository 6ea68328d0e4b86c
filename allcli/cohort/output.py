"""Where the records of a run go: to a stream as they come, or to a file that is whole or not there.

A file is written beside its place, as `FILE.part`, and moved there at the end. Beside it lies what
`--resume` needs to go on.
"""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from errno import EEXIST
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO, Protocol

from allcli.cohort.place import create, part_of, target_of
from allcli.cohort.resume import State, remove, save
from allcli.report.rows import FORMATS, csv_line

PAUSE = 1.0


class OutputError(Exception):
    """What was to be written cannot be; names the place and the reason."""

    def __init__(self, place: str, error: OSError) -> None:
        super().__init__(f"{place}: {(error.strerror or str(error)).lower()}")


class ExistsError(OutputError):
    """Somebody else has made the file in the meantime."""


class Output(Protocol):
    """Takes the records of a run, chunk by chunk."""

    def add(self, records: Sequence[Any]) -> None:
        """Write the records of a chunk."""

    def reached(self, state: State) -> None:
        """Note how far the run has come."""

    def finish(self) -> None:
        """All is written."""

    def keep(self) -> None:
        """The run was interrupted: what is done so far is to be of use."""

    def drop(self) -> None:
        """The run failed: leave nothing half done."""


class Frame:
    """What stands before, between and after the records of a form."""

    def __init__(self, form: str, columns: Sequence[str], *, begun: bool = False) -> None:
        self._list = FORMATS[form].is_list
        self._head = csv_line(columns) + "\n" if FORMATS[form].has_header else ""
        self._begun = begun

    def head(self) -> str:
        """What comes first: the header of CSV."""
        return "" if self._begun else self._head

    def around(self, records: Sequence[str]) -> str:
        """The records of a chunk, to be written behind those before."""
        if not self._list:
            return "".join([f"{record}\n" for record in records])
        text = "".join([f",\n{record}" for record in records])
        if not self._begun and records:
            self._begun = True
            return f"[{text[1:]}"
        return text

    def tail(self) -> str:
        """What comes last."""
        if not self._list:
            return ""
        return "\n]\n" if self._begun else "[]\n"


class StreamOutput:
    """Records to standard output, each chunk at once."""

    def __init__(self, to: BinaryIO, frame: Frame) -> None:
        self._to, self._frame = to, frame
        self._write(frame.head())

    def add(self, records: Sequence[str]) -> None:
        """Write the records of a chunk, and hand them on at once."""
        self._write(self._frame.around(records))

    def reached(self, state: State) -> None:
        """Nothing to note: a stream cannot be resumed."""

    def finish(self) -> None:
        """Close what is open."""
        self._write(self._frame.tail())

    keep = finish

    def drop(self) -> None:
        """Nothing to undo."""

    def _write(self, text: str) -> None:
        self._to.write(text.encode())
        self._to.flush()


class FileOutput:
    """Records to `FILE.part`; on `finish` that becomes FILE."""

    def __init__(
        self, path: Path, frame: Frame, state: State | None = None, *, force: bool = False
    ) -> None:
        self._target, self._frame, self._force = target_of(path), frame, force
        self._name = str(path)
        self.part = part_of(path)
        self.shown = f"{path}.part"
        self._state = state
        self._hash = hashlib.sha256()
        self._saved = 0.0
        try:
            if state:
                self._file: BinaryIO = self.part.open("r+b")
                self._continue(state)
            else:
                self._file = create(self.part, like=self._target)
                self._write(frame.head())
        except OSError as error:
            raise OutputError(self.shown, error) from None

    def _continue(self, state: State) -> None:
        """Go on behind what was written; what was written half is cut off."""
        left = state.size
        while left and (data := self._file.read(min(left, 1 << 20))):
            self._hash.update(data)
            left -= len(data)
        self._file.truncate(state.size)
        self._file.seek(state.size)

    @property
    def resumable(self) -> bool:
        """Whether another run can go on behind what was written."""
        return not self._frame.tail()

    @property
    def written(self) -> tuple[int, str]:
        """How many bytes there are, and their hash."""
        return self._file.tell(), self._hash.hexdigest()

    def add(self, records: Sequence[str]) -> None:
        """Write the records of a chunk."""
        self._write(self._frame.around(records))

    def reached(self, state: State) -> None:
        """Note how far the run has come; on the disk at most once a second."""
        self._state = state
        if monotonic() - self._saved > PAUSE:
            self._save()

    def _save(self) -> None:
        if self._state:
            try:
                self._file.flush()
                save(self.part, self._state)
            except OSError as error:
                raise OutputError(self._name, error) from None
            self._saved = monotonic()

    def finish(self) -> None:
        """Move what is now whole to its place."""
        if not self._force and os.path.lexists(self._target):
            raise ExistsError(
                self._name,
                FileExistsError(EEXIST, "was made since this run began, whose cases are done"),
            )
        self._write(self._frame.tail())
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            if self._target.exists():
                self.part.chmod(self._target.stat().st_mode)  # what was private stays so
            self.part.replace(self._target)
            self._file.close()
        except OSError as error:
            raise OutputError(self._name, error) from None
        remove(self.part)

    def keep(self) -> None:
        """Cut off what is behind the last whole chunk, and note how far it came.

        Raises OutputError.
        """
        if self._state is None:
            self.drop()
            return
        try:
            self._file.flush()
            self._file.truncate(self._state.size)
            self._file.seek(self._state.size)
        except OSError as error:
            raise OutputError(self._name, error) from None
        self._write(self._frame.tail())
        self._save()
        self._file.close()

    def drop(self) -> None:
        """Leave neither half a file nor its state."""
        with suppress(OSError):  # what it still holds cannot be written either
            self._file.close()
        self.part.unlink(missing_ok=True)
        remove(self.part)

    def _write(self, text: str) -> None:
        data = text.encode()
        try:
            self._file.write(data)
        except OSError as error:
            raise OutputError(self._name, error) from None
        self._hash.update(data)
