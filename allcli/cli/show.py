"""A page on standard output, in the format that was asked for."""

import sys
from typing import TYPE_CHECKING

import typer

from allcli.cli.say import put

if TYPE_CHECKING:
    from allcli.report.formats import Formats, Page_contra, Screen
    from allcli.report.forms import Colouring


def show(
    formats: "Formats[Page_contra]",
    page: "Page_contra",
    format_: str,
    color: "Colouring" = "auto",
    *,
    paging: bool = False,
) -> None:
    """Write the page by the renderer that its table names for the format.

    With `paging`, what is higher than the terminal goes through a pager.
    """
    from allcli.report.formats import OneText, Plain

    renderer = formats[format_]
    if isinstance(renderer, OneText):
        put(renderer.text(page))
    elif isinstance(renderer, Plain):
        for line in renderer.lines(page):
            typer.echo(line)
    else:
        _draw(renderer, page, color, paging=paging)


def _draw(
    renderer: "Screen[Page_contra]", page: "Page_contra", color: "Colouring", *, paging: bool
) -> None:
    """Lines on a screen, in colours where it is one."""
    from allcli.report import plain

    if plain.is_plain(sys.stdout, color):
        width = sys.maxsize if renderer.for_grep else plain.usual_width()
        plain.write(sys.stdout, renderer.lines(page, width))
        return
    from allcli.report.terminal import console, write

    to = console(sys.stdout, color)
    is_whole = renderer.for_grep and not to.is_terminal
    lines = list(renderer.lines(page, sys.maxsize if is_whole else to.width))
    if paging:
        from allcli.cli.pager import paged, pager

        if command := pager(to.height, len(lines)):
            with to.capture() as captured:
                write(to, lines)
            paged(captured.get(), command)
            return
    write(to, lines)


def waits(formats: "Formats[Page_contra]", format_: str) -> bool:
    """Whether the format is one document of all cases; else each is shown once it is known."""
    from allcli.report.formats import OneText

    return isinstance(formats[format_], OneText)
