"""Text and bytes that were valid once."""

from collections.abc import Callable
from random import Random

from tests.fuzz.naughty import naughty

SIGNS = "\"'[]{}=,:.\\#\n\t -+_0aeé~<>;|"
BYTES = (b"\xff", b"\xfe\xff", b"\x00", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\x1a")


def _cut(rng: Random, text: str) -> str:
    return text[: rng.randrange(len(text) + 1)]


def _drop(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.choice((1, 1, 2, 20, 200)) :]


def _sign(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(SIGNS) * rng.choice((1, 1, 2, 3)) + text[at:]


def _replace(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(SIGNS) + text[at + 1 :]


def _string(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + naughty(rng) + text[at:]


def _lines(rng: Random, text: str) -> str:
    """A line again, away, or elsewhere."""
    lines = text.splitlines(keepends=True) or [""]
    line = rng.choice(lines)
    if rng.random() < 0.4:
        lines.remove(line)
    lines.insert(rng.randrange(len(lines) + 1), line * rng.choice((1, 1, 2)))
    return "".join(lines)


def _number(rng: Random, text: str) -> str:
    """The digits of one place become another number."""
    digits = [at for at, sign in enumerate(text) if sign.isdecimal()]
    if not digits:
        return text
    at = rng.choice(digits)
    numbers = ("-1", "0", "1e308", "1e999", "-0.0", "0.1e-400", "9" * 30, "9" * 5000, "nan", "0x1F",
               "1_0", "2026-02-30", "07:32:00", "1979-05-27T07:32:00Z", "inf")  # fmt: skip
    return text[:at] + rng.choice(numbers) + text[at + 1 :]


def _nest(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    depth = rng.choice((3, 50, 2_000))
    opened, closed = rng.choice(
        ("[]", "{}", ("[[", "]]"), ('{"a":', "}"), ("{a=", "}"), ("a.", ""))
    )
    return text[:at] + opened * depth + closed * rng.choice((0, depth)) + text[at:]


def _swap(rng: Random, text: str) -> str:
    words = text.split(" ")
    first, second = rng.randrange(len(words)), rng.randrange(len(words))
    words[first], words[second] = words[second], words[first]
    return " ".join(words)


WAYS: tuple[Callable[[Random, str], str], ...] = (
    _cut, _drop, _sign, _sign, _replace, _replace, _string, _string, _lines, _lines, _number,
    _number, _nest, _swap,
)  # fmt: skip


def mangled(rng: Random, text: str) -> bytes:
    """The text after a few accidents; at times what is no text any more."""
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        text = rng.choice(WAYS)(rng, text)
    data = text.encode(errors="surrogatepass")
    if rng.random() < 0.1:
        at = rng.randrange(len(data) + 1)
        data = data[:at] + rng.choice(BYTES) + data[at:]
    return data.replace(b"\n", b"\r\n") if rng.random() < 0.05 else data
