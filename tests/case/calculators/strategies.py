"""Records with inputs left out, the ways to fill them in, and values around a cut-off."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from hypothesis import strategies as st

from allcli.case.calculators.result import Result
from allcli.case.span import Span
from allcli.case.units import read_quantity

Case = tuple[Any, Any]
YES_NO = (False, True)


class Gapped(NamedTuple):
    """One complete record, and the same with some inputs unknown or only bounded."""

    partial: Any
    complete: Any


def with_gaps(complete: st.SearchStrategy[Any], values: Mapping[str, Sequence[Any]]) -> Any:
    """Complete records, each with gaps; `values` are what each input may be."""
    return complete.flatmap(lambda record: _gapped(record, values))


def records(kind: Any, values: Mapping[str, Sequence[Any]]) -> Any:
    """Complete records whose inputs take these values."""
    inputs = {name: st.sampled_from(allowed) for name, allowed in values.items()}
    return st.fixed_dictionaries(inputs).map(lambda drawn: kind(**drawn))


@st.composite
def _gapped(draw: Any, complete: Any, values: Mapping[str, Sequence[Any]]) -> Gapped:
    gaps: dict[str, Any] = {}
    for name, allowed in values.items():
        value = getattr(complete, name)
        form = draw(st.sampled_from(("told", "left out", "bounded")))
        if form == "left out":
            gaps[name] = None
        elif form == "bounded" and value is not None and not isinstance(value, bool):
            other = draw(st.sampled_from([choice for choice in allowed if choice is not None]))
            gaps[name] = Span(min(value, other), max(value, other))
    return Gapped(complete._replace(**gaps), complete)


def without_bounds(record: Any) -> Any:
    """The record with every input that is only bounded left out."""
    return type(record)(*(None if isinstance(value, Span) else value for value in record))


def worse_of(first: Any, second: Any, falling: Sequence[str] = ()) -> Any:
    """The higher value of every input, the lower one of those where less is worse."""
    pairs = zip(first._fields, first, second, strict=True)
    return type(first)(*(min(a, b) if name in falling else max(a, b) for name, a, b in pairs))


def decisive(
    calculate: Callable[[Any], Result],
    record: Any,
    values: Mapping[str, Sequence[Any]],
    possible: Callable[[Any], bool] = lambda _: True,
) -> set[str]:
    """The inputs left out that change the result in some completion, by trying all of them."""
    gaps = [name for name in values if getattr(record, name) is None]
    places = {}
    for filling in product(*(values[name] for name in gaps)):
        complete = record._replace(**dict(zip(gaps, filling, strict=True)))
        if possible(complete):
            places[filling] = calculate(complete).place
    return {name for i, name in enumerate(gaps) if _changes(places, i)}


def _changes(places: Mapping[tuple[Any, ...], Any], index: int) -> bool:
    seen: dict[tuple[Any, ...], Any] = {}
    return any(
        seen.setdefault((*filling[:index], *filling[index + 1 :]), place) != place
        for filling, place in places.items()
    )


def around(*cuts: tuple[float, Any, Any, Any], step: float = 0.01) -> list[Case]:
    """For each (cut-off, below, at, above): the three values, each with what it must give."""
    return [
        (round(cut + offset, 6), expected)
        for cut, *sides in cuts
        for offset, expected in zip((-step, 0, step), sides, strict=True)
    ]


PRINTED = (1, 2, 3, 5, 8)  # mg/dL for which tables print 17 umol/L each


def bilirubins(*cuts: tuple[float, Any, Any, Any]) -> list[Case]:
    """Bilirubin around each cut-off, as read from mg/dL and from umol/L."""
    return [*_read(cuts, 1, 1, "mg/dL"), *(
        case for cut in cuts
        for case in _read([cut], 17 if cut[0] in PRINTED else 17.1, 17.1, "µmol/L")
    )]  # fmt: skip


def _read(
    cuts: Sequence[tuple[float, Any, Any, Any]], factor: float, beyond: float, unit: str
) -> Iterator[Case]:
    """Just below a cut-off, at it, and beyond what either factor makes of it."""
    for cut, *sides in cuts:
        numbers = (cut * factor - 0.1, cut * factor, cut * beyond + 0.1)
        for number, expected in zip(numbers, sides, strict=True):
            yield read_quantity(f"{number:.1f} {unit}", "bilirubin mg/dL", 0, 100), expected
