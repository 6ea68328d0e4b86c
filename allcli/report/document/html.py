"""A document as one HTML file: nothing in it is loaded from elsewhere, and nothing runs."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from allcli.report.document.blocks import (
    Bar,
    Block,
    Cite,
    CitedSource,
    DataTable,
    Document,
    Inline,
    Items,
    Paragraph,
    Picture,
    Section,
    Text,
    ToFile,
    Words,
)
from allcli.report.document.element import Element, HtmlNode, element, markup
from allcli.report.document.sources import Numbered, address
from allcli.report.language.spoken import html_language, said

STYLE = Path(__file__).with_name("style.css")
NOTHING_LOADS = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
DEEPEST = 6  # there is no heading below <h6>


def html(document: Document) -> str:
    """The text of the file."""
    return f"<!DOCTYPE html>{markup(_Html(document).root())}\n"


class _Html:
    """A document as elements; sections are named by their titles, each once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbered = Numbered(document)
        self._ids: dict[str, int] = {}

    def root(self) -> Element:
        title = self._document.title
        blocks = self._blocks(self._document.blocks, 2)
        paragraphs = list(self._paragraphs(self._document.foot))
        foot = [element("footer", *paragraphs)] if paragraphs else []
        return element("html", self._head(title), element(
            "body",
            element("a", said("Skip to the content"), href="#content", class_="skip"),
            element("header", element("h1", title), *self._paragraphs(self._document.about)),
            element("main", *blocks, *self._sources(), id="content"),
            *foot,
        ), lang=html_language())  # fmt: skip

    def _head(self, title: str) -> Element:
        policy = {"http_equiv": "Content-Security-Policy", "content": NOTHING_LOADS}
        return element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", **policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("title", f"{title} · allcli"),
            element("style", " ".join(STYLE.read_text(encoding="utf-8").split())),
        )

    def _paragraphs(self, texts: Sequence[Text]) -> Iterator[HtmlNode]:
        for text in texts:
            yield element("p", *self._text(text))

    def _blocks(self, blocks: Sequence[Block], level: int, within: str = "") -> Iterator[HtmlNode]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield element("p", *self._text(block.text), class_=block.look)
            elif isinstance(block, Items):
                yield element("ul", *(element("li", *self._text(item)) for item in block.items))
            elif isinstance(block, DataTable):
                yield self._table(block)
            elif isinstance(block, Picture):
                caption = [element("figcaption", block.caption)] if block.caption else []
                yield element("figure", block.drawing, *caption)
            else:
                yield self._section(block, level, within)

    def _section(self, section: Section, level: int, within: str) -> Element:
        """Named by its title behind those of the sections around it, each of which may have one."""
        name = self._id(section.title)
        label = f"{within} {name}".lstrip()
        heading = element(f"h{min(level, DEEPEST)}", section.title, id=name)
        blocks = list(self._blocks(section.blocks, level + 1, label))
        if section.folded:
            folded = element("details", element("summary", heading), *blocks)
            return element("section", folded, aria_labelledby=label, class_=section.look)
        return element("section", heading, *blocks, aria_labelledby=label, class_=section.look)

    def _id(self, title: str) -> str:
        name = _name(title)
        self._ids[name] = self._ids.get(name, 0) + 1
        return name if self._ids[name] == 1 else f"{name}-{self._ids[name]}"

    def _table(self, table: DataTable) -> Element:
        """On a narrow screen each row is a card; the roles tell that it is a table all the same."""
        heads = [
            element("th", head, scope="col", role="columnheader") if head else element("td")
            for head in table.heads
        ]
        return element(
            "table",
            element("caption", table.caption),
            element("thead", element("tr", *heads, role="row"), role="rowgroup"),
            element("tbody", *(self._row(table, row) for row in table.rows), role="rowgroup"),
            role="table",
            class_=table.look,
        )

    def _row(self, table: DataTable, row: Sequence[Text]) -> Element:
        cells = []
        for i, (head, text) in enumerate(zip(table.heads, row, strict=True)):
            words = element("span", *self._text(text))
            if i == table.named:
                cells.append(element("th", words, scope="row", role="rowheader"))
            else:
                empty = "" if text else "empty"
                cells.append(element("td", words, role="cell", data_label=head, class_=empty))
        return element("tr", *cells, role="row")

    def _text(self, text: Text) -> Iterator[HtmlNode]:
        if isinstance(text, str):
            yield text
            return
        for inline in text:
            yield from self._inline(inline)

    def _inline(self, inline: Inline) -> Iterator[HtmlNode]:
        if isinstance(inline, str):
            yield inline
        elif isinstance(inline, Words):
            tag = "strong" if inline.look == "strong" else "span"
            yield element(tag, inline.text, class_="" if tag == "strong" else inline.look)
        elif isinstance(inline, Bar):
            width = f"{100 * inline.share:.3g}"
            bar = element("rect", width=width, height="10", class_="bar")
            yield element("svg", bar, viewBox="0 0 100 10", class_="share", aria_hidden="true")
            yield f"{inline.share:.0%}"
        elif isinstance(inline, ToFile):
            yield element("a", inline.text, href=inline.file)
        else:
            yield from self._cited(inline)

    def _cited(self, cite: Cite) -> Iterator[HtmlNode]:
        for i, key in enumerate(cite.keys):
            yield " [" if i == 0 else ", "
            number = self._numbered.number(key)
            if number is None:
                yield key
            else:
                words = said("Reference {number}", number=number)
                yield element("a", str(number), href=f"#ref-{number}", aria_label=words)
        yield "]" if cite.keys else ""

    def _sources(self) -> Iterator[Element]:
        """Those of what is in plain sight, and folded those of the rest."""
        listed = [
            element("li", *self._source(source), id=f"ref-{number}")
            for number, source in enumerate(self._numbered.sources, 1)
        ]
        plain = self._numbered.plain
        for title, items, start in (
            ("References", listed[:plain], 1), ("Further references", listed[plain:], plain + 1),
        ):  # fmt: skip
            if items:
                name = self._id(said(title))
                heading = element("h2", said(title), id=name)
                made: list[HtmlNode] = [heading, element("ol", *items, start=str(start))]
                if start > 1:
                    made = [element("details", element("summary", heading), made[1])]
                yield element("section", *made, aria_labelledby=name, class_="sources")

    def _source(self, source: CitedSource) -> Iterator[HtmlNode]:
        yield f"{source.text}. "
        where = address(source.locator)
        yield (
            element("a", source.locator, href=where, rel="noreferrer") if where else source.locator
        )
        yield f" ({source.key}{source.doubt})"


def _name(title: str) -> str:
    """What a section is called in a link."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "section"
