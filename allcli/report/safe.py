"""Text that cannot act on a terminal."""

import re

# C0 but for the line break, DEL, C1 and the marks that reorder text: shown, never sent.
_UNSAFE = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"


def printable(text: str) -> str:
    """The text with every control character written out, so that it acts on no terminal."""
    # nearly always so, and much faster than to search; Python takes these two for not printable
    if text.replace("\n", "").replace("\N{NO-BREAK SPACE}", "").isprintable():
        return text
    return re.sub(_UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", text)
