"""Text that cannot act on a terminal."""

import re

# C0 but for the line break, DEL, C1 and the marks that reorder text: shown, never sent.
_UNSAFE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


def printable(text: str) -> str:
    """The text with every control character written out, so that it acts on no terminal."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
