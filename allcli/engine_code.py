"""The code that an answer hangs on, as one hash: of the receipt, and of all that is kept."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256

PACKAGE = os.path.dirname(__file__)  # noqa: PTH120 - read in every run, for which pathlib is slow
ENGINE = ("case", "rulebook", "engine", "triage", "plan")


@cache
def engine_hash() -> str:
    """A hash over the code between a case's text and its assessment or its plan."""
    total = sha256()
    for _, text in read_files(PACKAGE, os.listdir(PACKAGE), ".py"):  # noqa: PTH208 - pathlib again
        total.update(text)
    for package in ENGINE:
        for folder, _, names in sorted(os.walk(f"{PACKAGE}/{package}")):
            for _, text in read_files(folder, names, ".py"):
                total.update(text)
    return total.hexdigest()


def read_files(folder: str, names: Iterable[str], ending: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of the files with an ending, in the order of their names."""
    for name in sorted(names):
        if name.endswith(ending):
            yield name, _content(f"{folder}/{name}")


def _content(path: str) -> bytes:
    """All of a file, of which there are hundreds: a file object asks the system twice as often."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        left = os.fstat(file).st_size
        content = os.read(file, left)
        while len(content) < left and (more := os.read(file, left)):
            content += more
        return content
    finally:
        os.close(file)
