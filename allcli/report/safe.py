"""Text that cannot act on a terminal."""

import re

# C0 but for the line break, DEL, C1, the marks that reorder text, and what is half a character (of
# a file name that is not UTF-8, too): shown, never sent.
_UNSAFE = (
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    r"\ud800-\udfff]"
)


def printable(text: str) -> str:
    """The text with every control character written out: it acts on no terminal, and is UTF-8."""
    # nearly always so, and much faster than to search; Python takes these two for not printable
    if text.replace("\n", "").replace("\N{NO-BREAK SPACE}", "").isprintable():
        return text
    return re.sub(_UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", text)
