"""Tables that are no text: a sheet of a workbook, and Parquet, through `allcli[tables]`.

Both libraries are loaded only where such a file is read: python-calamine in 1 ms, pyarrow in 60.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from typing import Any, BinaryIO

from allcli.cohort.cell_text import text_of
from allcli.cohort.mapping import Layout
from allcli.cohort.notes import Notes
from allcli.cohort.tables import TableRecord

EXTRA = "is read through an extra: pip install 'allcli[tables]'"


def sheet_records(file: BinaryIO, layout: Layout, notes: Notes) -> Iterator[TableRecord]:
    """The rows of a sheet of a workbook, the first unless the map names another.

    Raises ValueError.
    """
    try:
        from python_calamine import CalamineError, load_workbook  # noqa: PLC0415 - an extra
    except ImportError:
        raise ValueError(f"a workbook {EXTRA}") from None
    try:
        book = load_workbook(BytesIO(file.read()))
        names = book.sheet_names
        if layout.sheet and layout.sheet not in names:
            raise ValueError(f'no sheet "{layout.sheet}"; there are {", ".join(names)}')
        chosen = layout.sheet or names[0]
        for name in names:
            if name != chosen:
                notes[f'sheets not read: "{name}"'] += 1
        rows = list(book.get_sheet_by_name(chosen).to_python(skip_empty_area=False))
    except CalamineError as error:
        raise ValueError(f"not a workbook that can be read: {error}") from None
    yield from _counted(rows, layout)


def parquet_records(file: BinaryIO, layout: Layout) -> Iterator[TableRecord]:
    """The rows of a Parquet file, the names of its columns first. Raises ValueError."""
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 - an extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError:
        raise ValueError(f"Parquet {EXTRA}") from None
    try:
        table = ParquetFile(file)
        names = table.schema_arrow.names
        rows = (
            [row[name] for name in names]
            for batch in table.iter_batches(batch_size=1_000) for row in batch.to_pylist()
        )  # fmt: skip
        yield from _counted(chain([names], rows), layout)
    except ArrowException as error:
        raise ValueError(f"not Parquet that can be read: {error}") from None


def _counted(rows: Iterable[Iterable[Any]], layout: Layout) -> Iterator[TableRecord]:
    """The rows from the header on, as texts with their number; what is one value each is a cell."""
    for number, row in enumerate(rows, 1):
        if number < (layout.header or 0):
            continue
        try:
            cells = tuple(map(text_of, row))
        except ValueError as error:
            yield number, str(error)
            continue
        is_comment = layout.comment and cells and cells[0].startswith(f"{layout.comment} ")
        if not is_comment and any(cell.strip() for cell in cells):
            yield number, cells
