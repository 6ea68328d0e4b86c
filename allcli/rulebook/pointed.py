"""Where in a local rulebook a fault lies: what its message quotes, found in the text again."""

import re
from collections.abc import Iterable, Iterator

from allcli.case.files.bounds import MAX_RULES_BYTES
from allcli.case.files.source_text import decoded
from allcli.case.problems import CaseError, Excerpt, excerpt
from allcli.rulebook.overlay import Overlay
from allcli.rulebook.verify import RulebookError

_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_QUOTED = re.compile(r'"([^"]+)"|`([^`]+)`')


def lined(error: RulebookError, overlays: Iterable[Overlay]) -> RulebookError:
    """The same faults, each with the line that it is about and not that of its table."""
    files = list(overlays)
    return RulebookError([pointed(fault, files)[0] for fault in error.first], error.more)


def pointed(fault: str, overlays: Iterable[Overlay]) -> tuple[str, Excerpt | None]:
    """The fault with the line that it is about, where that can be told, and the place in it."""
    for overlay in overlays:
        head = re.match(rf"{re.escape(overlay.name)}(?::(\d+))?: ", fault)
        if head:
            try:
                text = decoded(overlay.name, overlay.text, MAX_RULES_BYTES)
            except CaseError:  # it is the fault
                return fault, None
            said, line = fault[head.end() :], int(head[1] or 0)
            place = _place(text, line, said)
            return f"{overlay.name}:{place.number}: {said}" if place else fault, place
    return fault, None


def _place(text: str, line: int, said: str) -> Excerpt | None:
    """The first word of the message that stands in its table; else the line that it names."""
    start, end = _table(text, line)
    for word in _words(said):
        spelt = r"\s+".join(map(re.escape, word.split()))
        match = re.compile(rf"(?<![\w.-]){spelt}(?![\w-])").search(text, start, end)
        if match:
            return excerpt(text, *match.span())
    stop = text.find("\n", start)
    return excerpt(text, start, stop if stop > 0 else len(text)) if line else None


def _table(text: str, line: int) -> tuple[int, int]:
    """From the start of a line to the header of the next table; without a line, all of it."""
    if not line:
        return 0, len(text)
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    start = starts[min(line, len(starts)) - 1]
    ahead = (header.start() for header in _HEADER.finditer(text, start + 1))
    return start, next(ahead, len(text))


def _words(said: str) -> Iterator[str]:
    """What is quoted, the last key of a path, the name of the record."""
    name, _, rest = said.partition(": ")
    message = rest.partition(" (did you mean")[0] if rest else said
    for quoted, code in _QUOTED.findall(message):
        yield quoted or code
    path, colon, _ = message.partition(": ")
    if colon and " " not in path:
        yield path.rpartition(".")[2]
    yield name
