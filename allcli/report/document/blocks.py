"""The content of a document, whatever it is written as: sections, paragraphs, lists, tables."""

from collections.abc import Sequence
from typing import NamedTuple

from allcli.report.document.element import Element


class Words(NamedTuple):
    """Text with a look: `strong`, `dim`, or a verdict or level; what it means is in its words."""

    text: str
    look: str


class Cite(NamedTuple):
    """Sources, by their keys."""

    keys: Sequence[str]


class Bar(NamedTuple):
    """A share of a whole, from 0 to 1."""

    share: float


class ToFile(NamedTuple):
    """A link to a file beside this one."""

    text: str
    file: str


Inline = str | Words | Cite | Bar | ToFile
Text = Sequence[Inline]  # also a plain string: its characters are so many strings


class Paragraph(NamedTuple):
    """Text, perhaps with a look of its own."""

    text: Text
    look: str = ""


class Items(NamedTuple):
    """A list."""

    items: Sequence[Text]


class DataTable(NamedTuple):
    """Rows below their heads; the cell of the column `named` is the head of its row."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Text]]
    named: int = 0
    look: str = ""


class Picture(NamedTuple):
    """A drawing; whatever it shows must stand in words beside it."""

    drawing: Element
    caption: str


class Section(NamedTuple):
    """Blocks below a heading; `folded` they are opened by whoever wants them."""

    title: str
    blocks: Sequence["Block"]
    folded: bool = False
    look: str = ""


Block = Paragraph | Items | DataTable | Picture | Section


class CitedSource(NamedTuple):
    """A source that is cited, as it is printed; `doubt` says how far it was not checked."""

    key: str
    text: str
    locator: str
    doubt: str


class Document(NamedTuple):
    """A page: its heading, what stands below that, its sections, its sources, and its foot."""

    title: str
    about: Sequence[Text]
    blocks: Sequence[Block]
    sources: Sequence[CitedSource] = ()
    foot: Sequence[Text] = ()


def filled(*sections: Section) -> list[Section]:
    """The sections that have something in them."""
    return [section for section in sections if any(map(_is_filled, section.blocks))]


def _is_filled(block: Block) -> bool:
    if isinstance(block, Items):
        return bool(block.items)
    return bool(block.rows) if isinstance(block, DataTable) else True
