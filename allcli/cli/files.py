"""Files and folders that commands are given."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from allcli.case.syntaxes import CASE_ENDINGS

if TYPE_CHECKING:
    from allcli.case.problems import Problem


def case_files(names: Iterable[str]) -> Iterator["str | Problem"]:
    """The names as given, each once; a folder becomes the cases in it, or what is wrong with it.

    Hidden files and folders are passed over, and so are JSON schemas (`*.schema.json`).
    """
    for name in dict.fromkeys(names):
        if _is_folder(name):
            yield from _cases_below(name)
        else:
            yield name


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # whoever reads it will say why
        return False


def _cases_below(folder: str) -> Iterator["str | Problem"]:
    from allcli.case.problems import Problem

    unread: list[OSError] = []
    empty = True
    for place, folders, files in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            if _is_case(file):
                empty = False
                yield str(Path(place, file))
    for error in unread:
        yield Problem(str(error.filename), None, "", str(error.strerror).lower())
    if empty and not unread:
        yield Problem(folder, None, "", "no case in this folder: no *.toml, no *.json")


def _is_case(file: str) -> bool:
    return (
        file.endswith(tuple(CASE_ENDINGS))
        and not file.endswith(".schema.json")
        and not file.startswith(".")
    )
