"""Where the leukaemia is."""

from typing import NamedTuple

from allcli.case.facts.reading import Reading, value
from allcli.case.fields import Missing


class Sites(NamedTuple):
    """Whether each is involved now."""

    cns: bool | None
    extramedullary: bool | None
    testis: bool | None
    marrow: bool | None


def sites(reading: Reading) -> Sites:
    """As their own fields tell, and a list of sites, which is taken to be complete.

    Few blasts do not clear the marrow: it may be involved in foci or on the MRD level, which the
    list of sites tells.
    """
    disease = reading.case.disease
    listed, cns = disease.sites, value(disease.cns)
    extramedullary = value(disease.extramedullary)
    in_cns = None if cns is None else cns != "cns1"
    blasts = value(disease.marrow_blasts_pct)
    many = blasts is not None and (blasts >= 5) is True
    if listed is None:
        return Sites(in_cns, extramedullary, None, many or None)
    return Sites(
        _listed("cns" in listed or in_cns, disease.cns),
        _listed({"testis", "other"} & set(listed) or extramedullary, disease.extramedullary),
        "testis" in listed,
        _listed("marrow" in listed or many, disease.marrow_blasts_pct),
    )


def _listed(involved: object, own_field: object) -> bool | None:
    """Whether a site is involved; a list does not deny what its own field says is not known."""
    return True if involved else None if isinstance(own_field, Missing) else False
