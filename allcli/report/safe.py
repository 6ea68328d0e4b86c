"""Text that cannot act on a terminal."""

# C0 but for the line break, DEL, C1 and the marks that reorder text: shown, never sent.
_UNSAFE = [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, 0x061C]
_UNSAFE += [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029]
_SHOWN = {code: f"\\u{code:04x}" for code in _UNSAFE}


def printable(text: str) -> str:
    """The text with every control character written out, so that it acts on no terminal."""
    return text.translate(_SHOWN)
