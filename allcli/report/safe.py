"""Text that cannot act on a terminal, nor look like ours.

Whatever comes from a file, a name or the command line passes here before it is shown.
"""

import re
from collections.abc import Callable

# Control characters, the marks that reorder text, and all that takes no room: it acts, or hides.
_UNSEEN = (
    r"\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but for the line break, DEL, C1
    r"\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # order of reading; breaks of line, paragraph
    r"\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    r"\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # joiners, fillers, selectors
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # ... tags among them
    r"\ud800-\udfff"  # a byte of a name that is no text
)
# What of it Python counts as printable.
_HIDING = frozenset(map(chr, (
    0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164,
    *range(0xFE00, 0xFE10), 0xFFA0, *range(0xE0100, 0xE01F0),
)))  # fmt: skip


def printable(text: str) -> str:
    """The text, its line breaks kept, with every character written out that acts or hides."""
    return _escaped(text, _in_text)


def as_line(text: str) -> str:
    """The same on one line, whatever line breaks it holds."""
    return printable(text).replace("\n", "\\n")


def printable_json(text: str) -> str:
    """JSON holds such characters only inside strings, where an escape means the same."""
    return _escaped(text, _in_json)


def _escaped(text: str, escape: Callable[[re.Match[str]], str]) -> str:
    if text.replace("\n", "").isprintable() and (text.isascii() or _HIDING.isdisjoint(text)):
        return text  # so it is nearly always, and this is found out much faster than by a search
    return re.sub(f"[{_UNSEEN}]", escape, text)


def _in_text(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _in_json(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
