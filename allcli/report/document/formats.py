"""The formats of a kind of page that can be written as a document."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from allcli.report import formats

if TYPE_CHECKING:
    from allcli.report.document.blocks import Document


def documents(module: str) -> Mapping[str, formats.OneText[Any]]:
    """HTML and Markdown of the `page` that a module makes; it is loaded where it is asked for."""

    def content(page: Any) -> "Document":
        made: Callable[[Any], Document] = import_module(f"allcli.report.pages.{module}").page
        return made(page)

    def as_html(page: Any) -> str:
        from allcli.report.document.html import html  # noqa: PLC0415 - no other format needs it

        return html(content(page))

    def as_markdown(page: Any) -> str:
        from allcli.report.document.markdown import markdown  # noqa: PLC0415

        return markdown(content(page))

    return {"html": formats.OneText(as_html), "markdown": formats.OneText(as_markdown)}
