"""What cannot be true of one leukaemia: status and sites, lesions, antigens."""

from collections.abc import Iterator, Sequence

from allcli.case.disease import Disease
from allcli.case.facts.genetics import MRD_NEGATIVE_BELOW
from allcli.case.facts.lines import REMISSIONS, never_in_remission
from allcli.case.facts.reading import is_complete, value
from allcli.case.facts.sites import OUTSIDE
from allcli.case.karyotype import lesions
from allcli.case.model import Case
from allcli.case.problems import Fault, Path, found
from allcli.case.span import Span

_STATUS: Path = ("disease", "status")
_SITES: Path = ("disease", "sites")
_CNS_SITES: Path = ("disease", "cns_sites")
_MASSES = ("multifocal", "bulky", "mediastinal_mass")
_BLASTS: Path = ("disease", "marrow_blasts_pct")
_BCR_ABL1: Path = ("genetics", "bcr_abl1")


def disease_faults(case: Case) -> Iterator[Fault]:
    """Of the leukaemia itself."""
    yield from _status(case)
    yield from _sites(case)
    yield from _genetics(case)
    yield from _antigens(case)


def _from(level: object, limit: float) -> bool:
    """Whether a number is certainly that high."""
    return isinstance(level, int | float | Span) and (level >= limit) is True


def _status(case: Case) -> Iterator[Fault]:
    disease = case.disease
    status, number = disease.status, ("disease", "relapse_number")
    if status in ("remission", "mrd-positive") and _from(disease.marrow_blasts_pct, 5):
        said = f'status "{status}" means < 5 % marrow blasts'
        yield Fault(_BLASTS, said, beside=(_STATUS,))
    if status == "newly-diagnosed" and _from(disease.relapse_number, 1):
        yield Fault(number, 'status "newly-diagnosed" has had no relapse', beside=(_STATUS,))
    if status == "relapsed" and disease.relapse_number == 0:
        yield Fault(number, 'status "relapsed" needs at least 1', beside=(_STATUS,))
    after: list[Path] = [
        ("transplants", i, name)
        for i, hct in enumerate(case.transplants or ())
        for name in ("relapsed_on", "months_to_relapse")
        if value(getattr(hct, name)) is not None
    ]
    if after and disease.relapse_number == 0:
        yield Fault(number, "0, but a relapse followed a transplant", beside=tuple(after))
    remissions: list[Path] = [
        ("lines", i, "best_response")
        for i, line in enumerate(case.lines or ())
        if line.best_response in REMISSIONS
    ]
    if remissions and never_in_remission(case):
        said = "a line led to a remission: it was followed by a relapse"
        yield Fault(number, said, beside=(*remissions, _STATUS))
    if status == "mrd-positive" and case.mrd.status == "negative":
        said = 'status "mrd-positive" and MRD "negative" exclude each other'
        yield Fault(("mrd", "status"), said, beside=(_STATUS,))
    if case.mrd.status == "negative" and _from(case.mrd.level_pct, MRD_NEGATIVE_BELOW):
        said = f'MRD "negative" means < {MRD_NEGATIVE_BELOW} %: leave out what does not hold'
        yield Fault(("mrd", "level_pct"), said, beside=(("mrd", "status"),))


def _sites(case: Case) -> Iterator[Fault]:
    disease, sites = case.disease, case.disease.sites
    yield from _masses(disease)
    yield from _cns(disease)
    if sites is None:
        return
    if disease.extramedullary is False and OUTSIDE & set(sites):
        said = "a site outside the marrow, but no extramedullary disease"
        yield Fault(_SITES, said, beside=(("disease", "extramedullary"),))
    if disease.cns == "cns1" and "cns" in sites:
        said = 'CNS among the sites, but "cns1" is a clean CSF'
        yield Fault(_SITES, said, beside=(("disease", "cns"),))
    if is_complete(case, "disease.sites"):
        yield from _sites_left_out(disease, sites)


def _cns(disease: Disease) -> Iterator[Fault]:
    """A site in the CNS that its status does not allow."""
    level, sites = disease.cns, set(disease.cns_sites or ())
    if level in ("cns1", "cns2") and sites - {"csf"}:
        said = f'a lesion or a palsy in the CNS is "cns3" (CNS3c), but "{level}"'
        yield Fault(_CNS_SITES, said, beside=(("disease", "cns"),))
    elif level == "cns1" and sites:
        said = 'CSF among the sites in the CNS, but "cns1" is a clean CSF'
        yield Fault(_CNS_SITES, said, beside=(("disease", "cns"),))


def _masses(disease: Disease) -> Iterator[Fault]:
    """A mass outside the marrow where there is said to be none."""
    for mass in _MASSES:
        if disease.extramedullary is False and getattr(disease, mass) is True:
            path: Path = ("disease", "extramedullary")
            yield Fault(("disease", mass), "yes, but no extramedullary disease", beside=(path,))


def _sites_left_out(disease: Disease, sites: Sequence[str]) -> Iterator[Fault]:
    """Disease where a list of sites, which is complete, names none."""
    outside = "extramedullary disease (outside marrow, blood and CNS), but"
    masses = [field for field in ("extramedullary", *_MASSES) if getattr(disease, field) is True]
    there = (
        ("marrow", _BLASTS, _from(disease.marrow_blasts_pct, 5), "5 % marrow blasts or more, but"),
        ("cns", ("disease", "cns"), disease.cns in ("cns2", "cns3"), f'"{disease.cns}", but'),
        ("cns", _CNS_SITES, bool(disease.cns_sites), "a site in the CNS, but"),
        *(("other", ("disease", field), not OUTSIDE & set(sites), outside) for field in masses[:1]),
    )  # fmt: skip
    for site, path, involved, said in there:
        if involved and site not in sites:
            yield Fault(_SITES, f'{said} the list of all sites lacks "{site}"', beside=(path,))


def _genetics(case: Case) -> Iterator[Fault]:
    genetics, ph_like = case.genetics, ("genetics", "ph_like")
    if genetics.bcr_abl1 == "negative" and genetics.abl1_mutations:
        path = ("genetics", "abl1_mutations")
        yield Fault(path, "ABL1 mutations, but no BCR::ABL1", beside=(_BCR_ABL1,))
    if case.disease.cml_blast_phase is True and genetics.bcr_abl1 == "negative":
        said = "a blast phase of CML, but no BCR::ABL1"
        yield Fault(_BCR_ABL1, said, beside=(("disease", "cml_blast_phase"),))
    if genetics.ph_like is True and genetics.bcr_abl1 == "positive":
        said = "Ph-like ALL is ALL without BCR::ABL1, which is positive"
        yield Fault(ph_like, said, beside=(_BCR_ABL1,))
    if genetics.ph_like is True and case.disease.lineage in ("t-all", "lbl-t"):
        said = f'Ph-like ALL is B-ALL, but the lineage is "{case.disease.lineage}"'
        yield Fault(ph_like, said, beside=(("disease", "lineage"),))
    yield from _karyotype(case)


def _karyotype(case: Case) -> Iterator[Fault]:
    """A lesion that the karyotype proves, and a field that denies it."""
    genetics = case.genetics
    proven = lesions(genetics.karyotype or "") or ()
    for lesion, field, denied in (
        ("BCR::ABL1", "bcr_abl1", "negative"), ("BCR::ABL1", "ph_like", True),
        ("KMT2A", "kmt2a", "not-rearranged"), ("low hypodiploidy", "hypodiploid", False),
        ("TCF3::HLF", "tcf3_hlf", False),
    ):  # fmt: skip
        stated = getattr(genetics, field)
        if lesion in proven and stated == denied and stated is not None:
            said = f"{found(stated)}, but the karyotype shows {_SHOWS.get(lesion, lesion)}"
            yield Fault(("genetics", field), said, beside=(("genetics", "karyotype"),))


_SHOWS = {"BCR::ABL1": "BCR::ABL1, t(9;22)", "KMT2A": "a rearrangement of KMT2A, 11q23"}


def _antigens(case: Case) -> Iterator[Fault]:
    """A word for the antigen, and the share of blasts that carry it."""
    for name, label in (("cd19", "CD19"), ("cd22", "CD22")):
        stated, pct = getattr(case.antigens, name), getattr(case.antigens, f"{name}_pct")
        path, beside = ("antigens", f"{name}_pct"), (("antigens", name),)
        if stated == "negative" and _from(pct, 20):
            said = f'{label} "negative" and 20 % or more exclude each other'
            yield Fault(path, said, beside=beside)
        if stated in ("positive", "dim", "partial") and pct == 0:
            yield Fault(path, f'{label} "{stated}" and 0 % exclude each other', beside=beside)
