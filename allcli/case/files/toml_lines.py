"""Where each key of a TOML document stands.

`tomllib` gives no positions for a valid document, so this re-parses it statement by statement with
`tomllib` itself. It runs only when there is something to complain about.
"""

import tomllib
from typing import Any

from allcli.case.problems import Path


def toml_lines(text: str) -> dict[Path, int]:
    """Map every key path that has a line of its own to that line, counted from 1."""
    lines: dict[Path, int] = {}
    rows: dict[Path, int] = {}
    table: Path = ()
    chunk, start = "", 0
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not chunk:
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            start = number
        chunk += line + "\n"
        try:
            statement = tomllib.loads(chunk)
        except tomllib.TOMLDecodeError:
            continue  # a value that goes on over several lines
        if chunk.lstrip().startswith("["):
            table = _header(statement, rows)
            lines.setdefault(table, start)
        else:
            _note_keys(statement, table, start, lines)
        chunk = ""
    return lines


def _header(statement: Any, rows: dict[Path, int]) -> Path:
    """The path that a `[table]` or `[[list]]` header opens; `rows` counts the list's tables."""
    path: Path = ()
    while statement:
        if isinstance(statement, list):
            rows[path] = rows.get(path, -1) + 1
            statement = statement[0]
        else:
            ((key, statement),) = statement.items()
            path += (key,)
        if path in rows and not isinstance(statement, list):
            path += (rows[path],)
    return path


def _note_keys(statement: Any, table: Path, line: int, lines: dict[Path, int]) -> None:
    path = table
    while isinstance(statement, dict) and len(statement) == 1:
        ((key, statement),) = statement.items()
        path += (key,)
        lines.setdefault(path, line)
