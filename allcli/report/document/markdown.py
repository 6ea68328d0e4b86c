"""A document as Markdown for a note; nothing that a case holds is taken for markup."""

import re
from collections.abc import Iterator, Sequence

from allcli.report.document.blocks import (
    Bar,
    Block,
    Cite,
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
from allcli.report.document.sources import Numbered, address
from allcli.report.language.spoken import said
from allcli.report.safe import as_line

_ACTING = re.compile(r"([\\`*_\[\]<>|~$&@])")
_AT_THE_EDGE = re.compile(r"^(\s*)([-+#=]|\d+(?=[.)]))")
_LINKS = re.compile(r"(?<=\w)(?=://)|(?<=www)(?=\.)", re.IGNORECASE)
BOLD = {"strong", "high", "avoid", "contraindicated"}
DEEPEST = 6


def escaped(text: str) -> str:
    """Text that is shown as it is wherever it stands in a line."""
    made = _LINKS.sub(r"\\", _ACTING.sub(r"\\\1", as_line(text)))
    return _AT_THE_EDGE.sub(_edge, made)


def _edge(match: re.Match[str]) -> str:
    """A mark of a list or heading is escaped, of a number what stands behind it."""
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"


def markdown(document: Document) -> str:
    """The text of the note."""
    return "\n".join(_Markdown(document).lines()) + "\n"


class _Markdown:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbered = Numbered(document)

    def lines(self) -> Iterator[str]:
        document = self._document
        yield f"# {escaped(document.title)}"
        yield from self._paragraphs(document.about)
        yield from self._blocks(document.blocks, 2)
        if document.sources:
            yield from ("", f"## {said('References')}", "")
        for number, source in enumerate(self._numbered.sources, 1):
            where = address(source.locator)
            locator = f"<{where}>" if where else escaped(source.locator)
            cited = escaped(f"{source.key}{source.doubt}")
            yield f"{number}. {escaped(source.text)}. {locator} ({cited})"
        yield from self._paragraphs(document.foot)

    def _paragraphs(self, texts: Sequence[Text]) -> Iterator[str]:
        for text in texts:
            yield from ("", self._text(text))

    def _blocks(self, blocks: Sequence[Block], level: int) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Section):
                yield from ("", f"{'#' * min(level, DEEPEST)} {escaped(block.title)}")
                yield from self._blocks(block.blocks, level + 1)
            elif isinstance(block, Paragraph):
                yield from ("", self._text(block.text))
            elif isinstance(block, Items):
                yield ""
                yield from (f"- {self._text(item)}" for item in block.items)
            elif isinstance(block, DataTable):
                yield from self._table(block)
            else:
                _no_drawing(block)

    def _table(self, table: DataTable) -> Iterator[str]:
        yield from ("", f"{escaped(table.caption)}:", "")
        yield f"| {' | '.join(map(escaped, table.heads))} |"
        yield f"|{' --- |' * len(table.heads)}"
        for row in table.rows:
            yield f"| {' | '.join(map(self._text, row))} |"

    def _text(self, text: Text) -> str:
        if isinstance(text, str):
            return escaped(text)
        return "".join(map(self._inline, text))

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, str):
            return escaped(inline)
        if isinstance(inline, Words):
            words = escaped(inline.text)
            return f"**{words}**" if inline.look in BOLD and words.strip() == words else words
        if isinstance(inline, Bar):
            return f"{inline.share:.0%}"
        if isinstance(inline, ToFile):
            return f"[{escaped(inline.text)}]({inline.file})"
        return self._cited(inline)

    def _cited(self, cite: Cite) -> str:
        numbers = [str(self._numbered.number(key) or escaped(key)) for key in cite.keys]
        return f" \\[{', '.join(numbers)}\\]" if numbers else ""


def _no_drawing(_: Picture) -> None:
    """A note has the words that stand beside a drawing, and not the drawing."""
