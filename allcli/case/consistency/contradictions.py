"""Facts that cannot all be true of one patient."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import floor
from typing import get_args

from allcli.case.calculators.chronic_gvhd import SEVERITIES, Organs, severity
from allcli.case.calculators.scale import bounds
from allcli.case.dates import PartialDate
from allcli.case.derived.body import age_by_birth
from allcli.case.derived.disease import REMISSIONS, never_in_remission
from allcli.case.derived.exposure import was_given, written
from allcli.case.derived.liver import denies_vod
from allcli.case.derived.transplant import transplant_facts
from allcli.case.derived.values import lasted
from allcli.case.disease import Disease
from allcli.case.drugs import named
from allcli.case.fields import Missing
from allcli.case.gvhd import magic_grade
from allcli.case.history import Transplant
from allcli.case.kinds import Drug, VodSeverity
from allcli.case.model import Case
from allcli.case.organs import Gvhd
from allcli.case.problems import Path
from allcli.case.span import Span

Contradiction = tuple[Path, str]

_VOD: tuple[object, ...] = get_args(VodSeverity)


def contradictions(case: Case) -> list[Contradiction]:
    """Every pair of statements that exclude each other, at the path of the later one."""
    checks = (
        _order_of_dates, _disease, _genetics, _antigens, _durations, _transplants, _gvhd, _liver,
        _vod, _exposure, _never_given,
    )  # fmt: skip
    return [problem for check in checks for problem in check(case)]


def _after(later: object, earlier: object, path: Path, said: str) -> Iterator[Contradiction]:
    """A problem when `later` certainly lies before `earlier`."""
    if (
        isinstance(later, PartialDate)
        and isinstance(earlier, PartialDate)
        and later.surely_before(earlier)
    ):
        yield path, f"{later} lies before {said} ({earlier})"


def _order_of_dates(case: Case) -> Iterator[Contradiction]:
    start, end = case.disease.diagnosed_on, case.assessed_on
    yield from _after(end, start, ("assessed_on",), "the diagnosis")
    for i, line in enumerate(case.lines or ()):
        at: Path = ("lines", i)
        yield from _after(line.started_on, start, (*at, "started_on"), "the diagnosis")
        yield from _after(line.response_on, line.started_on, (*at, "response_on"), "its start")
        yield from _after(line.relapsed_on, line.response_on, (*at, "relapsed_on"), "the response")
        for name in ("started_on", "response_on", "relapsed_on"):
            yield from _after(end, getattr(line, name), ("assessed_on",), f"lines[{i}].{name}")
    for (i, one), (j, two) in pairwise(enumerate(case.lines or ())):
        before = f"the start of lines[{i}]"
        yield from _after(two.started_on, one.started_on, ("lines", j, "started_on"), before)
    for i, hct in enumerate(case.transplants or ()):
        at = ("transplants", i)
        yield from _after(hct.date, start, (*at, "date"), "the diagnosis")
        yield from _after(hct.relapsed_on, hct.date, (*at, "relapsed_on"), "the transplant")
        for name in ("date", "relapsed_on"):
            yield from _after(end, getattr(hct, name), ("assessed_on",), f"transplants[{i}].{name}")


def _disease(case: Case) -> Iterator[Contradiction]:
    disease = case.disease
    blasts = disease.marrow_blasts_pct
    in_remission = disease.status in ("remission", "mrd-positive")
    if in_remission and isinstance(blasts, int | float | Span) and (blasts >= 5) is True:
        yield (
            ("disease", "marrow_blasts_pct"),
            f'status "{disease.status}" means < 5 % marrow blasts',
        )
    if disease.status == "relapsed" and disease.relapse_number == 0:
        yield ("disease", "relapse_number"), 'status "relapsed" needs at least 1'
    remission = any(line.best_response in REMISSIONS for line in case.lines or ())
    if remission and never_in_remission(case):
        yield (
            ("disease", "relapse_number"),
            "a line led to a remission: it was followed by a relapse",
        )
    if disease.status == "mrd-positive" and case.mrd.status == "negative":
        yield ("mrd", "status"), 'status "mrd-positive" and MRD "negative" exclude each other'
    if disease.extramedullary is False and {"testis", "other"} & set(disease.sites or ()):
        yield ("disease", "sites"), "a site outside the marrow, but no extramedullary disease"
    if disease.cns == "cns1" and "cns" in (disease.sites or ()):
        yield ("disease", "sites"), 'CNS among the sites, but "cns1" is a clean CSF'
    if disease.sites is not None:
        yield from _sites_left_out(disease, disease.sites)


def _genetics(case: Case) -> Iterator[Contradiction]:
    genetics = case.genetics
    if genetics.bcr_abl1 == "negative" and genetics.abl1_mutations:
        yield ("genetics", "abl1_mutations"), "ABL1 mutations, but no BCR::ABL1"
    if genetics.ph_like is True and genetics.bcr_abl1 == "positive":
        yield ("genetics", "ph_like"), "Ph-like ALL is ALL without BCR::ABL1, which is positive"
    if genetics.ph_like is True and case.disease.lineage == "t-all":
        yield ("genetics", "ph_like"), 'Ph-like ALL is B-ALL, but the lineage is "t-all"'


def _sites_left_out(disease: Disease, sites: Sequence[str]) -> Iterator[Contradiction]:
    """Disease where a list of sites, which is complete, names none."""
    blasts = disease.marrow_blasts_pct
    told = {
        "marrow": isinstance(blasts, int | float | Span) and (blasts >= 5) is True,
        "cns": disease.cns in ("cns2", "cns3"),
        "other": disease.extramedullary is True and "testis" not in sites,
    }
    said = {
        "marrow": "5 % marrow blasts or more, but",
        "cns": f'"{disease.cns}", but',
        "other": "extramedullary disease (outside marrow, blood and CNS), but",
    }
    for site, there in told.items():
        if there and site not in sites:
            yield ("disease", "sites"), f'{said[site]} the list of all sites lacks "{site}"'


def _durations(case: Case) -> Iterator[Contradiction]:
    """Ages and months that the dates beside them do not give."""
    yield from _age(case)
    for i, line in enumerate(case.lines or ()):
        dates = lasted(None, line.response_on, line.relapsed_on)
        yield from _months(("lines", i, "response_months"), line.response_months, dates)
    for i, hct in enumerate(case.transplants or ()):
        dates = lasted(None, hct.date, hct.relapsed_on)
        yield from _months(("transplants", i, "months_to_relapse"), hct.months_to_relapse, dates)


def _age(case: Case) -> Iterator[Contradiction]:
    """An age may leave out the months, but is never rounded up."""
    stated = case.patient.age
    born = age_by_birth(case)
    if born is not None and isinstance(stated, int | float):
        low, high = bounds(born)
        if not floor(low) <= stated <= high:
            shown = f"{low:.3g}" if low == high else f"{low:.3g} to {high:.3g}"
            yield ("patient", "age"), f"{stated:g} years, but the date of birth gives {shown}"


def _months(path: Path, stated: object, dates: float | Span | None) -> Iterator[Contradiction]:
    """A month of rounding is allowed."""
    if dates is None or not isinstance(stated, int | float):
        return
    low, high = bounds(dates)
    if not low - 1 <= stated <= high + 1:
        shown = f"{low:.3g}" if low == high else f"{low:.3g} to {high:.3g}"
        yield path, f"{stated:g} months, but the dates give {shown}"


def _exposure(case: Case) -> Iterator[Contradiction]:
    for name in ("blinatumomab", "inotuzumab"):
        given = any(named(written(line), name) for line in case.lines or ())
        if getattr(case.exposure, name) is False and given:
            yield ("exposure", name), f"no {name}, but a line names it"


def _never_given(case: Case) -> Iterator[Contradiction]:
    """What a drug did that, as the lines or `[exposure]` tell, was never given."""
    stated = case.exposure
    given = {drug: was_given(case, drug) for drug in get_args(Drug)}
    for drug in stated.hypersensitivity or ():
        if given[drug] is False:
            yield ("exposure", "hypersensitivity"), _never(drug)
    for name in ("blinatumomab_neurotoxicity", "blinatumomab_crs"):
        grade = getattr(stated, name)
        if isinstance(grade, int) and grade > 0 and given["blinatumomab"] is False:
            yield ("exposure", name), _never("blinatumomab")
    cycles = stated.inotuzumab_cycles
    if isinstance(cycles, int) and cycles > 0 and given["inotuzumab"] is False:
        yield ("exposure", "inotuzumab_cycles"), _never("inotuzumab")


def _never(drug: str) -> str:
    return f"{drug} was never given, by the lines or [exposure]: does a line lack its name?"


def _antigens(case: Case) -> Iterator[Contradiction]:
    pct = case.antigens.cd22_pct
    many = isinstance(pct, int | float | Span) and (pct >= 20) is True
    if case.antigens.cd22 == "negative" and many:
        yield ("antigens", "cd22_pct"), 'CD22 "negative" and 20 % or more exclude each other'
    if case.antigens.cd22 in ("positive", "dim", "partial") and pct == 0:
        yield ("antigens", "cd22_pct"), f'CD22 "{case.antigens.cd22}" and 0 % exclude each other'


def _transplants(case: Case) -> Iterator[Contradiction]:
    for i, hct in enumerate(case.transplants or ()):
        if hct.type == "autologous" and not isinstance(hct.donor, Missing | None):
            yield ("transplants", i, "donor"), "an autologous transplant has no donor"
        if hct.vod is False and hct.vod_severity in get_args(VodSeverity):
            yield ("transplants", i, "vod_severity"), "a severity, but no VOD"
    for (i, one), (j, two) in pairwise(enumerate(case.transplants or ())):
        before = f"transplants[{i}]"
        yield from _after(two.date, one.date, ("transplants", j, "date"), before)


def _could_be_allogeneic(hct: Transplant) -> bool:
    return hct.type != "autologous"


def _gvhd(case: Case) -> Iterator[Contradiction]:
    gvhd = case.gvhd
    if case.transplants is not None and not any(map(_could_be_allogeneic, case.transplants)):
        for name, said in gvhd:
            if name != "unstated" and _is_there(said):
                yield ("gvhd", name), "GVHD without an allogeneic transplant"
    yield from _inactive(gvhd)
    yield from _grade_of_stages(gvhd)
    yield from _severity_of_scores(gvhd)


def _is_there(finding: object) -> bool:
    """Whether a finding, a grade, a word or a time says that there is, or was, something."""
    if isinstance(finding, Span):
        return (finding > 0) is True
    return finding not in (None, False, 0, *Missing)


def _inactive(gvhd: Gvhd) -> Iterator[Contradiction]:
    """Grades and scores of what is said not to be there."""
    if gvhd.acute_active is False:
        for name in ("skin", "liver", "upper_gi", "lower_gi", "acute_grade"):
            grade = getattr(gvhd, name)
            if isinstance(grade, int) and grade > 0:
                yield ("gvhd", name), "grades and stages describe active acute GVHD; none is active"
    if gvhd.chronic_active is False:
        if gvhd.chronic_severity in SEVERITIES[1:]:
            yield ("gvhd", "chronic_severity"), "a severity, but no active chronic GVHD"
        for organ in Organs._fields:
            score = getattr(gvhd, f"chronic_{organ}")
            if _is_there(score):
                yield ("gvhd", f"chronic_{organ}"), "a score, but no active chronic GVHD"


def _grade_of_stages(gvhd: Gvhd) -> Iterator[Contradiction]:
    given = gvhd.acute_grade
    stages = (gvhd.skin, gvhd.liver, gvhd.upper_gi, gvhd.lower_gi)
    derived = magic_grade(*(None if isinstance(s, Missing) else s for s in stages))
    if not isinstance(given, int) or derived is None:
        return
    agrees = derived.is_value(given) if isinstance(derived, Span) else derived == given
    if agrees is False:
        shown = f"{derived.low:g}-{derived.high:g}" if isinstance(derived, Span) else derived
        yield ("gvhd", "acute_grade"), f"the organ stages give MAGIC grade {shown}, not {given}"


def _severity_of_scores(gvhd: Gvhd) -> Iterator[Contradiction]:
    given = gvhd.chronic_severity
    known = (getattr(gvhd, f"chronic_{organ}") for organ in Organs._fields)
    scores = Organs(*(None if isinstance(score, Missing) else score for score in known))
    if given in SEVERITIES and any(score is not None for score in scores):
        found = severity(scores)
        if not found.low <= found.labels.index(str(given)) <= found.high:
            said = f"the organ scores give NIH severity {found.text}, not {given}"
            yield ("gvhd", "chronic_severity"), said


def _liver(case: Case) -> Iterator[Contradiction]:
    liver = case.liver
    if liver.vod_history is False:
        if liver.vod_ongoing is True:
            yield ("liver", "vod_ongoing"), "ongoing VOD, but no VOD ever"
        if liver.vod_severity in _VOD:
            yield ("liver", "vod_severity"), "a severity, but no VOD ever"
    for name in ("hepatitis_b", "hepatitis_c"):
        if liver.active_hepatitis is False and getattr(liver, name) == "active":
            yield ("liver", name), "active hepatitis, but active_hepatitis is false"


def _vod(case: Case) -> Iterator[Contradiction]:
    """VOD/SOS after a transplant or now, and what `[liver]` says of it."""
    liver, worst = case.liver, case.liver.vod_severity
    for i, hct in enumerate(case.transplants or ()):
        said = "vod" if hct.vod is True else "vod_severity" if hct.vod_severity in _VOD else ""
        if said and liver.vod_history is False:
            yield ("transplants", i, said), "VOD after a transplant, but no VOD ever in [liver]"
        if worst in _VOD and hct.vod_severity in _VOD[_VOD.index(worst) + 1 :]:
            yield (
                ("liver", "vod_severity"),
                f'the worst, but that of transplants[{i}] is "{hct.vod_severity}"',
            )
    if denies_vod(liver) and case.vod.model_fields_set and _signs_of_vod(case):
        said = "vod_ongoing" if liver.vod_ongoing is False else "vod_history"
        yield ("liver", said), "no VOD now, but the findings in [vod] meet EBMT 2023"


def _signs_of_vod(case: Case) -> bool | None:
    from allcli.case.derived.scores import criteria_met  # noqa: PLC0415 - few cases need it

    return criteria_met(case, transplant_facts(case).get("hct.days_since"))
