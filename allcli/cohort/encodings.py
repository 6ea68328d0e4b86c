"""In which encoding a table probably is that is not the one that its map names."""

from collections.abc import Iterable
from typing import BinaryIO

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MOST = 0.5  # of the letters beyond ASCII, that must be of the script
# Each with the letters that only it gives: bytes of one read as another give rare ones.
_SCRIPTS = (
    ("cp949", "\uac00", "\ud7a3"),
    ("cp932", "\u3040", "\u30ff"),
    ("cp1252", "\xc0", "\xff"),
)


def marked(file: BinaryIO) -> str:
    """The encoding that the first bytes of a file name; empty where they name none."""
    peek = getattr(file, "peek", None)
    return "utf-16" if peek and peek(2)[:2] in _UTF_16 else ""


def probably(cells: Iterable[str]) -> str:
    """The encoding in which most of what is no ASCII is of its script; empty for none."""
    raw = " ".join(cells).encode("utf-8", "surrogateescape")
    for encoding, first, last in _SCRIPTS:
        try:
            beyond = [letter for letter in raw.decode(encoding) if not letter.isascii()]
        except UnicodeDecodeError:
            continue
        if sum(first <= letter <= last for letter in beyond) > _MOST * len(beyond):
            return encoding
    return ""
