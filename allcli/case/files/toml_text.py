"""A TOML text as tables; what is wrong with it is told where it began."""

import re
import tomllib
from typing import Any

from allcli.case.files.bounds import MAX_RULES, TOO_DEEP, beyond, line_too_deep, past_bounds
from allcli.case.problems import CaseError, Problem, dotted, nearest, shortened

ROWS = ("lines", "transplants")  # the tables of a case that may stand several times
_MANY_DOTS = 1_000  # tomllib needs the square of a dotted key in memory


def parse_toml(name: str, text: str) -> dict[str, Any]:
    """The tables of a TOML document, not yet checked. Raises CaseError."""
    if text.count(".") > _MANY_DOTS:
        line = line_too_deep(text)
        if line:
            raise CaseError([Problem(name, line, "", TOO_DEEP)])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError([_problem(name, text, str(error))]) from None
    except (ValueError, RecursionError) as error:
        raise CaseError([beyond(name, text, error)]) from None


def bounded_toml(name: str, text: str) -> dict[str, Any]:
    """The tables of a file of rules, which may be larger than a case. Raises CaseError."""
    tables = parse_toml(name, text)
    past = past_bounds(tables, MAX_RULES)
    if past:
        from allcli.case.files.toml_lines import toml_lines  # noqa: PLC0415 - seldom needed

        path, said = past
        raise CaseError([Problem(name, nearest(path, toml_lines(text)), dotted(path), said)])
    return tables


def _problem(name: str, text: str, said: str) -> Problem:
    """A fault of the syntax; of what is never closed, where it opened."""
    from allcli.case.files.tokens import left_open  # noqa: PLC0415 - seldom needed

    message, line, column, read = _placed(text, said)
    twice = _twice(name, text, line) if message.startswith(("Cannot over", "Cannot decl")) else None
    if twice:
        return twice
    if read is None or message.startswith(("Unclosed", "Unterminated")) or r"'\n'" in message:
        opening = left_open(text if read is None else read)
        if opening:
            message, line = f"the {opening.text} that opens here is never closed", opening.line
            column = opening.start - text.rfind("\n", 0, opening.start)
    written = slipped(name, text, line, column, "TOML")
    if written and not message.startswith("the "):
        return written
    shown = shortened(f"not valid TOML: {message[:1].lower()}{message[1:]}", 200)
    start = offset(text, line, column)
    return Problem(name, line, "", shown).at(text, start, start + 1)


def slipped(name: str, text: str, line: int, column: int, syntax: str) -> Problem | None:
    """What cannot be read in a line as a slip of the pen; none where it is no such."""
    from allcli.case.files.slips import slip  # noqa: PLC0415 - seldom needed

    pen = slip(text.split("\n")[line - 1].rstrip("\r"), column - 1, is_json=syntax == "JSON")
    if pen is None:
        return None
    said = f"not valid {syntax}: {shortened(pen.written)} is no value"
    start, end = (offset(text, line, place + 1) for place in pen.where)
    return Problem(name, line, "", said, pen.hint, pen.written).at(text, start, end)


def offset(text: str, line: int, column: int) -> int:
    """The offset of a line and column, both counted from 1."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return min(start + column - 1, len(text))


def _twice(name: str, text: str, line: int) -> Problem | None:
    """A key or a table that stands there already."""
    from allcli.case.files.toml_lines import repeated  # noqa: PLC0415 - seldom needed

    twice = repeated("\n".join(text.split("\n")[:line]))
    if twice is None:
        return None
    key = dotted(twice.path)
    if twice.kind == "value":
        said, hint = f"{key.rpartition('.')[2]} is also on line {twice.first.line}", "keep one"
    else:
        said = f"the table [{key}] is also on line {twice.first.line}"
        hint = f"write [[{key}]] each time" if key in ROWS else "put its fields together"
    return Problem(name, line, key, said, hint).at(text, *twice.again.key)


def _placed(text: str, said: str) -> tuple[str, int, int, str | None]:
    """The message, its line and column, and the text ahead of the fault; None if at the end."""
    message, _, place = said.partition(" (at ")
    where = re.match(r"line (\d+), column (\d+)", place)
    if not where:  # at end of document
        end = text.rstrip()
        return message, end.count("\n") + 1, len(end) - end.rfind("\n"), None
    line, column = int(where[1]), int(where[2])
    lines = text.replace("\r\n", "\n").split("\n")
    return message, line, column, "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])
