"""A TOML text as tables; what is wrong with it is told where it began."""

import re
import tomllib
from typing import Any

from allcli.case.files.bounds import MAX_RULES, TOO_DEEP, beyond, line_too_deep, past_bounds
from allcli.case.problems import CaseError, Problem, dotted, nearest, shortened

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

    message, line, read = _placed(text, said)
    if read is None or message.startswith(("Unclosed", "Unterminated")) or r"'\n'" in message:
        opening = left_open(text if read is None else read)
        if opening:
            message, line = f"the {opening.text} that opens here is never closed", opening.line
    hint = _bare_date(text.split("\n")[line - 1])
    shown = shortened(f"not valid TOML: {message[:1].lower()}{message[1:]}", 200)
    return Problem(name, line, "", shown, hint)


def _placed(text: str, said: str) -> tuple[str, int, str | None]:
    """The message, its line, and the text ahead of the fault; None if that is the end."""
    message, _, place = said.partition(" (at ")
    where = re.match(r"line (\d+), column (\d+)", place)
    if not where:  # at end of document
        return message, text.rstrip().count("\n") + 1, None
    line, column = int(where[1]), int(where[2])
    lines = text.replace("\r\n", "\n").split("\n")
    return message, line, "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])


def _bare_date(line: str) -> str:
    """TOML knows whole dates only; a year and month need quotes."""
    bare = re.search(r"=\s*(\d{4}-\d{2})\s*(#.*)?$", line)
    return f'write "{bare[1]}" in quotes' if bare else ""
