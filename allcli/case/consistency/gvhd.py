"""What cannot be true of GVHD: without a transplant, of a kind not active, by its grades."""

from collections.abc import Iterator

from allcli.case.calculators.chronic_gvhd import SEVERITIES, Organs, severity
from allcli.case.facts.gvhd import SCORES, STAGES, acute, chronic
from allcli.case.facts.reading import graded, value
from allcli.case.fields import Missing
from allcli.case.gvhd import magic_grade
from allcli.case.history import Transplant
from allcli.case.model import Case
from allcli.case.organs import Gvhd
from allcli.case.problems import Fault, Path
from allcli.case.span import Span

_ACTIVE: tuple[Path, ...] = (("gvhd", "acute_active"), ("gvhd", "chronic_active"))
_UNSTATED: Path = ("gvhd", "unstated")


def gvhd_faults(case: Case) -> Iterator[Fault]:
    """Of the GVHD table, and of the transplants that it needs."""
    yield from _without_transplant(case)
    yield from _inactive(case.gvhd)
    yield from _refractory(case.gvhd)
    yield from _grade_of_stages(case.gvhd)
    yield from _severity_of_scores(case.gvhd)


def _could_be_allogeneic(hct: Transplant) -> bool:
    return hct.type != "autologous"


def _without_transplant(case: Case) -> Iterator[Fault]:
    if case.transplants is None or any(map(_could_be_allogeneic, case.transplants)):
        return
    for name in case.gvhd.stated:
        if name != "unstated" and _tells_of(name, getattr(case.gvhd, name)):
            path, text = ("gvhd", name), "GVHD without an allogeneic transplant"
            yield Fault(path, text, beside=(("transplants",),))


def _tells_of(name: str, said: object) -> bool:
    """Whether a field says that there is, or was, something; a time since it does, even of 0."""
    if name.startswith("days_since_"):
        return value(said) is not None
    if isinstance(said, Span):
        return (said > 0) is True
    return said not in (None, False, 0, *Missing)


def _inactive(gvhd: Gvhd) -> Iterator[Fault]:
    """Grades and scores of what is said not to be there."""
    acute, chronic = _ACTIVE
    if gvhd.acute_active is False:
        for name in (*STAGES, "acute_grade"):
            if _tells_of(name, getattr(gvhd, name)):
                said = "grades and stages describe active acute GVHD; none is active"
                yield Fault(("gvhd", name), said, beside=(acute,))
    if gvhd.chronic_active is False:
        if gvhd.chronic_severity in SEVERITIES[1:]:
            said = "a severity, but no active chronic GVHD"
            yield Fault(("gvhd", "chronic_severity"), said, beside=(chronic,))
        for name in SCORES:
            if _tells_of(name, getattr(gvhd, name)):
                said = "a score, but no active chronic GVHD"
                yield Fault(("gvhd", name), said, beside=(chronic,))


def _refractory(gvhd: Gvhd) -> Iterator[Fault]:
    """Resistance to the treatment of what is not there."""
    neither = acute(gvhd).active is False and chronic(gvhd).active is False
    if gvhd.steroid_refractory is True and neither:
        stated = tuple(path for path in _ACTIVE if getattr(gvhd, str(path[1])) is False)
        beside = stated if len(stated) == len(_ACTIVE) else (*stated, _UNSTATED)
        said = "steroid-refractory GVHD, but neither acute nor chronic GVHD is active"
        yield Fault(("gvhd", "steroid_refractory"), said, beside=beside)


def _grade_of_stages(gvhd: Gvhd) -> Iterator[Fault]:
    given = gvhd.acute_grade
    derived = magic_grade(*(value(getattr(gvhd, name)) for name in STAGES))
    if not isinstance(given, int) or derived is None:
        return
    agrees = derived.is_value(given) if isinstance(derived, Span) else derived == given
    if agrees is False:
        shown = f"{derived.low:g}-{derived.high:g}" if isinstance(derived, Span) else derived
        said = f"the organ stages give MAGIC grade {shown}, not {given}"
        yield Fault(("gvhd", "acute_grade"), said, beside=_written(gvhd, STAGES))


def _severity_of_scores(gvhd: Gvhd) -> Iterator[Fault]:
    given = gvhd.chronic_severity
    beside = _written(gvhd, SCORES)
    if given in SEVERITIES and beside:
        scored = severity(Organs(*(graded(gvhd, name) for name in SCORES)))
        if not scored.low <= scored.labels.index(str(given)) <= scored.high:
            said = f"the organ scores give NIH severity {scored.text}, not {given}"
            closed = (_UNSTATED,) if gvhd.unstated == "absent" else ()
            yield Fault(("gvhd", "chronic_severity"), said, beside=(*beside, *closed))


def _written(gvhd: Gvhd, names: tuple[str, ...]) -> tuple[Path, ...]:
    """Those of some fields that have a value."""
    return tuple(("gvhd", name) for name in names if value(getattr(gvhd, name)) is not None)
