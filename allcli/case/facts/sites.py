"""Where the leukaemia is."""

from typing import NamedTuple

from allcli.case.disease import Disease
from allcli.case.facts.reading import Reading, is_complete, value
from allcli.case.fields import Missing
from allcli.case.span import PartlyListed, partly_listed

OUTSIDE = frozenset({"testis", "heart", "eye", "kidney", "bowel", "other"})  # of marrow, CNS


class Sites(NamedTuple):
    """Whether each is involved now."""

    cns: bool | None
    extramedullary: bool | None
    testis: bool | None
    heart: bool | None
    eye: bool | None
    kidney: bool | None
    bowel: bool | None
    marrow: bool | None


def sites(reading: Reading) -> Sites:
    """As their own fields tell, and a list of sites, which is complete unless the case denies it.

    Few blasts do not clear the marrow: it may be involved in foci or on the MRD level, which the
    list of sites tells.
    """
    disease = reading.case.disease
    there = set(disease.sites or ())
    is_whole = is_complete(reading.case, "disease.sites")
    in_cns, extramedullary = _in_cns(disease), _extramedullary(disease)
    blasts = value(disease.marrow_blasts_pct)
    many = blasts is not None and (blasts >= 5) is True

    def involved(own_field: object, *, stated: bool | None) -> bool | None:
        """A complete list denies what it leaves out, but not what its own field leaves open."""
        return stated if stated or not is_whole or isinstance(own_field, Missing) else False

    def outside(site: str) -> bool | None:
        return True if site in there else False if is_whole or extramedullary is False else None

    return Sites(
        involved(disease.cns, stated="cns" in there or in_cns),
        involved(disease.extramedullary, stated=bool(OUTSIDE & there) or extramedullary),
        outside("testis"),
        outside("heart"),
        outside("eye"),
        outside("kidney"),
        outside("bowel"),
        involved(disease.marrow_blasts_pct, stated="marrow" in there or many or None),
    )


def _in_cns(disease: Disease) -> bool | None:
    if disease.cns_sites:
        return True
    cns = value(disease.cns)
    return None if cns is None else cns != "cns1"


def _extramedullary(disease: Disease) -> bool | None:
    if True in (disease.multifocal, disease.bulky, disease.mediastinal_mass):
        return True
    stated: bool | None = value(disease.extramedullary)
    return stated


def no_mass(reading: Reading) -> bool | None:
    """What a mass outside the marrow is like: not so where there is none."""
    return False if reading.once(sites).extramedullary is False else None


def cns_level(reading: Reading) -> str | None:
    """A lesion or a palsy is CNS3 whatever the CSF shows."""
    return "cns3" if set(reading.case.disease.cns_sites or ()) - {"csf"} else None


def cns_sites(reading: Reading) -> tuple[str, ...] | PartlyListed | None:
    """As listed; no site where the CNS is clear."""
    listed = reading.case.disease.cns_sites
    if is_complete(reading.case, "disease.cns_sites"):
        return listed
    return () if reading.once(sites).cns is False else partly_listed(listed or ())


def emergencies(reading: Reading) -> tuple[str, ...] | PartlyListed | None:
    """What cannot wait, as listed."""
    listed = reading.case.disease.emergency
    whole = is_complete(reading.case, "disease.emergency")
    return listed if whole else partly_listed(listed or ())
