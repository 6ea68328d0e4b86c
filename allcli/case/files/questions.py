"""What a case is asked for, in the order in which a clinician tells it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from allcli.case.agents.reading import understood
from allcli.case.calculators.scale import ratio
from allcli.case.facts import FACTS
from allcli.case.facts.lines import REMISSIONS
from allcli.case.facts.pregnancy import of_childbearing_age

# What is known so far, by path; of a list of tables, what is known of the entry that is being told,
# and under the name of the list every entry as it will be written.
Said = Mapping[str, Any]
AskedWhen = Callable[[Said], bool]


_LABELS = {fact.stated or fact.name: fact.label[:1].upper() + fact.label[1:] for fact in FACTS}


class AskedField(NamedTuple):
    """One question: the field it fills, its words, and when it is relevant.

    A question without words of its own asks for the fact that its field states, by its label.
    `if_yes` is what a yes-no question writes for yes; for no it then writes nothing. Questions on
    one list of tables stand together: the first opens an entry, again and again until it is empty.
    """

    path: str
    own_words: str = ""
    when: AskedWhen = lambda _: True
    if_yes: str = ""

    @property
    def words(self) -> str:
        """What is asked."""
        return self.own_words or _LABELS[self.path]


def _is(path: str, *values: object) -> AskedWhen:
    return lambda said: said.get(path) in values


def _yes(path: str) -> AskedWhen:
    return lambda said: said.get(path) is True


def _no(path: str) -> AskedWhen:
    return lambda said: said.get(path) is False


def _known(path: str) -> AskedWhen:
    return lambda said: said.get(path) is not None


def _unless(when: AskedWhen) -> AskedWhen:
    return lambda said: not when(said)


def _given(when: AskedWhen, *questions: AskedField) -> tuple[AskedField, ...]:
    """The questions, each asked only if `when` holds as well."""
    return tuple(q._replace(when=_both(when, q.when)) for q in questions)


def _both(first: AskedWhen, second: AskedWhen) -> AskedWhen:
    return lambda said: first(said) and second(said)


def _maybe_allogeneic(said: Said) -> bool:
    """Whether a transplant so far was, or may have been, allogeneic."""
    return any(hct.get("type") != "autologous" for hct in said.get("transplants", ()))


def _few_blasts(said: Said) -> bool:
    """Whether the marrow may be in remission, so that residual disease is the question."""
    blasts, status = said.get("disease.marrow_blasts_pct"), said.get("disease.status")
    few = blasts is not None and (blasts < 5) is not False
    return status == "remission" or (few and status != "mrd-positive")


def _mrd_found(said: Said) -> bool:
    return said.get("disease.status") == "mrd-positive" or said.get("mrd.status") == "positive"


def _inotuzumab(said: Said) -> bool:
    drugs = understood(said.get("lines[].regimen"), said.get("lines[].agents"))
    return drugs.gave("inotuzumab") is True


def _later_line(said: Said) -> bool:
    return len(said.get("lines", ())) > 1


def _two_dates_lack(table: str, start: str) -> AskedWhen:
    """Whether a remission cannot be reckoned from its two dates."""
    return lambda said: None in (said.get(f"{table}.{start}"), said.get(f"{table}.relapsed_on"))


def _bilirubin_raised(said: Said) -> bool:
    """Whether bilirubin may be above normal, and its cause was not already said to be absent."""
    times = ratio(said.get("labs.bilirubin"), said.get("labs.bilirubin_uln"))
    return said.get("liver.unstated") != "absent" and times is not None and (times > 1) is not False


def _had_arterial_event(said: Said) -> bool:
    return any(said.get(f"heart.{name}") for name in ("coronary_disease", "stroke"))


def _may_be_pregnant(said: Said) -> bool:
    return said.get("patient.sex") != "male" and of_childbearing_age(said.get("patient.age"))


_ABSENT = "is everything left empty here absent (you looked, and there was nothing else)?"
_CD22_FOUND = _is("antigens.cd22", "positive", "dim", "partial")
_IN_REMISSION = _is("lines[].best_response", *REMISSIONS)
_ACUTE = _yes("gvhd.acute_active")
_STAGES = _both(_ACUTE, _unless(_known("gvhd.acute_grade")))

_DISEASE = (
    AskedField("id", "Your label for the patient, never a name"),
    AskedField("assessed_on", "Day of the decision"),
    AskedField("jurisdiction"),
    AskedField("patient.age"),
    AskedField("patient.sex", "Sex"),
    AskedField("patient.pregnant", "Pregnant", _may_be_pregnant),
    AskedField("patient.gestation_weeks", when=_yes("patient.pregnant")),
    AskedField("patient.weight_kg"),
    AskedField("patient.ecog"),
    AskedField("disease.lineage"),
    AskedField("disease.status"),
    AskedField(
        "disease.lineage_now", "Phenotype of this relapse", _is("disease.status", "relapsed")
    ),
    AskedField("disease.relapse_number", "Which relapse", _is("disease.status", "relapsed")),
    AskedField("disease.marrow_blasts_pct"),
    AskedField("disease.blood_blasts"),
    AskedField("disease.emergency", "What cannot wait"),
    AskedField("disease.cns", "CNS"),
    AskedField("disease.cns_sites", "Where in the CNS", _is("disease.cns", "cns2", "cns3")),
    AskedField("disease.extramedullary", "Active disease outside marrow, blood and CNS"),
    *_given(
        _yes("disease.extramedullary"),
        AskedField("disease.bulky"),
        AskedField("disease.multifocal"),
        AskedField("disease.mediastinal_mass"),
    ),
    AskedField("disease.high_risk", "High risk by your protocol"),
    *_given(
        _unless(_is("disease.lineage", "t-all", "lbl-t", "myeloid")),
        AskedField("antigens.cd19", "CD19 on the latest sample"),
        AskedField("antigens.cd22", "CD22 on the latest sample"),
        AskedField("antigens.cd22_pct", when=_CD22_FOUND),
        AskedField("genetics.bcr_abl1"),
        *_given(
            _is("genetics.bcr_abl1", "positive"),
            AskedField("genetics.abl1_mutations"),
            AskedField("exposure.tkis_failed", "TKIs that failed"),
            AskedField("heart.arterial_event", "Infarction, stroke or other arterial event ever"),
        ),
    ),
    AskedField("genetics.kmt2a"),
    AskedField("mrd.status", when=_few_blasts),
    AskedField("mrd.level_pct", when=_mrd_found),
)
_LINES = (
    AskedField("lines[].regimen", "regimen"),
    AskedField("lines[].agents", "every drug in it, where its name does not tell"),
    AskedField("lines[].purpose", "purpose, salvage if you do not say", _later_line),
    AskedField("lines[].cycles", "cycles", _inotuzumab),
    AskedField("lines[].best_response", "best response"),
    AskedField("lines[].stopped_for", "why it ended"),
    AskedField("lines[].toxicities", "toxicities, each with its worst grade"),
    *_given(
        _IN_REMISSION,
        AskedField("lines[].response_on", "day of the response"),
        AskedField("lines[].relapsed_on", "day of the relapse"),
        AskedField(
            "lines[].response_months",
            "length of the remission",
            _two_dates_lack("lines[]", "response_on"),
        ),
    ),
)
_TRANSPLANTS = (
    AskedField("transplants[].type", "type"),
    AskedField("transplants[].date", "day"),
    AskedField("transplants[].donor", "donor", _unless(_is("transplants[].type", "autologous"))),
    AskedField("transplants[].conditioning_agents", "conditioning, drug by drug"),
    AskedField("transplants[].relapsed_on", "day of the relapse after it"),
    AskedField(
        "transplants[].months_to_relapse",
        "time to the relapse after it",
        _two_dates_lack("transplants[]", "date"),
    ),
)
_GVHD = _given(
    _maybe_allogeneic,
    AskedField("gvhd.acute_active"),
    AskedField("gvhd.acute_grade", when=_ACUTE),
    AskedField("gvhd.skin", "MAGIC stage, skin", _STAGES),
    AskedField("gvhd.liver", "MAGIC stage, liver", _STAGES),
    AskedField("gvhd.upper_gi", "MAGIC stage, upper GI", _STAGES),
    AskedField("gvhd.lower_gi", "MAGIC stage, lower GI", _STAGES),
    AskedField("gvhd.chronic_active"),
    AskedField(
        "gvhd.chronic_severity",
        when=_yes("gvhd.chronic_active"),
    ),
    AskedField("gvhd.systemic_treatment", "Systemic treatment for GVHD now"),
    AskedField(
        "gvhd.days_since_systemic_treatment",
        "Time since earlier systemic treatment for GVHD",
        _no("gvhd.systemic_treatment"),
    ),
    AskedField("gvhd.unstated", f"GVHD: {_ABSENT}", if_yes="absent"),
)
_VOD = _yes("liver.vod_history")
_ORGANS = (
    AskedField("liver.vod_history"),
    AskedField("liver.vod_severity", when=_VOD),
    AskedField("liver.vod_ongoing", "VOD/SOS ongoing", _VOD),
    AskedField("liver.cirrhosis"),
    AskedField("liver.nodular_regenerative_hyperplasia"),
    AskedField("liver.active_hepatitis", "Active hepatitis of any cause"),
    AskedField("liver.other_disease_history", "Other liver disease ever, such as drug injury"),
    AskedField("liver.unstated", f"Liver: {_ABSENT}", if_yes="absent"),
    AskedField("labs.bilirubin", "Total bilirubin"),
    AskedField("labs.bilirubin_uln", "Bilirubin, upper limit of normal", _known("labs.bilirubin")),
    AskedField("liver.gilbert", "Gilbert syndrome", _bilirubin_raised),
    AskedField("liver.haemolysis", "Haemolysis that explains the bilirubin", _bilirubin_raised),
    AskedField("labs.ast", "AST"),
    AskedField("labs.ast_uln", "AST, upper limit of normal", _known("labs.ast")),
    AskedField("labs.alt", "ALT"),
    AskedField("labs.alt_uln", "ALT, upper limit of normal", _known("labs.alt")),
    AskedField("labs.creatinine"),
    AskedField("heart.lvef_pct"),
    AskedField("heart.heart_failure"),
    AskedField("heart.coronary_disease", "Infarction, coronary revascularisation or angina ever"),
    AskedField("heart.stroke", "Stroke or transient ischaemic attack ever"),
    AskedField("heart.months_since_arterial_event", when=_had_arterial_event),
    AskedField("neurology.seizures"),
    AskedField("neurology.cns_disorder"),
    AskedField(
        "neurology.neuropathy_grade",
        "Neuropathy, CTCAE grade",
        _is("disease.lineage", "t-all", "lbl-t"),
    ),
    AskedField("comorbidity.infection", "Active infection under treatment"),
    AskedField("infection.uncontrolled", "Not under control", _yes("comorbidity.infection")),
)
_PLAN = (
    AskedField("plan.transplant_intended"),
    AskedField("plan.donor", when=_unless(_no("plan.transplant_intended"))),
    AskedField(
        "plan.conditioning_agents",
        "Planned conditioning, drug by drug",
        _yes("plan.transplant_intended"),
    ),
)
QUESTIONS: tuple[AskedField, ...] = _DISEASE + _LINES + _TRANSPLANTS + _GVHD + _ORGANS + _PLAN
