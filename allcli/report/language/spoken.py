"""The language in which pages are written just now."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allcli.report.language.catalogue import Catalogue

ENGLISH = "en"
_spoken: ContextVar[str] = ContextVar("language of the page", default=ENGLISH)


def languages() -> list[str]:
    """Every language that a page can be written in."""
    from allcli.report.language.catalogue import codes  # noqa: PLC0415 - English needs none

    return [ENGLISH, *codes()]


@contextmanager
def spoken(code: str) -> Iterator[None]:
    """Write pages in this language."""
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)


def said(phrase: str, **values: object) -> str:
    """A phrase of the report in the language of the page, its places filled."""
    words = _now()
    text = words.phrase(phrase) if words else phrase
    return text.format(**values) if values else text


def restated(composed: str) -> str:
    """What triage composed, in the language of the page."""
    words = _now()
    return words.restated(composed) if words else composed


def remark(*, in_short: bool = False) -> str:
    """What the page says of its own language; nothing in English."""
    words = _now()
    if words is None:
        return ""
    return words.in_short if in_short else words.remark


def spoken_now() -> str:
    """The code of the language of the page."""
    return _spoken.get()


def html_language() -> str:
    """The language, as HTML names it."""
    code = _spoken.get()
    return "en-GB" if code == ENGLISH else code


def _now() -> "Catalogue | None":
    code = _spoken.get()
    if code == ENGLISH:
        return None
    from allcli.report.language.catalogue import catalogue  # noqa: PLC0415 - English needs none

    return catalogue(code)
