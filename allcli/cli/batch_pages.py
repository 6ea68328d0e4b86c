"""`allcli batch --html FOLDER`: a page of the cohort that leads to a page for each patient."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allcli.cli.batch_output import RefusedError
from allcli.cohort.place import part_of, target_of
from allcli.report.document.formats import documents

INDEX = "index.html"


@contextmanager
def page_folder(name: str) -> Iterator[Path]:
    """A folder beside the place of the pages, gone afterwards unless it became that place.

    Raises RefusedError.
    """
    part = part_of(Path(name))
    try:
        if target_of(Path(name)).exists():
            raise RefusedError(f"{name}: exists already; --html names a new folder")
        part.mkdir()
    except OSError as error:
        raise RefusedError(f"{part}: {(error.strerror or str(error)).lower()}") from None
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def finish(name: str, part: Path, counted: object) -> None:
    """Write the page of the cohort, and put everything where it belongs. Raises OSError."""
    text = documents("summary")["html"].text(counted)
    (part / INDEX).write_text(text, encoding="utf-8")
    part.rename(target_of(Path(name)))
