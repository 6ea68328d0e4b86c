"""Pages of plain text: what the commands that read the rulebook print."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import typer

from allcli.cli.say import put, say
from allcli.report.safe import printable, printable_json

if TYPE_CHECKING:
    from rich.console import Console

    from allcli.cli.options import Colouring
    from allcli.report.layout import Line

INDENT = "  "


def terminal(color: "Colouring") -> "Console":
    """The console on standard output."""
    from allcli.report.terminal import console

    return console(sys.stdout, color)


def write_json(value: Any) -> None:
    """One JSON document, dates as text, nothing in it that acts on a terminal."""
    import json

    put(printable_json(json.dumps(value, indent=2, ensure_ascii=False, default=str)) + "\n")


def refuse(message: str, hint: str) -> typer.Exit:
    """Say what is wrong on standard error; raise what comes back to end with code 2."""
    say(f"{message} ({hint})" if hint else message)
    return typer.Exit(2)


def wrapped(
    words: str, width: int, style: str = "", first: str = "", rest: str = ""
) -> "list[Line]":
    """Words wrapped behind an indent; a locator longer than the line stays in one piece."""
    lines = wrap(
        printable(words), width, initial_indent=first, subsequent_indent=rest,
        break_on_hyphens=False, break_long_words=False,
    )  # fmt: skip
    return [[(line, style)] for line in lines]


def section(title: str, table: Iterable[tuple[str, str]], width: int) -> "Iterator[Line]":
    """A heading and its rows: a label each, and words wrapped beside it; nothing without rows."""
    found = list(table)
    if not found:
        return
    yield []
    yield [(title, "bold")]
    yield from labelled(found, width)


def labelled(table: Sequence[tuple[str, str]], width: int) -> "Iterator[Line]":
    """Rows of a label and words; on a narrow terminal the words go below their label."""
    from allcli.report.layout import GAP, NARROW

    column = max(len(label) for label, _ in table) + GAP
    room = width - len(INDENT) - column
    for label, words in table:
        if not label:
            yield from wrapped(words, width, first=INDENT, rest=INDENT * 2)
        elif room >= NARROW:
            first = INDENT + label.ljust(column)
            yield from wrapped(words, width, first=first, rest=" " * len(first))
        else:
            yield [(INDENT + label, "")]
            yield from wrapped(words, width, first=INDENT * 2, rest=INDENT * 2)
