"""The files of a cohort: as they are named, and all that lie in a folder, in a fixed order."""

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from allcli.cohort.syntaxes import BY_ENDING

ENDINGS = tuple(f"*{ending}" for ending in BY_ENDING)


class Found(NamedTuple):
    """A file to be read, or why a folder gave none."""

    name: str
    fault: str = ""


def cohort_files(names: Iterable[str], glob: str = "") -> Iterator[Found]:
    """The names as given; a folder becomes the files below it whose name fits `glob`.

    Without `glob` those are TOML, JSON, NDJSON and CSV. Hidden files and folders are passed over,
    and so are JSON schemas (`*.schema.json`).
    """
    for name in dict.fromkeys(names):
        if name != "-" and _is_folder(name):
            yield from _below(name, (glob,) if glob else ENDINGS)
        else:
            yield Found(name)


def size_of(names: Iterable[str], glob: str = "") -> int | None:
    """The bytes that there are to read; None where that cannot be known."""
    if "-" in names:
        return None
    total = 0
    for found in cohort_files(names, glob):
        try:
            total += Path(found.name).stat().st_size
        except OSError:
            continue
    return total


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # whoever reads it will say why
        return False


def _below(folder: str, patterns: tuple[str, ...]) -> Iterator[Found]:
    unread: list[OSError] = []
    empty = True
    for place, folders, files in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for file in sorted(files):
            if _fits(file, patterns):
                empty = False
                yield Found(str(Path(place, file)))
    for error in unread:
        yield Found(str(error.filename), str(error.strerror).lower())
    if empty and not unread:
        yield Found(folder, f"nothing in this folder is called {' or '.join(patterns)}")


def _fits(file: str, patterns: tuple[str, ...]) -> bool:
    hidden = file.startswith(".") or file.endswith(".schema.json")
    return not hidden and any(fnmatch(file, pattern) for pattern in patterns)
