"""Sources of a document: their numbers, and where on the web they are."""

import re
from collections.abc import Iterator, Sequence

from allcli.report.document.blocks import (
    Block,
    Cite,
    CitedSource,
    DataTable,
    Document,
    Items,
    Paragraph,
    Section,
    Text,
)

_WEB = re.compile(r"https?://[^\s<>\"']+")
_ADDRESSES = (
    (re.compile(r"doi:(10\.\d+/[^\s<>\"']+)"), "https://doi.org/"),
    (re.compile(r"PMID (\d+)"), "https://pubmed.ncbi.nlm.nih.gov/"),
)


class Numbered:
    """The sources in the order in which they are listed: first those that are cited in plain sight.

    `plain` is how many these are. What a document cites and does not list is named by its key.
    """

    def __init__(self, document: Document) -> None:
        sources = {source.key: source for source in document.sources}
        cited = dict.fromkeys(key for key in _in_plain_sight(document.blocks) if key in sources)
        self.plain = len(cited)
        self.sources: list[CitedSource] = [
            sources[key] for key in dict.fromkeys([*cited, *sources])
        ]
        self._numbers = {source.key: i for i, source in enumerate(self.sources, 1)}

    def number(self, key: str) -> int | None:
        """The place of a source in the list."""
        return self._numbers.get(key)


def _in_plain_sight(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Section):
            yield from () if block.folded else _in_plain_sight(block.blocks)
        else:
            for text in _texts(block):
                for inline in text:
                    yield from inline.keys if isinstance(inline, Cite) else ()


def _texts(block: Block) -> Iterator[Text]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Items):
        yield from block.items
    elif isinstance(block, DataTable):
        for row in block.rows:
            yield from row


def address(locator: str) -> str:
    """Where a locator leads to; empty for what is no address that we know."""
    if _WEB.fullmatch(locator):
        return locator
    for pattern, site in _ADDRESSES:
        match = pattern.fullmatch(locator)
        if match:
            return site + match[1]
    return ""
