"""The rows of a cohort as NDJSON, JSON, CSV and FHIR: a record for each case, or for its error."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from allcli.report.columns import Answered, ColumnValue, Trouble, cell
from allcli.report.json import compact, one_line
from allcli.report.safe import as_line

_ALWAYS = ("file", "line", "field", "message")
_FORMULA = ("=", "+", "-", "@")


class RowsLayout(NamedTuple):
    """How rows are written: each as a record, line by line or in a list, perhaps below a header."""

    record: Callable[[Answered, Sequence[str]], str]
    has_header: bool = False
    is_list: bool = False


def _as_json(row: Answered, columns: Sequence[str]) -> str:
    """With no columns chosen the whole assessment; `error` is an object, or nothing."""
    if row.assessment is None:
        return _error(row)
    if not columns:
        return one_line(row.assessment)
    return compact({
        column: None if column == "error" else cell(row, column) for column in columns
    })  # fmt: skip


def _as_csv(row: Answered, columns: Sequence[str]) -> str:
    return csv_line([cell(row, column) for column in columns])


def _as_fhir(row: Answered, _: Sequence[str]) -> str:
    """A bundle on one line, or what a server says in place of one."""
    from allcli.report.fhir.bundle import bundle, refused  # noqa: PLC0415 - seldom asked for

    if row.assessment is None:
        return compact(refused(map(_said, row.troubles)))
    return compact(bundle(row.assessment))


def _said(trouble: Trouble) -> str:
    place = trouble.file if trouble.line is None else f"{trouble.file}:{trouble.line}"
    return ": ".join(filter(None, (place, trouble.field, trouble.message)))


FORMATS: Mapping[str, RowsLayout] = {
    "csv": RowsLayout(_as_csv, has_header=True),
    "ndjson": RowsLayout(_as_json),
    "json": RowsLayout(_as_json, is_list=True),
    "fhir": RowsLayout(_as_fhir),
}


def _error(row: Answered) -> str:
    """What kept a case from being assessed: the first trouble, and all of them."""
    troubles = [_told(trouble) for trouble in row.troubles]
    return compact({"error": troubles[0], "id": row.id or None, "errors": troubles})


def _told(trouble: Trouble) -> dict[str, str | int | None]:
    """The trouble as an object; without what its message does not say."""
    named = trouble._asdict()
    return {key: named[key] for key in named if key in _ALWAYS or named[key] is not None}


def csv_line(cells: Sequence[ColumnValue]) -> str:
    """A line of CSV without its end; words of a list are separated by `; `."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([_written(value) for value in cells])
    return line.getvalue()


def _written(value: ColumnValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    text = as_line(text)
    return f"'{text}" if text.startswith(_FORMULA) else text  # no spreadsheet may run it
