"""Parts that share a fixed height: each in as many lines as the others leave it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from allcli.report.cells import broken, columns, head
from allcli.report.language.spoken import said
from allcli.report.layout import StyledLine
from allcli.report.safe import printable

SEPARATOR = " · "
MORE = " …"
WIDE = 100
_DOUBT = " (?)"  # stays with its word
_HELD_DOUBT = "\xa0(?)"


class FittedPart(NamedTuple):
    """A part of a page: its lines at a height, the most that it wants, the least that it needs.

    Where the page is too high, what has the lowest `weight` gives way first.
    """

    lines: Callable[[int], list[StyledLine]]
    most: int
    least: int
    weight: int = 0


def fixed(lines: list[StyledLine]) -> FittedPart:
    """What stands as it is."""
    return FittedPart(lambda _: lines, len(lines), len(lines))


def fitted(parts: Sequence[FittedPart], height: int) -> list[StyledLine]:
    """The parts one below the other, in the height if that can be."""
    drawn = [part.lines(part.most) for part in parts]
    by_weight = sorted(range(len(parts)), key=lambda place: (parts[place].weight, -place))
    for place in by_weight:
        part = parts[place]
        excess = sum(map(len, drawn)) - height
        spare = len(drawn[place]) - part.least
        if excess > 0 and spare > 0:
            drawn[place] = part.lines(len(drawn[place]) - min(spare, excess))
    return [line for lines in drawn for line in lines]


def few(width: int) -> int:
    """The least lines of a sentence that must be understood, by what goes on a line."""
    return 2 if width >= WIDE else 3


def listed(
    items: Sequence[str], room: int, height: int, separator: str = SEPARATOR, behind: str = ""
) -> list[str]:
    """As many items as go on so many lines of a width, and how many more there are.

    Where it is said what stands `behind` them, that is named at the end instead.

    The first is cut where it does not fit; there is always a mark that something is left out.
    """
    for shown in range(len(items), 0, -1):
        left = len(items) - shown
        number = [said("{number} more", number=left)] if left else []
        more = [behind] if behind else number
        words = separator.join([*items[:shown], *more])
        if len(words) >= (room + 1) * height:
            continue  # not even with a blank at the end of every line
        lines = wrapped(words, room)
        if len(lines) <= height:
            return lines
    first = wrapped(separator.join(items[:1]), room)
    there_are_others = [""] if len(items) > 1 else []
    return cut([*first, *there_are_others], room, height)


def wrapped(words: str, room: int) -> list[str]:
    """The lines of words at a width."""
    held = printable(words).replace(_DOUBT, _HELD_DOUBT)
    return [line.replace(_HELD_DOUBT, _DOUBT) for line in broken(held, room)]


def cut(lines: list[str], room: int, height: int) -> list[str]:
    """The first lines, with a mark that more was said."""
    if len(lines) <= height:
        return lines
    if not height:
        return []
    last = lines[height - 1]
    if columns(last) > room - len(MORE):
        shortened = head(last, room - len(MORE) + 1).rpartition(" ")[0]
        last = shortened or head(last, room - len(MORE))
    return [*lines[: height - 1], f"{last.rstrip()}{MORE}"]
