"""Strings that have broken programs: for every place that takes text."""

from random import Random

FORGED = "FORGED"  # a line that begins so was made by the input, not by the program

STRINGS = (
    # empty, and what looks so
    "", " ", "\t", "\u00a0", "\u3000", "\u200b", "\ufeff",
    # control characters, NUL, escape sequences, bells and backspaces
    "\x00", "a\x00b", "\x07", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b[2J", "\x7f", "\x85",
    "\x9b31m", "a\bb", "a\rb", "\v\f",
    # lines of our own making
    f"x\n{FORGED}", f"x\r\n{FORGED}", f"x\n\n{FORGED}: 0 errors", f"x\u2028{FORGED}",
    f"x\x85{FORGED}", f"x\x0b{FORGED}", f"x\x1d{FORGED}",
    # right to left, direction marks, isolates and overrides
    "\u202egnissecorp", "\u2066\u2069", "\u200e\u200f\u061c", "שלום", "مرحبا \u202a بك", "\u2067x",
    # joined, combining and full-width letters, emoji, Hangul whole and in parts
    "e\u0301\u0323" * 20, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙", "👩‍👩‍👧‍👦", "🏳️‍🌈", "\U000e0041", "ＡＬＬ",
    "급성 림프모구 백혈병", "\u1112\u1161\u11ab",
    "블리나투모맙", "ブリナツモマブ", "İıſß", "ﬃ", "\U0010ffff", "\ufffe", "\ufffd",
    # surrogates, which no UTF-8 holds
    "\ud800", "\udfff\ud800", "a\udc80b",
    # formulas of spreadsheets, and what breaks a table
    "=1+1", "+1", "-1+1|cmd", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1", '"', '""', "a,b;c",
    "'", "`", "\\", "a\\", '"""', "'''", "]]", "[[x]]", "# not a comment", "<!-- -->",
    # formats, paths, options, markup
    "%s%n%d", "{}", "{0}", "{x!r}", "{x.__class__}", "$HOME", "$(id)", "`id`", "../../etc/passwd",
    "/dev/null", "C:\\x", "-", "--", "-h", "--help", "~root", "*", "[bold]x[/bold]", "[/]",
    ":smile:", "[link=x]y[/link]", "<b>", "&amp;",
    # words that mean something somewhere
    "null", "None", "nan", "inf", "-inf", "true", "NaN", "undefined", "1e999", "0x10", "1_000", "٣",
    "²", "½", "1,5", "1.200", "unknown", "pending", "constructor", "__proto__", "__class__", "mro",
    "model_fields", "schema", "copy", "json",
    # long
    "x" * 101, "x" * 5_000, "x y" * 3_000, "한" * 2_000, "a." * 500, "9" * 400,
)  # fmt: skip


def naughty(rng: Random, *, surrogates: bool = True) -> str:
    """A string that may break something; at times two of them."""
    text = "".join(rng.choices(STRINGS, k=rng.choice((1, 1, 1, 2))))
    return text if surrogates else text.encode(errors="replace").decode()
