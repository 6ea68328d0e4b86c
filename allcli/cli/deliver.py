"""A page to where it is wanted: on the screen, or into a file."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from allcli.cli.show import show

if TYPE_CHECKING:
    from allcli.report.formats import Formats, Page_contra
    from allcli.report.forms import Colouring

DOCUMENTS = ("html", "markdown")
BY_ENDING = {
    ".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".json": "json",
}  # fmt: skip


class Delivery(NamedTuple):
    """The format of a page, the file it goes to if any, and how it looks on a screen."""

    format: str
    file: str
    force: bool
    color: "Colouring"
    paging: bool
    language: str


def ending(file: str) -> str:
    """The format that the name of a file stands for."""
    return BY_ENDING.get(Path(file).suffix.lower(), "text")


def wanted(
    format_: str | None,
    file: str,
    color: "Colouring",
    *,
    force: bool,
    paging: bool,
    language: str = "en",
) -> Delivery:
    """What is wanted; a file that cannot be written ends the program before the work is done."""
    if file:
        from allcli.cli.save import refusal
        from allcli.cli.say import say

        if said := refusal(Path(file), force=force):
            say(f"{file}: {said}")
            raise typer.Exit(2)
    return Delivery(format_ or ending(file), file, force, color, paging, language)


def deliver(
    formats: "Formats[Page_contra]", page: "Page_contra", to: Delivery, *, complete: bool = True
) -> None:
    """Show the page or write it; a file is written only where the page is `complete`."""
    from allcli.report.language.spoken import spoken

    if not to.file:
        with spoken(to.language):
            show(formats, page, to.format, to.color, paging=to.paging)
    elif complete:
        from allcli.cli.save import write_file
        from allcli.report.safe import printable

        with spoken(to.language):
            text = _text(formats, page, to)
        write_file(to.file, printable(text), force=to.force)
    else:
        from allcli.cli.say import say

        say(f"{to.file}: not written")


def _text(formats: "Formats[Page_contra]", page: "Page_contra", to: Delivery) -> str:
    """What the file will hold."""
    from allcli.report.formats import OneText, Screen

    renderer = formats[to.format]
    if isinstance(renderer, OneText):
        return renderer.text(page)
    if not isinstance(renderer, Screen):
        return "".join(f"{line}\n" for line in renderer.lines(page))
    from allcli.report.terminal import console, write

    out = io.StringIO()
    screen = console(out, to.color)
    write(screen, renderer.lines(page, screen.width))
    return out.getvalue()
