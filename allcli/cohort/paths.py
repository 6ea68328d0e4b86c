"""The files of a cohort: as they are named, and all that lie in a folder, in a fixed order."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from allcli.case.files.regular import irregular, is_folder
from allcli.cohort.notes import Notes
from allcli.cohort.syntaxes import PACKED, READ_BY_ENDING

ENDINGS = (
    *(f"*{ending}" for ending in READ_BY_ENDING),
    *(f"*{ending}{PACKED}" for ending in (".csv", ".tsv", ".txt", ".ndjson", ".jsonl")),
)


class InputFile(NamedTuple):
    """A file to be read, or why it is not, or why a folder gave none."""

    name: str
    fault: str = ""
    in_folder: bool = False


class Written(NamedTuple):
    """What a run itself writes, and so must not read: paths, and open files by device and inode."""

    paths: tuple[str, ...] = ()
    files: frozenset[tuple[int, int]] = frozenset()

    def holds(self, name: str, status: os.stat_result) -> bool:
        """Whether it is one of them, or lies beside one until that is whole."""
        if (status.st_dev, status.st_ino) in self.files:
            return True
        place = os.path.realpath(name)
        return any(place == path or place.startswith(f"{path}.part") for path in self.paths)


NOTHING = Written()


def cohort_files(
    names: Iterable[str],
    patterns: tuple[str, ...] = ENDINGS,
    written: Written = NOTHING,
    notes: Notes | None = None,
) -> Iterator[InputFile]:
    """The names as given; a folder becomes the files below it whose name fits a pattern.

    Hidden files and folders are passed over, and so are JSON schemas (`*.schema.json`), and what
    the run itself writes; `notes` takes every other file whose name does not fit.
    """
    for name in dict.fromkeys(names):
        if name != "-" and is_folder(name):
            yield from _below(name, patterns, written, Counter() if notes is None else notes)
        else:
            yield InputFile(name, _fault(name, written))


def size_of(
    names: Iterable[str], patterns: tuple[str, ...] = ENDINGS, written: Written = NOTHING
) -> int | None:
    """The bytes that there are to read; None where that cannot be known."""
    if "-" in names:
        return None
    total = 0
    for file in cohort_files(names, patterns, written):
        try:
            total += Path(file.name).stat().st_size
        except OSError:
            continue
    return total


OURS = "is what this run writes, not read"


def _fault(name: str, written: Written) -> str:
    """Why a file is not read."""
    try:
        status = os.fstat(0) if name == "-" else Path(name).stat()
    except (OSError, ValueError):  # whoever reads it will say why
        return ""
    if written.holds(name, status):
        return OURS
    return "" if name == "-" else irregular(status)


def _below(
    folder: str, patterns: tuple[str, ...], written: Written, notes: Notes
) -> Iterator[InputFile]:
    empty = True
    for file in _files(folder, patterns, notes):
        fault = file.fault or _fault(file.name, written)
        if fault != OURS:
            empty = False
            yield InputFile(file.name, fault, in_folder=True)
    if empty:
        yield InputFile(folder, f"nothing in this folder is called {' or '.join(patterns)}")


def _files(folder: str, patterns: tuple[str, ...], notes: Notes) -> Iterator[InputFile]:
    """Folder by folder, however deep; no link to a folder is followed, which may have no end."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            yield InputFile(place, (error.strerror or str(error)).lower())
            continue
        folders = []
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders += [entry.path] * (not entry.name.startswith("."))
            elif _fits(entry.name, patterns):
                yield InputFile(str(Path(entry.path)))
            elif patterns == ENDINGS and not _is_aside(entry.name):
                notes[f"files of another kind: {entry.name}"] += 1
        waiting += reversed(folders)


def _fits(file: str, patterns: tuple[str, ...]) -> bool:
    if patterns == ENDINGS:
        file = file.lower()
    return not _is_aside(file) and any(fnmatch(file, pattern) for pattern in patterns)


def _is_aside(file: str) -> bool:
    """Whether a file is hidden, a JSON schema, or what an interrupted run has left."""
    return file.startswith(".") or file.endswith((".schema.json", ".part", ".part.state"))
