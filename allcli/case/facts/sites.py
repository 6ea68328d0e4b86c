"""Where the leukaemia is."""

from typing import NamedTuple

from allcli.case.disease import Disease
from allcli.case.facts.reading import Reading, value
from allcli.case.fields import Missing

OUTSIDE = frozenset({"testis", "heart", "eye", "kidney", "other"})  # of marrow, blood and CNS


class Sites(NamedTuple):
    """Whether each is involved now."""

    cns: bool | None
    extramedullary: bool | None
    testis: bool | None
    heart: bool | None
    eye: bool | None
    kidney: bool | None
    marrow: bool | None


def sites(reading: Reading) -> Sites:
    """As their own fields tell, and a list of sites, which is taken to be complete.

    Few blasts do not clear the marrow: it may be involved in foci or on the MRD level, which the
    list of sites tells.
    """
    disease = reading.case.disease
    listed = disease.sites
    in_cns, extramedullary = _in_cns(disease), _extramedullary(disease)
    blasts = value(disease.marrow_blasts_pct)
    many = blasts is not None and (blasts >= 5) is True
    if listed is None:
        outside = None if extramedullary is not False else False
        return Sites(in_cns, extramedullary, outside, outside, outside, outside, many or None)
    return Sites(
        _listed("cns" in listed or in_cns, disease.cns),
        _listed(OUTSIDE & set(listed) or extramedullary, disease.extramedullary),
        "testis" in listed,
        "heart" in listed,
        "eye" in listed,
        "kidney" in listed,
        _listed("marrow" in listed or many, disease.marrow_blasts_pct),
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


def cns_sites(reading: Reading) -> tuple[str, ...] | None:
    """As listed; no site where the CNS is clear."""
    listed = reading.case.disease.cns_sites
    return () if listed is None and reading.once(sites).cns is False else listed


def _listed(involved: object, own_field: object) -> bool | None:
    """Whether a site is involved; a list does not deny what its own field says is not known."""
    return True if involved else None if isinstance(own_field, Missing) else False
