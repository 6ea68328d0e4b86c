"""What the cells of a column say: how many distinct texts, and which are not understood."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from allcli.case.agents.reading import understood
from allcli.case.files.answer import AnswerError, read_answer
from allcli.case.files.forms import form_at
from allcli.case.files.missing_words import meant
from allcli.case.plausible import USUAL
from allcli.case.problems import found
from allcli.case.span import Span
from allcli.cohort.cells import Column, RowCells, cell_at, column, said
from allcli.cohort.map_fields import place
from allcli.cohort.mapping import ColumnReading, Layout, Map

MOST_PROFILED = 100_000  # rows
_MOST_TEXTS = 1_000  # distinct ones of a column
_LONG = 100  # of a text
_SHOWN = 8
_OF_DRUGS = ("lines[].regimen", "lines[].agents", "transplants[].conditioning_agents")

Texts = Counter[str]


def texts_of(rows: Iterable[RowCells], width: int) -> list[Texts]:
    """The distinct texts of each column, with their counts; of very many only the first."""
    texts: list[Texts] = [Counter() for _ in range(width)]
    for cells in islice(rows, MOST_PROFILED):
        for place_, counted in enumerate(texts):
            text = cell_at(cells, place_)[:_LONG]
            if text and (text in counted or len(counted) < _MOST_TEXTS):
                counted[text] += 1
    return texts


def profile(field: str, texts: Texts, decimal: str, *, has_unit: bool) -> Iterator[str]:
    """What is said of a column, sentence by sentence; `field` may be empty.

    With a unit beside each number nothing is said of whether the numbers alone are plausible.
    """
    silent = Counter({text: count for text, count in texts.items() if meant(text) is not None})
    telling = texts - silent
    many = "at least " * (len(texts) >= _MOST_TEXTS)
    total = telling.total()
    cells = f"{total:,} cell{'s' * (total != 1)}"
    yield f"{cells} with a value, {many}{len(telling):,} distinct"
    if silent:
        yield f"nothing is known where it says {_listed(silent)}"
    if field:
        yield from _of_field(field, telling, decimal, has_unit=has_unit)
    elif 0 < len(telling) <= _SHOWN:
        yield _listed(telling)


def _listed(texts: Texts) -> str:
    shown = [f"{found(text)} {count:,}" for text, count in texts.most_common(_SHOWN)]
    more = len(texts) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def _of_field(field: str, telling: Texts, decimal: str, *, has_unit: bool) -> Iterator[str]:
    at = place(field)
    if at is None:
        return
    read_as = column({"": 0}, "", ColumnReading(field=field), at, Map(layout=Layout()))
    odd = Counter({
        text: count for text, count in telling.items() if not _is_understood(read_as, text, decimal)
    })  # fmt: skip
    if odd:
        yield f"not understood: {_listed(odd)}"
    if not has_unit:
        yield from _plausible(field, read_as, telling - odd, decimal)


def _is_understood(read_as: Column, text: str, decimal: str) -> bool:
    try:
        said(read_as, (text,), decimal)
    except AnswerError:
        return False
    if read_as.at.path not in _OF_DRUGS:
        return True
    read = understood(text, None)
    return bool(not read.unknown and not read.doubtful and (read.given or not read.anything))


def _plausible(field: str, read_as: Column, telling: Texts, decimal: str) -> Iterator[str]:
    """Whether the numbers are such as the field usually has, in its unit."""
    usual = USUAL.get(read_as.at.path)
    unit = form_at(read_as.at.path).unit
    if usual is None or not telling:
        return
    low = high = total = 0
    for text, count in telling.items():
        reading = said(read_as, (text,), decimal)
        value = read_answer(read_as.at.path, str(reading.value)).value if reading else None
        least, most = (value.low, value.high) if isinstance(value, Span) else (value, value)
        if isinstance(least, int | float) and isinstance(most, int | float):
            total += count
            low += count * (0 < most < usual.low)
            high += count * (least > usual.high)
    for number, hint in ((low, usual.too_low), (high, usual.too_high)):
        if number:
            said_ = f"{number:,} of {total:,} are unusual for {field} in {unit or 'bare numbers'}"
            yield f"{said_}: {hint}" if hint else said_
    if unit and not low and not high:
        yield f"plausible for {field} in {unit}"
