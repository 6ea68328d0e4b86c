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
When = Callable[[Said], bool]


_LABELS = {fact.stated or fact.name: fact.label[:1].upper() + fact.label[1:] for fact in FACTS}


class Question(NamedTuple):
    """One question: the field it fills, its words, and when it is relevant.

    A question without words of its own asks for the fact that its field states, by its label.
    `if_yes` is what a yes-no question writes for yes; for no it then writes nothing. Questions on
    one list of tables stand together: the first opens an entry, again and again until it is empty.
    """

    path: str
    own_words: str = ""
    when: When = lambda _: True
    if_yes: str = ""

    @property
    def words(self) -> str:
        """What is asked."""
        return self.own_words or _LABELS[self.path]


def _is(path: str, *values: object) -> When:
    return lambda said: said.get(path) in values


def _yes(path: str) -> When:
    return lambda said: said.get(path) is True


def _no(path: str) -> When:
    return lambda said: said.get(path) is False


def _known(path: str) -> When:
    return lambda said: said.get(path) is not None


def _unless(when: When) -> When:
    return lambda said: not when(said)


def _given(when: When, *questions: Question) -> tuple[Question, ...]:
    """The questions, each asked only if `when` holds as well."""
    return tuple(q._replace(when=_both(when, q.when)) for q in questions)


def _both(first: When, second: When) -> When:
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


def _two_dates_lack(table: str, start: str) -> When:
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
    Question("id", "Your label for the patient, never a name"),
    Question("assessed_on", "Day of the decision"),
    Question("jurisdiction"),
    Question("patient.age"),
    Question("patient.sex", "Sex"),
    Question("patient.pregnant", "Pregnant", _may_be_pregnant),
    Question("patient.gestation_weeks", when=_yes("patient.pregnant")),
    Question("patient.weight_kg"),
    Question("patient.ecog"),
    Question("disease.lineage"),
    Question("disease.status"),
    Question("disease.lineage_now", "Phenotype of this relapse", _is("disease.status", "relapsed")),
    Question("disease.relapse_number", "Which relapse", _is("disease.status", "relapsed")),
    Question("disease.marrow_blasts_pct"),
    Question("disease.blood_blasts"),
    Question("disease.emergency", "What cannot wait"),
    Question("disease.cns", "CNS"),
    Question("disease.cns_sites", "Where in the CNS", _is("disease.cns", "cns2", "cns3")),
    Question("disease.extramedullary", "Active disease outside marrow, blood and CNS"),
    *_given(
        _yes("disease.extramedullary"),
        Question("disease.bulky"),
        Question("disease.multifocal"),
        Question("disease.mediastinal_mass"),
    ),
    Question("disease.high_risk", "High risk by your protocol"),
    *_given(
        _unless(_is("disease.lineage", "t-all", "lbl-t", "myeloid")),
        Question("antigens.cd19", "CD19 on the latest sample"),
        Question("antigens.cd22", "CD22 on the latest sample"),
        Question("antigens.cd22_pct", when=_CD22_FOUND),
        Question("genetics.bcr_abl1"),
        *_given(
            _is("genetics.bcr_abl1", "positive"),
            Question("genetics.abl1_mutations"),
            Question("exposure.tkis_failed", "TKIs that failed"),
            Question("heart.arterial_event", "Infarction, stroke or other arterial event ever"),
        ),
    ),
    Question("genetics.kmt2a"),
    Question("mrd.status", when=_few_blasts),
    Question("mrd.level_pct", when=_mrd_found),
)
_LINES = (
    Question("lines[].regimen", "regimen"),
    Question("lines[].agents", "every drug in it, where its name does not tell"),
    Question("lines[].purpose", "purpose, salvage if you do not say", _later_line),
    Question("lines[].cycles", "cycles", _inotuzumab),
    Question("lines[].best_response", "best response"),
    Question("lines[].stopped_for", "why it ended"),
    Question("lines[].toxicities", "toxicities, each with its worst grade"),
    *_given(
        _IN_REMISSION,
        Question("lines[].response_on", "day of the response"),
        Question("lines[].relapsed_on", "day of the relapse"),
        Question(
            "lines[].response_months",
            "length of the remission",
            _two_dates_lack("lines[]", "response_on"),
        ),
    ),
)
_TRANSPLANTS = (
    Question("transplants[].type", "type"),
    Question("transplants[].date", "day"),
    Question("transplants[].donor", "donor", _unless(_is("transplants[].type", "autologous"))),
    Question("transplants[].conditioning_agents", "conditioning, drug by drug"),
    Question("transplants[].relapsed_on", "day of the relapse after it"),
    Question(
        "transplants[].months_to_relapse",
        "time to the relapse after it",
        _two_dates_lack("transplants[]", "date"),
    ),
)
_GVHD = _given(
    _maybe_allogeneic,
    Question("gvhd.acute_active"),
    Question("gvhd.acute_grade", when=_ACUTE),
    Question("gvhd.skin", "MAGIC stage, skin", _STAGES),
    Question("gvhd.liver", "MAGIC stage, liver", _STAGES),
    Question("gvhd.upper_gi", "MAGIC stage, upper GI", _STAGES),
    Question("gvhd.lower_gi", "MAGIC stage, lower GI", _STAGES),
    Question("gvhd.chronic_active"),
    Question(
        "gvhd.chronic_severity",
        when=_yes("gvhd.chronic_active"),
    ),
    Question("gvhd.systemic_treatment", "Systemic treatment for GVHD now"),
    Question(
        "gvhd.days_since_systemic_treatment",
        "Time since earlier systemic treatment for GVHD",
        _no("gvhd.systemic_treatment"),
    ),
    Question("gvhd.unstated", f"GVHD: {_ABSENT}", if_yes="absent"),
)
_VOD = _yes("liver.vod_history")
_ORGANS = (
    Question("liver.vod_history"),
    Question("liver.vod_severity", when=_VOD),
    Question("liver.vod_ongoing", "VOD/SOS ongoing", _VOD),
    Question("liver.cirrhosis"),
    Question("liver.nodular_regenerative_hyperplasia"),
    Question("liver.active_hepatitis", "Active hepatitis of any cause"),
    Question("liver.other_disease_history", "Other liver disease ever, such as drug injury"),
    Question("liver.unstated", f"Liver: {_ABSENT}", if_yes="absent"),
    Question("labs.bilirubin", "Total bilirubin"),
    Question("labs.bilirubin_uln", "Bilirubin, upper limit of normal", _known("labs.bilirubin")),
    Question("liver.gilbert", "Gilbert syndrome", _bilirubin_raised),
    Question("liver.haemolysis", "Haemolysis that explains the bilirubin", _bilirubin_raised),
    Question("labs.ast", "AST"),
    Question("labs.ast_uln", "AST, upper limit of normal", _known("labs.ast")),
    Question("labs.alt", "ALT"),
    Question("labs.alt_uln", "ALT, upper limit of normal", _known("labs.alt")),
    Question("labs.creatinine"),
    Question("heart.lvef_pct"),
    Question("heart.heart_failure"),
    Question("heart.coronary_disease", "Infarction, coronary revascularisation or angina ever"),
    Question("heart.stroke", "Stroke or transient ischaemic attack ever"),
    Question("heart.months_since_arterial_event", when=_had_arterial_event),
    Question("neurology.seizures"),
    Question("neurology.cns_disorder"),
    Question(
        "neurology.neuropathy_grade",
        "Neuropathy, CTCAE grade",
        _is("disease.lineage", "t-all", "lbl-t"),
    ),
    Question("comorbidity.infection", "Active infection under treatment"),
    Question("infection.uncontrolled", "Not under control", _yes("comorbidity.infection")),
)
_PLAN = (
    Question("plan.transplant_intended"),
    Question("plan.donor", when=_unless(_no("plan.transplant_intended"))),
    Question(
        "plan.conditioning_agents",
        "Planned conditioning, drug by drug",
        _yes("plan.transplant_intended"),
    ),
)
QUESTIONS: tuple[Question, ...] = _DISEASE + _LINES + _TRANSPLANTS + _GVHD + _ORGANS + _PLAN
