"""The leukaemia now: lineage, status, remissions, blasts, sites."""

from allcli.case.calculators.scale import product
from allcli.case.facts.ageing import BLOOD_COUNTS, MARROW
from allcli.case.facts.lines import refractory_to_salvage, remission_months, salvage_number
from allcli.case.facts.reading import Reading, lasted, value
from allcli.case.facts.record import (
    CLOCK,
    ENDS,
    FALLS,
    CanChange,
    Value,
    asked,
    choice,
    count,
    list_of,
    number,
    yes_no,
)
from allcli.case.facts.reuse import CHEMOTHERAPY
from allcli.case.facts.sites import cns_level, cns_sites, emergencies, no_mass, sites
from allcli.case.kinds import CnsSite, DiseaseStatus, Emergency, Lineage, words_of

_MARROW = "marrow blasts"
_CNS = "CNS leukaemia: now, where, before"
_OUTSIDE = "extramedullary disease: now, where, before"
_FIRST_CR = ("lines[].response_on", "lines[].relapsed_on", "lines[].response_months")


# A lymphoma is treated as the leukaemia of its lineage.
_LEUKAEMIA_OF = {"lbl-b": "b-all", "lbl-t": "t-all", "all-unspecified": None}
LINEAGES = tuple(word for word in words_of(Lineage) if word not in _LEUKAEMIA_OF)


def _lineage(reading: Reading) -> Value:
    """What the blasts are now; one that was never told apart is not known: it may be either."""
    disease = reading.case.disease
    stated = disease.lineage if disease.lineage_now is None else disease.lineage_now
    lineage: str | None = value(stated)
    return None if lineage is None else _LEUKAEMIA_OF.get(lineage, lineage)


def _lymphoma(reading: Reading) -> bool | None:
    """Whether it began as a lymphoma; a lineage that is told and does not say so denies it."""
    lineage: str | None = value(reading.case.disease.lineage)
    return None if lineage in (None, "all-unspecified") else lineage in ("lbl-b", "lbl-t")


def _blood_blasts(reading: Reading) -> Value:
    """White cells times the share of blasts among them."""
    case = reading.case
    blasts = product(value(case.labs.wbc), value(case.disease.blood_blasts_pct))
    return product(blasts, 0.01)


DISEASE = (
    *asked(
        "status",
        choice(
            "disease.lineage", "lineage", LINEAGES, "disease.lineage", "disease.lineage_now",
            of=_lineage, safety=True,
        ),
        yes_no("disease.etp", "early T-cell precursor ALL", test="marrow"),
        yes_no("disease.lymphoma", "lymphoblastic lymphoma", "disease.lineage", of=_lymphoma),
        yes_no("disease.cml_blast_phase", "lymphoid blast phase of CML"),
        choice(
            "disease.status", "status", words_of(DiseaseStatus),
            change=CanChange("treatment", ("mrd-positive", "remission")),
        ),
        yes_no("disease.high_risk", "high-risk ALL"),
        number(
            "disease.months_since_diagnosis", "since diagnosis", "months", (0, 1200),
            "disease.diagnosed_on",
            of=lambda reading: lasted(
                None, reading.case.disease.diagnosed_on, reading.case.assessed_on
            ),
            change=CLOCK,
        ),
        count("disease.relapse_number", "relapse number", "", (0, 50)),
    ),
    *asked(
        "earlier therapy",
        # as many as relapses: where no line says that it is maintenance, each counts as a salvage
        count(
            "disease.salvage_number", "salvage number", "", (1, 50), "lines",
            stated="disease.salvage_number", of=salvage_number,
        ),
        yes_no(
            "disease.refractory_to_salvage", "no remission by the last salvage",
            "lines[].best_response", "lines[].purpose",
            of=refractory_to_salvage, topic=CHEMOTHERAPY,
        ),
        number(
            "disease.first_cr_months", "first remission", "months", (0, 1200), *_FIRST_CR,
            of=lambda reading: remission_months(reading.case, first=True),
        ),
        number(
            "disease.last_cr_months", "last remission", "months", (0, 1200), *_FIRST_CR,
            of=lambda reading: remission_months(reading.case, first=False), local_only=True,
        ),
    ),
    *asked(
        "burden",
        number(
            "disease.marrow_blasts_pct", _MARROW, "%", (0, 100), topic=_MARROW,
            test="marrow", change=FALLS, ages=MARROW,
        ),
        number(
            "disease.blood_blasts_1e9_l", "blood blasts", "x10^9/L", (0, 2000),
            "disease.blood_blasts", "labs.wbc", "disease.blood_blasts_pct",
            stated="disease.blood_blasts", of=_blood_blasts,
            test="blood", change=FALLS, ages=BLOOD_COUNTS,
        ),
        number(
            "disease.blood_blasts_pct", "blood blasts", "%", (0, 100),
            test="blood", change=FALLS, ages=BLOOD_COUNTS, local_only=True,
        ),
    ),
    *asked(
        "sites",
        yes_no(
            "disease.cns_active", "active CNS leukaemia",
            "disease.cns", "disease.sites", "disease.cns_sites",
            of=lambda reading: reading.once(sites).cns,
            safety=True, topic=_CNS, test="marrow", change=ENDS, past="disease.cns_past",
            ages=MARROW,
        ),
        choice(
            "disease.cns", "CNS status", ("cns1", "cns2", "cns3"),
            "disease.cns", "disease.cns_sites", stated="disease.cns", of=cns_level, topic=_CNS,
            test="marrow", change=CanChange("treatment", ("cns1", "cns2")), ages=MARROW,
        ),
        list_of(
            "disease.cns_sites", "sites in the CNS", words_of(CnsSite),
            of=cns_sites, topic=_CNS, test="imaging", ages=MARROW,
        ),
        yes_no("disease.cns_past", "CNS leukaemia before, now cleared", topic=_CNS),
        yes_no(
            "disease.extramedullary", "active extramedullary disease",
            "disease.extramedullary", "disease.sites",
            of=lambda reading: reading.once(sites).extramedullary,
            topic=_OUTSIDE, test="imaging", change=ENDS, past="disease.extramedullary_past",
            ages=MARROW,
        ),
        yes_no(
            "disease.extramedullary_past", "extramedullary disease before",
            topic=_OUTSIDE, test="imaging",
        ),
        *(
            yes_no(
                f"disease.{name}", label, stated=f"disease.{name}", of=no_mass, topic=_OUTSIDE,
                test="imaging", change=ENDS, ages=MARROW,
            )
            for name, label in (
                ("multifocal", "two sites or more outside the marrow"),
                ("bulky", "bulky mass outside the marrow"),
                ("mediastinal_mass", "mediastinal mass"),
            )
        ),
    ),
    *asked(
        "status",
        list_of("disease.emergency", "emergency", words_of(Emergency), of=emergencies, ages=MARROW),
    ),
    *asked(
        "sites",
        yes_no(
            "disease.testicular", "testicular disease", "disease.sites",
            of=lambda reading: reading.once(sites).testis, topic=_OUTSIDE, change=ENDS, ages=MARROW,
        ),
        yes_no(
            "disease.heart", "leukaemia in the heart or pericardium", "disease.sites",
            of=lambda reading: reading.once(sites).heart, topic=_OUTSIDE, change=ENDS, ages=MARROW,
        ),
        yes_no(
            "disease.eye", "leukaemia in the eye or orbit", "disease.sites",
            of=lambda reading: reading.once(sites).eye, topic=_OUTSIDE, change=ENDS, ages=MARROW,
        ),
        yes_no(
            "disease.kidney", "leukaemia in the kidney", "disease.sites",
            of=lambda reading: reading.once(sites).kidney, topic=_OUTSIDE, change=ENDS, ages=MARROW,
        ),
        yes_no(
            "disease.bowel", "leukaemia in the stomach or bowel", "disease.sites",
            of=lambda reading: reading.once(sites).bowel, topic=_OUTSIDE, change=ENDS, ages=MARROW,
        ),
    ),
    *asked(
        "burden",
        yes_no(
            "disease.marrow_involved", "marrow involved",
            "disease.sites", "disease.marrow_blasts_pct",
            of=lambda reading: reading.once(sites).marrow,
            topic=_MARROW, test="marrow", change=ENDS, ages=MARROW,
        ),
    ),
)  # fmt: skip
