"""What was understood of a case, a line each, and what was written but could not be used."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from allcli.case.agents.names import TARGETED
from allcli.case.facts import VOCABULARY, Facts, Value
from allcli.case.facts.outcome import HYPERSENSITIVE
from allcli.case.facts.reading import value
from allcli.case.facts.stated import FAILABLE, INTOLERABLE, field_of
from allcli.case.files.read import Source
from allcli.case.karyotype import lesions
from allcli.case.span import Span
from allcli.case.unread import for_people
from allcli.rulebook.explain import shown
from allcli.triage.assessment import ORIGIN, ReadAs

if TYPE_CHECKING:
    from allcli.case.gathered import Gathered

_DRUGS = tuple(dict.fromkeys(map(field_of, (*INTOLERABLE, *FAILABLE))))
_TOLD_IF_OPEN = tuple(map(field_of, TARGETED))
_NAMES = {"cd19_car_t": "CD19 CAR-T", "dli": "DLI"}
_LINEAGES = {
    "b-all": "B-ALL", "t-all": "T-ALL", "mpal": "MPAL", "mpal-b-myeloid": "B/myeloid MPAL",
    "mpal-t-myeloid": "T/myeloid MPAL", "aul": "acute undifferentiated leukaemia",
    "myeloid": "myeloid leukaemia",
}  # fmt: skip
_TOPICS = {
    "disease": (
        "disease.marrow_blasts_pct", "disease.blood_blasts_1e9_l", "disease.cns",
        "disease.testicular", "disease.extramedullary", "antigens.cd19", "antigens.cd22",
        "antigens.cd22_pct", "genetics.kmt2a", "patient.ecog",
    ),
    "transplants": ("hct.allo_number", "hct.months_to_relapse", "hct.dli_given"),
    "GVHD": (
        "gvhd.acute_active", "gvhd.acute_grade", "gvhd.chronic_active", "gvhd.chronic_severity",
        "gvhd.systemic_treatment",
    ),
    "organs": (
        "labs.bilirubin_x_uln", "labs.transaminases_x_uln", "labs.alp_x_uln", "labs.ldh_x_uln",
        "labs.creatinine_mg_dl", "kidney.creatinine_clearance_ml_min", "labs.wbc_1e9_l",
        "labs.anc_1e9_l", "labs.platelets_1e9_l", "heart.lvef_pct", "heart.qtcf_ms",
    ),
}  # fmt: skip

_SAID_IF_SO = {
    "genetics.abl_class": "ABL-class fusion", "comorbidity.down_syndrome": "Down syndrome",
    "comorbidity.dna_repair_disorder": "DNA repair disorder",
}  # fmt: skip
_SIGNS: dict[Value, str] = {"positive": "+", "negative": "-"}
_AFTER = ("transplants", "GVHD")  # an allo-HCT; without one there is nothing to tell
_NO_GVHD = ("gvhd.acute_active", "gvhd.chronic_active", "gvhd.systemic_treatment")
_MRD = ("mrd.status", "mrd.level_pct")
UNREAD = "no rule reads "  # fields that are for people
# What the lines, or the signs, tell of; that there was none is not told.
_TOXICITIES = (
    *(f"exposure.{name}" for name in (
        "blinatumomab_neurotoxicity", "blinatumomab_crs", "nelarabine_neurotoxicity",
        "cd19_car_t_neurotoxicity", "cd19_car_t_crs",
    )),
    *(f"exposure.hypersensitivity_{drug}" for drug in HYPERSENSITIVE),
    "liver.vod_history", "vod.criteria_met", "toxicity.pancreatitis_past", "heart.arterial_event",
    "heart.venous_thrombosis", "neurology.seizures",
)  # fmt: skip


def patient_line(facts: Facts) -> tuple[str, ...]:
    """The patient in a few words, from what is known."""
    age = facts.value("patient.age_years")
    words = ["" if age is None else _age(age), _leukaemia(facts), _status(facts), _pregnant(facts)]
    words += [said for name, said in _SAID_IF_SO.items() if facts.value(name)]
    return tuple(filter(None, words))


def _pregnant(facts: Facts) -> str:
    if not facts.value("patient.pregnant"):
        return ""
    weeks = facts.value("patient.gestation_weeks")
    how_far = shown(VOCABULARY["patient.gestation_weeks"], weeks).removesuffix(" weeks")
    return "pregnant" if weeks is None else f"{how_far} weeks pregnant"


def _leukaemia(facts: Facts) -> str:
    """`Ph-negative B-ALL`, `ETP-ALL`."""
    lineage, ph = facts.value("disease.lineage"), facts.value("genetics.bcr_abl1")
    if not isinstance(lineage, str):
        return ""
    is_etp = lineage == "t-all" and facts.value("disease.etp")
    name = "ETP-ALL" if is_etp else _LINEAGES[lineage]
    return f"Ph-{ph} {name}" if ph else name


def _age(age: Value) -> str:
    """That of an infant in months, as one says it."""
    if isinstance(age, float) and age < 1:
        months = round(age * 12)
        return "1 month" if months == 1 else f"{months} months"
    return shown(VOCABULARY["patient.age_years"], age)


def _status(facts: Facts) -> str:
    """`relapsed 9 months after allo-HCT`, `refractory, after 2 allo-HCTs`."""
    status, months = facts.value("disease.status"), facts.value("hct.months_to_relapse")
    number = facts.value("hct.allo_number")
    if facts.value("mrd.in_remission"):
        status = "MRD-positive"
    said = str(status or "status not known")
    after = f"after {number} allo-HCTs" if number not in (None, 0, 1) else "after allo-HCT"
    if not facts.value("hct.prior_allo"):
        return said if status else ""
    if status == "relapsed" and facts.value("hct.relapse_after") and months is not None:
        return f"{said} {shown(VOCABULARY['hct.months_to_relapse'], months)} {after}"
    return f"{said}, {after}"


def read_as(source: Source) -> tuple[ReadAs, ...]:
    """Drugs before with their outcome, transplants, GVHD, organs as multiples of limits, MRD."""
    drugs = "; ".join(_drugs(source.facts))
    lines = [ReadAs("drugs before", drugs)]
    never = source.facts.value("hct.prior_allo") is False
    for topic, names in _TOPICS.items():
        if never and topic in _AFTER:
            continue
        known = [*_known(source.facts, names), *(_scale(source) if topic == "disease" else ())]
        says = ", ".join(known) or _nothing_of(topic, source.facts)
        is_free = topic == "GVHD" and all(source.facts.value(name) is False for name in _NO_GVHD)
        lines.append(
            ReadAs(topic, "no active GVHD, no systemic treatment for it" if is_free else says)
        )
    harms = [_said(name, level) for name in _TOXICITIES if (level := source.facts.value(name))]
    if harms:
        lines.append(ReadAs("toxicities", ", ".join(harms)))
    if never:
        lines.append(ReadAs("transplants", "no allo-HCT before"))
    residual = ", ".join(_known(source.facts, _MRD))
    if residual:
        lines.append(ReadAs("MRD", residual))
    proven = lesions(source.case.genetics.karyotype or "")
    if proven is not None:
        says = ", ".join(sorted(proven)) or "names no lesion that decides; none is excluded by it"
        lines.append(ReadAs("karyotype", says))
    if source.gathered:
        lines.append(ReadAs(ORIGIN, "; ".join(_origins(source.gathered))))
    return tuple(lines)


def _scale(source: Source) -> Iterator[str]:
    """`Karnofsky 80`, or the `Lansky 80` that stands for it."""
    points = source.facts.value("patient.kps")
    if points is not None:
        says = _said("patient.kps", points)
        is_childs = value(source.case.patient.kps) is None
        yield says.replace("Karnofsky", "Lansky") if is_childs else says


def _nothing_of(topic: str, facts: Facts) -> str:
    is_told = topic == "disease" and (facts.value("disease.lineage") or _status(facts))
    return "nothing but its lineage or status" if is_told else "not known"


def _origins(given: "Gathered") -> Iterator[str]:
    """`Observation/wbc-1, 2024-01-04: labs.wbc`."""
    fields: dict[str, list[str]] = {}
    for field, origin in given.origin_of.items():
        fields.setdefault(origin.says, []).append(field)
    for resource, names in fields.items():
        yield f"{resource}: {', '.join(names)}"


def _drugs(facts: Facts) -> Iterator[str]:
    given = {drug: facts.value(f"exposure.{drug}") for drug in _DRUGS}
    yield from (_outcome(facts, drug) for drug, answer in given.items() if answer)
    tkis = facts.value("exposure.tki_number")
    is_open = isinstance(tkis, Span) and not tkis.low  # says something of Ph-positive disease only
    if tkis is not None and tkis != 0 and not (is_open and _no_tki_expected(facts)):
        yield f"TKIs so far {shown(VOCABULARY['exposure.tki_number'], tkis)}"
    never = [drug for drug in _TOLD_IF_OPEN if given[drug] is False] + ["TKI"] * (tkis == 0)
    unsure = [drug for drug in _TOLD_IF_OPEN if given[drug] is None]
    if never:
        yield f"no {_listed(never)}"
    if unsure:
        yield f"{_listed(unsure)}: not known"


def _no_tki_expected(facts: Facts) -> bool:
    lineage, ph = facts.value("disease.lineage"), facts.value("genetics.bcr_abl1")
    return ph == "negative" or (ph is None and lineage == "t-all")


def _outcome(facts: Facts, drug: str) -> str:
    """A drug, and what came of it as far as that is certain."""
    names = (f"exposure.{drug}_failed", f"exposure.{drug}_not_tolerated")
    words = zip(names, ("failed", "not tolerated"), strict=True)
    came = [word for name, word in words if name in VOCABULARY and facts.value(name)]
    name = _NAMES.get(drug, drug)
    return f"{name} ({', '.join(came)})" if came else name


def _listed(drugs: list[str]) -> str:
    *most, last = [_NAMES.get(drug, drug) for drug in drugs]
    return f"{', '.join(most)} or {last}" if most else last


def _known(facts: Facts, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if (known := facts.value(name)) is not None:
            yield _said(name, known)


def _said(name: str, value: Value) -> str:
    """`bilirubin 0.5 x ULN`, `no active acute GVHD`."""
    fact = VOCABULARY[name]
    if isinstance(value, bool):
        return f"{'' if value else 'no '}{fact.label}"
    if name == "disease.cns":
        return str(value).replace("cns", "CNS")
    if name == "antigens.cd19" and value in _SIGNS:
        return f"{fact.label}{_SIGNS[value]}"
    return f"{fact.label} {shown(fact, value).replace('not-', 'not ')}"


def unused(source: Source) -> tuple[str, ...]:
    """What was written and could not be used, or only in part, each once."""
    said = [problem.said for problem in source.unusable]
    unread = for_people(source.case)
    return (*said, f"{UNREAD}{', '.join(unread)}") if unread else tuple(said)
