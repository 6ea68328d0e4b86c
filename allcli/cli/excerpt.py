"""The line that a message is about, with a caret under the place."""

from collections.abc import Iterator

from allcli.case.problems import Excerpt
from allcli.report.safe import as_line

_ROOM = 90  # characters of a line that are shown


def drawn(excerpt: Excerpt, encoding: str) -> Iterator[tuple[str, str, bool]]:
    """Gutter, text, and whether it is the caret; what would act on a terminal is written out."""
    part = excerpt.cut(_ROOM)
    before, marked = part.line[: part.start], part.line[part.start : part.start + part.width]
    number = "" if part.number is None else str(part.number)
    gutter = f"{' ' * len(number)} |"
    line = as_line(part.line.replace("\t", " "))
    yield gutter, "", False
    yield f"{number} |", _shown_in(line, encoding), False
    yield gutter, " " * _width(before) + "^" * max(1, _width(marked)), True


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(as_line(text.replace("\t", " ")))


def _shown_in(text: str, encoding: str) -> str:
    """With a ~ for the … that an old code page lacks, so that the caret keeps its place."""
    try:
        "…".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return text.replace("…", "~")
    return text
