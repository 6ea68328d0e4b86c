"""Several columns that together give one list: checkboxes, of which 0 says only "not ticked"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allcli.case.files.answer import AnswerError
from allcli.cohort.cells import Condition, RowCells, cell_at, code_at, conditions, holds
from allcli.cohort.map_fields import FieldPlace, place
from allcli.cohort.mapping import Map


class Checkbox(NamedTuple):
    """A column of its own, and the word of the list that it stands for; none of them without."""

    place: int
    name: str
    word: str


class BoxList(NamedTuple):
    """A list that boxes give, where their form is complete."""

    field: str
    at: FieldPlace
    boxes: tuple[Checkbox, ...]
    where: Condition
    ticked: frozenset[str]
    unticked: frozenset[str]
    exhaustive: bool


def box_lists(index: dict[str, int], made: Map) -> Iterator[BoxList]:
    """The lists of a map under a header."""
    for field, boxes in made.lists.items():
        words = dict(boxes.columns) | ({boxes.none: ""} if boxes.none else {})
        yield BoxList(
            field,
            place(field) or FieldPlace(field),
            tuple(Checkbox(index[name], name, word) for name, word in words.items()),
            conditions(index, boxes.where),
            frozenset(word.casefold() for word in boxes.ticked),
            frozenset(word.casefold() for word in boxes.unticked),
            boxes.exhaustive,
        )


class Ticked(NamedTuple):
    """The words whose boxes are ticked, and whether those that are not ticked are absent.

    `unclear` are the boxes whose text is neither a tick nor none, with that text.
    """

    words: list[str]
    is_complete: bool
    unclear: list[tuple[str, str]]


def entries(made: BoxList, rows: Sequence[RowCells]) -> Ticked:
    """What the boxes say. Raises AnswerError.

    A box that is not ticked says "no" only where the map calls the boxes exhaustive and tells where
    their form is complete, and every other box is clear; or where "none of these" is ticked.
    """
    filled = [row for row in rows if holds(made.where, row) and _is_filled(made, row)]
    unclear = [(box.name, text) for row in filled for box, text in _unclear(made, row)]
    boxes = [box for row in filled for box in made.boxes if _is_ticked(made, row, box)]
    words = list(dict.fromkeys(box.word for box in boxes if box.word))
    if words and len(words) < len({box.word for box in boxes}):
        raise AnswerError(f"none of these is ticked, and so is {', '.join(words)}")
    none_open = bool(filled) and made.exhaustive and bool(made.where) and not unclear
    return Ticked(words, none_open or (bool(boxes) and not words), unclear)


def _is_filled(made: BoxList, row: RowCells) -> bool:
    return any(cell_at(row, box.place) for box in made.boxes)


def _unclear(made: BoxList, row: RowCells) -> Iterator[tuple[Checkbox, str]]:
    """The boxes that say something else than a tick or none: "unknown" is no "no"."""
    for box in made.boxes:
        text = code_at(row, box.place)
        if text and text.casefold() not in made.ticked | made.unticked:
            yield box, text


def _is_ticked(made: BoxList, row: RowCells, box: Checkbox) -> bool:
    return code_at(row, box.place).casefold() in made.ticked
