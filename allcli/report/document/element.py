"""HTML and SVG as trees, escaped as they are written: no markup is ever put together from text."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from allcli.report.safe import as_line

_VOID = {"meta", "br"}
_INLINE = {"a", "abbr", "b", "span", "strong", "sup", "text", "title", "tspan"}
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_QUOTES = _IN_TEXT | str.maketrans({'"': "&quot;", "'": "&#39;"})


class Element(NamedTuple):
    """A tag with its attributes and what stands in it."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple["HtmlNode", ...]


HtmlNode = Element | str


def element(tag: str, *children: HtmlNode, **attributes: str) -> Element:
    """`element("p", "words", class_="dim", aria_label="...")`; an empty attribute is left out."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return Element(tag, {name: value for name, value in named.items() if value}, children)


def markup(root: Element) -> str:
    """The text of a document; it is well-formed as HTML and as XML."""
    return "".join(_written(root))


def _written(node: HtmlNode) -> Iterator[str]:
    if isinstance(node, str):
        yield as_line(node).translate(_IN_TEXT)
        return
    if node.tag not in _INLINE:
        yield "\n"
    yield f"<{node.tag}"
    for name, value in node.attributes.items():
        yield f' {name}="{as_line(value).translate(_IN_QUOTES)}"'
    if node.tag in _VOID:
        yield "/>"
        return
    yield ">"
    for child in node.children:
        yield from _written(child)
    yield f"</{node.tag}>"
