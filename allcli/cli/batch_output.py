"""Where a run of `allcli batch` writes: the terminal, a pipe, or a file that may be resumed."""

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from allcli.cli.batch_options import BatchOptions
from allcli.cli.save import refusal
from allcli.cohort.lock import LockedError, locked
from allcli.cohort.output import FileOutput, Frame, Output, StreamOutput
from allcli.cohort.place import part_of
from allcli.cohort.resume import State, StateError, is_intact, load, remove
from allcli.cohort.work import Recipe
from allcli.report.rows import FORMATS
from allcli.report.table import ScreenTable
from allcli.report.terminal import console


class RefusedError(Exception):
    """Why the output cannot be written."""


class TableOutput:
    """Records as a table on standard output."""

    def __init__(self, columns: Sequence[str], options: BatchOptions) -> None:
        self._table = ScreenTable(console(sys.stdout, options.color), columns)

    def add(self, records: Sequence[Any]) -> None:
        """Lay the rows out."""
        self._table.add(records)

    def reached(self, state: State) -> None:
        """Nothing to note: a table cannot be resumed."""

    def finish(self) -> None:
        """Show what still waits for its width."""
        self._table.finish()
        sys.stdout.flush()

    keep = finish

    def drop(self) -> None:
        """Nothing to undo."""


def hold(options: BatchOptions, run: ExitStack) -> None:
    """Keep the output for this run, to its end. Raises RefusedError."""
    if not options.output:
        return
    path = Path(options.output)
    said = refusal(path, force=options.force)
    if said:
        raise RefusedError(f"{path}: {said}")
    try:
        run.enter_context(locked(path))
    except LockedError as error:
        raise RefusedError(f"{path}: {error}") from None
    except OSError as error:
        raise RefusedError(f"{path}.part: {_reason(error)}") from None


def state_to_resume(recipe: Recipe, options: BatchOptions, fingerprint: str) -> State | None:
    """How far an interrupted run has come; None where a new one begins. Raises RefusedError."""
    if not options.output:
        if options.resume:
            raise RefusedError("--resume goes on with an --output; there is none")
        return None
    path = Path(options.output)
    said = refusal(path, force=options.force)  # another run may have ended since it was held
    if said:
        raise RefusedError(f"{path}: {said}")
    if recipe.form == "table":
        raise RefusedError(
            f"{path}: a table is for the terminal; --format csv, ndjson, json or fhir"
        )
    try:
        return _state(recipe.form, options, fingerprint)
    except OSError as error:
        raise RefusedError(f"{path}.part: {_reason(error)}") from None


def _state(form: str, options: BatchOptions, fingerprint: str) -> State | None:
    part = part_of(Path(options.output))
    if not (options.resume and part.exists()):
        _clear(part, options)
        return None
    try:
        state = load(part)
    except StateError:
        raise RefusedError(
            f"{options.output}.part.state: was changed, or is of another version; "
            "--force without --resume begins anew"
        ) from None
    if state is None:
        _clear(part, options)
        return None
    if state.recipe != fingerprint:
        raise RefusedError(
            f"{options.output}.part: was begun with other options, columns, rulebook or version"
        )
    if not is_intact(part, state):
        raise RefusedError(
            f"{options.output}.part: is not what was written before the interruption"
        )
    if FORMATS[form].is_list:
        raise RefusedError(f"{options.output}: only CSV and NDJSON can be resumed")
    return state


def _clear(part: Path, options: BatchOptions) -> None:
    """Make room for a new run; what an earlier one left is not lost by mistake."""
    if os.path.lexists(part) and not (options.force or options.resume):
        raise RefusedError(
            f"{options.output}.part: an interrupted run is here; "
            "--resume goes on with it, --force begins anew"
        )
    part.unlink(missing_ok=True)
    remove(part)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def opened(recipe: Recipe, options: BatchOptions, state: State | None) -> Output:
    """The output of a run. Raises OutputError."""
    if recipe.form == "table":
        return TableOutput(recipe.columns[:-1], options)
    frame = Frame(recipe.form, recipe.columns, begun=state is not None)
    if options.output:
        return FileOutput(Path(options.output), frame, state, force=options.force)
    return StreamOutput(sys.stdout.buffer, frame)
