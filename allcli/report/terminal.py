"""The terminal: width, colour and encoding, decided once; and text that cannot move the cursor."""

from typing import Literal, TextIO

from rich.console import Console

Color = Literal["auto", "always", "never"]
MAX_WIDTH = 120

# C0 but for the line break, DEL, C1 and the marks that reorder text: shown, never sent.
_UNSAFE = [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, 0x061C]
_UNSAFE += [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029]
_SHOWN = {code: f"\\u{code:04x}" for code in _UNSAFE}
_ASCII = str.maketrans({
    "≥": ">=", "≤": "<=", "→": "->", "×": "x", "·": "-", "•": "*", "–": "-", "µ": "u", "’": "'",
    "“": '"', "”": '"', "…": "...",
})  # fmt: skip


def printable(text: str) -> str:
    """The text with every control character written out, so that it acts on no terminal."""
    return text.translate(_SHOWN)


def console(out: TextIO, color: Color = "auto") -> Console:
    """A console on `out`: markup off (it would eat `[cp12]`), colour as asked, at most 120 wide."""
    reconfigure = getattr(out, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")  # a legacy code page must not end in a traceback
    made = Console(
        file=out,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        force_terminal={"auto": None, "always": True, "never": False}[color],
        no_color=True if color == "never" else None,
    )
    made.width = min(made.width, MAX_WIDTH)
    return made


def plain_for(made: Console, text: str) -> str:
    """Safe text in characters that this console can show."""
    safe = printable(text)
    try:
        safe.encode(made.encoding)
    except (UnicodeEncodeError, LookupError):
        return safe.translate(_ASCII)
    return safe
