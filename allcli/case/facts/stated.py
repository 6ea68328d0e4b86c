"""What `[exposure]` states of a drug: given, failed, not tolerated."""

from collections.abc import Iterator
from typing import Any, get_args

from allcli.case.agents.names import ANTHRACYCLINE, CD19_CAR_T
from allcli.case.agents.reading import understood
from allcli.case.dates import PartialDate
from allcli.case.facts.reading import is_complete, listed
from allcli.case.history import Exposure
from allcli.case.kinds import CarT, Failable, Intolerable, Tki
from allcli.case.model import Case
from allcli.case.span import Span

TKIS: tuple[str, ...] = get_args(Tki)
PRODUCTS: tuple[str, ...] = get_args(CarT)[:-1]  # the last is any other
FAILABLE: tuple[str, ...] = get_args(Failable)
INTOLERABLE: tuple[str, ...] = get_args(Intolerable)
_LISTS = ("failed", "not_tolerated", "hypersensitivity", "cd19_car_t_products")
# What a drug did or was given of, which implies that it was given.
EFFECTS: dict[str, tuple[str, ...]] = {
    "blinatumomab": ("blinatumomab_neurotoxicity", "blinatumomab_crs"),
    "inotuzumab": ("inotuzumab_cycles", "inotuzumab_last_dose_on"),
    ANTHRACYCLINE: ("doxorubicin", "daunorubicin", "epirubicin", "idarubicin", "mitoxantrone"),
}


def field_of(drug: str) -> str:
    """The field that says whether a drug was given."""
    return drug.replace("-", "_")


def affirmed(exposure: Exposure) -> frozenset[str]:
    """The drugs that were given by what is said of them beside their own fields."""
    return frozenset([drug for drug, _ in implications(exposure)])


def implications(exposure: Exposure) -> Iterator[tuple[str, str]]:
    """A drug that was given, and the field that implies it."""
    for drug, names in EFFECTS.items():
        yield from ((drug, name) for name in names if _some(getattr(exposure, name)))
    for name in _LISTS:
        yield from ((drug, name) for drug in getattr(exposure, name) or ())
    if exposure.cd19_car_t_products:
        yield CD19_CAR_T, "cd19_car_t_products"
    if exposure.tkis_failed:
        named = understood(None, exposure.tkis_failed).given
        yield from ((drug, "tkis_failed") for drug in TKIS if drug in named)


def is_name(text: str) -> bool:
    """Whether a word for a drug says anything: `none` and `?` do not."""
    read = understood(None, (text,))
    return bool(read.given or read.open or read.unknown)


def listed_tkis(exposure: Exposure) -> int:
    """The fewest TKIs that failed: one under two names counts once, and so do unknown words."""
    named = understood(None, exposure.tkis_failed).given if exposure.tkis_failed else frozenset()
    return max(len(named), int(any(map(is_name, exposure.tkis_failed or ()))))


def _some(level: Any) -> bool:
    """Whether a grade, a count or a dose is certainly above 0, or a day is known."""
    if isinstance(level, int | float | Span):
        return (level > 0) is True
    return isinstance(level, PartialDate)


def is_product_excluded(case: Case, drug: str) -> bool:
    """Whether a CAR-T product was not given: none was, or not this one."""
    if case.exposure.cd19_car_t is False:
        return True
    return listed(case, "exposure.cd19_car_t_products", drug) is False


def stated_failed(case: Case, drug: str) -> bool | None:
    """Whether the drug failed; of TKIs a name may not be understood."""
    if drug not in TKIS:
        return listed(case, "exposure.failed", drug)
    named = case.exposure.tkis_failed
    gave = understood(None, named).gave(drug) if named else False
    return gave if gave or is_complete(case, "exposure.tkis_failed") else None


def stated_not_tolerated(case: Case, drug: str) -> bool | None:
    """Whether the drug was not tolerated."""
    return listed(case, "exposure.not_tolerated", drug)
