"""Reasons as text with their sources, and the sources as they are listed."""

from collections.abc import Iterable, Sequence

from allcli.report.document.blocks import Cite, CitedSource, Inline, Text, Words
from allcli.report.language.spoken import said
from allcli.triage.assessment import Cited, Reason

DOUBTS = {"primary": "", "secondary": "; secondary source", "unverified": "; unverified"}


def because(reason: Reason) -> list[Inline]:
    """`title (value; unverified) [1]`."""
    noted = [*reason.saw, *([] if reason.checked else [said("unverified")])]
    return [f"{reason.title}{_in_brackets(noted)}", Cite(reason.references)]


def whole(reason: Reason) -> list[Inline]:
    """All that a reason says, how strong it is, and what to do."""
    noted = [*reason.saw, said(reason.strength), *([] if reason.checked else [said("unverified")])]
    words = f"{_in_brackets(noted)}: {reason.says}"
    return [Words(reason.title, "strong"), words, Cite(reason.references), steps(reason.do)]


def steps(do: Iterable[str]) -> str:
    """What to do, behind what it is done for."""
    listed = "; ".join(do)
    return f" → {listed}" if listed else ""


def joined(texts: Iterable[Text]) -> list[Inline]:
    """Texts one behind the other."""
    made: list[Inline] = []
    for text in texts:
        made += ["; "] if made else []
        made += [text] if isinstance(text, str) else text
    return made


def sources(cited: Sequence[Cited]) -> list[CitedSource]:
    """The sources of an answer."""
    return [
        CitedSource(key, text, locator, said(DOUBTS[checked]))
        for key, text, locator, checked in cited
    ]


def _in_brackets(words: Sequence[str]) -> str:
    return f" ({'; '.join(words)})" if words else ""
