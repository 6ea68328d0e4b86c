"""What a case is asked for, in the order in which a clinician tells it."""

from allcli.case.facts import Chapter
from allcli.case.facts.lines import REMISSIONS
from allcli.case.files.asked import GATE, AskedField, AskedWhen, findings_of
from allcli.case.files.relevance import (
    bilirubin_raised,
    both,
    few_blasts,
    gave_inotuzumab,
    had_arterial_event,
    is_child,
    is_one_of,
    is_opened,
    known,
    later_line,
    leaves_drugs_open,
    may_be_pregnant,
    maybe_allogeneic,
    mrd_found,
    needs_limit,
    no,
    two_dates_lack,
    unless,
    yes,
)


def _in(section: Chapter, *questions: AskedField) -> tuple[AskedField, ...]:
    return tuple([question._replace(section=section) for question in questions])


def _given(when: AskedWhen, *questions: AskedField) -> tuple[AskedField, ...]:
    """The questions, each asked only if `when` holds as well."""
    return tuple(q._replace(when=both(when, q.when)) for q in questions)


# What explains a bilirubin that is raised is asked with it.
_ELSEWHERE = {"liver.gilbert", "liver.haemolysis"}


def _table(table: str, *own: AskedField) -> tuple[AskedField, ...]:
    """A table that can be closed: all of it at once, else finding by finding, then the rest."""
    named = {question.path for question in own} | _ELSEWHERE
    others = [AskedField(path) for path in findings_of(table) if path not in named]
    rest = AskedField(f"{table}.{GATE}", f"Is everything else of {table} absent", if_yes="absent")
    return (
        AskedField(f"{table}.{GATE}"),
        *_given(is_opened(table), *own, *others, rest),
    )


_CD22_FOUND = is_one_of("antigens.cd22", "positive", "dim", "partial")
_IN_REMISSION = is_one_of("lines[].best_response", *REMISSIONS)
_ACUTE = yes("gvhd.acute_active")
_CHRONIC = yes("gvhd.chronic_active")
_STAGES = both(_ACUTE, unless(known("gvhd.acute_grade")))

_STATUS = _in(
    "status",
    AskedField("id", "Your label for the patient, never a name", always=True),
    AskedField("assessed_on", "Day of the decision", always=True),
    AskedField("patient.age", always=True),
    AskedField("patient.sex", "Sex", serves="patient.pregnant"),
    AskedField("disease.lineage", always=True),
    AskedField("disease.status", always=True),
    AskedField(
        "disease.lineage_now", "Phenotype of this relapse", is_one_of("disease.status", "relapsed"),
        serves="disease.lineage",
    ),
    AskedField("disease.relapse_number", "Which relapse", is_one_of("disease.status", "relapsed")),
    AskedField("disease.emergency", "What cannot wait"),
    AskedField("disease.high_risk", "High risk by your protocol"),
)  # fmt: skip
_TARGETS = _in(
    "targets",
    *_given(
        unless(is_one_of("disease.lineage", "t-all", "lbl-t", "myeloid")),
        AskedField("antigens.cd19", "CD19 on the latest sample"),
        AskedField("antigens.cd22", "CD22 on the latest sample"),
        AskedField("antigens.cd22_pct", when=_CD22_FOUND),
        AskedField("genetics.bcr_abl1"),
    ),
)
_TRANSPLANTS = _in(
    "transplant",
    AskedField("transplants[].type", "type", opens=True),
    AskedField("transplants[].date", "day"),
    AskedField(
        "transplants[].donor", "donor", unless(is_one_of("transplants[].type", "autologous"))
    ),
    AskedField("transplants[].conditioning_agents", "conditioning, drug by drug"),
    AskedField("transplants[].relapsed_on", "day of the relapse after it"),
    AskedField(
        "transplants[].months_to_relapse",
        "time to the relapse after it",
        two_dates_lack("transplants[]", "date"),
    ),
)
_GVHD = _in(
    "transplant",
    *_given(
        maybe_allogeneic,
        *_table(
            "gvhd",
            AskedField("gvhd.acute_active"),
            AskedField("gvhd.acute_grade", when=_ACUTE),
            AskedField("gvhd.skin", "MAGIC stage, skin", _STAGES),
            AskedField("gvhd.liver", "MAGIC stage, liver", _STAGES),
            AskedField("gvhd.upper_gi", "MAGIC stage, upper GI", _STAGES),
            AskedField("gvhd.lower_gi", "MAGIC stage, lower GI", _STAGES),
            AskedField("gvhd.chronic_active"),
            AskedField("gvhd.chronic_severity", when=_CHRONIC),
            *(AskedField(path, when=_CHRONIC) for path in findings_of("gvhd")
              if path.startswith("gvhd.chronic_") and path != "gvhd.chronic_active"),
            AskedField("gvhd.systemic_treatment", "Systemic treatment for GVHD now"),
            AskedField(
                "gvhd.days_since_systemic_treatment",
                "Time since earlier systemic treatment for GVHD",
                no("gvhd.systemic_treatment"),
            ),
        ),
    ),
)  # fmt: skip
_SITES = _in(
    "sites",
    AskedField("disease.cns", "CNS"),
    AskedField("disease.cns_sites", "Where in the CNS", is_one_of("disease.cns", "cns2", "cns3")),
    AskedField("disease.extramedullary", "Active disease outside marrow, blood and CNS"),
    *_given(
        yes("disease.extramedullary"),
        AskedField("disease.bulky"),
        AskedField("disease.multifocal"),
        AskedField("disease.mediastinal_mass"),
    ),
)
_BURDEN = _in(
    "burden",
    AskedField("disease.marrow_blasts_pct"),
    AskedField("disease.blood_blasts"),
    AskedField("mrd.status", when=few_blasts),
    AskedField("mrd.level_pct", when=mrd_found),
)
_LINES = _in(
    "earlier therapy",
    AskedField("lines[].regimen", "regimen", opens=True),
    AskedField(
        "lines[].agents", "every drug in it, where its name does not tell", leaves_drugs_open
    ),
    AskedField("lines[].purpose", "purpose, salvage if you do not say", later_line),
    AskedField("lines[].cycles", "cycles", gave_inotuzumab),
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
            two_dates_lack("lines[]", "response_on"),
        ),
    ),
)
_GENETICS = _in(
    "genetics",
    *_given(
        both(
            is_one_of("genetics.bcr_abl1", "positive"),
            unless(is_one_of("disease.lineage", "myeloid")),
        ),
        AskedField("genetics.abl1_mutations"),
        AskedField("exposure.tkis_failed", "TKIs that failed"),
    ),
    AskedField("genetics.kmt2a"),
)
_VOD = yes("liver.vod_history")
_ORGANS = _in(
    "organs",
    AskedField("patient.ecog", when=unless(is_child)),
    AskedField("patient.lansky", "Lansky play performance", is_child),
    *_table("comorbidity", AskedField("comorbidity.infection", "Active infection under treatment")),
    *_table("infection"),
    *_table("toxicity"),
    *_table(
        "liver",
        AskedField("liver.vod_history"),
        AskedField("liver.vod_severity", when=_VOD),
        AskedField("liver.vod_ongoing", "VOD/SOS ongoing", _VOD),
        AskedField("liver.cirrhosis"),
        AskedField("liver.nodular_regenerative_hyperplasia"),
        AskedField("liver.portal_hypertension", "Portal hypertension, varices"),
        AskedField("liver.active_hepatitis", "Active hepatitis of any cause"),
        AskedField(
            "liver.other_disease_history", "Other liver disease ever, such as drug injury"
        ),
    ),
    AskedField("liver.hepatitis_b"),
    AskedField("labs.bilirubin", "Total bilirubin"),
    AskedField(
        "labs.bilirubin_uln", "Bilirubin, upper limit of normal", needs_limit("labs.bilirubin"),
        offered="1.2 mg/dL",
    ),
    AskedField("liver.gilbert", "Gilbert syndrome", bilirubin_raised),
    AskedField("liver.haemolysis", "Haemolysis that explains the bilirubin", bilirubin_raised),
    AskedField("labs.ast", "AST"),
    AskedField(
        "labs.ast_uln", "AST, upper limit of normal", needs_limit("labs.ast"), offered="40 U/L"
    ),
    AskedField("labs.alt", "ALT"),
    AskedField(
        "labs.alt_uln", "ALT, upper limit of normal", needs_limit("labs.alt"), offered="40 U/L"
    ),
    AskedField("labs.ldh", "LDH"),
    AskedField(
        "labs.ldh_uln", "LDH, upper limit of normal", needs_limit("labs.ldh"), offered="250 U/L"
    ),
    *_table("vod"),
    AskedField("patient.pregnant", "Pregnant", may_be_pregnant),
    AskedField("patient.gestation_weeks", when=yes("patient.pregnant")),
    AskedField("patient.weight_kg"),
    AskedField("labs.creatinine"),
    AskedField("heart.lvef_pct"),
    *_table(
        "heart",
        AskedField("heart.heart_failure"),
        AskedField("heart.arterial_event", "Infarction, stroke or other arterial event ever"),
        AskedField(
            "heart.coronary_disease", "Infarction, coronary revascularisation or angina ever"
        ),
        AskedField("heart.stroke", "Stroke or transient ischaemic attack ever"),
        AskedField("heart.months_since_arterial_event", when=had_arterial_event),
    ),
    *_table("neurology"),
    *_table("medication"),
    AskedField("labs.potassium"),
    AskedField("labs.magnesium"),
    AskedField("heart.qtcf_ms"),
    AskedField("lung.dlco_pct"),
    AskedField("lung.fev1_pct"),
)  # fmt: skip
_PLAN = _in(
    "plan",
    AskedField("plan.transplant_intended", "Transplant intended, or from which donor"),
    AskedField("plan.donor", when=unless(no("plan.transplant_intended"))),
    AskedField(
        "plan.conditioning_agents",
        "Planned conditioning, drug by drug",
        yes("plan.transplant_intended"),
    ),
    AskedField("jurisdiction", always=True),
)
QUESTIONS: tuple[AskedField, ...] = (
    *_STATUS, *_TARGETS, *_TRANSPLANTS, *_GVHD, *_SITES, *_BURDEN, *_LINES, *_GENETICS, *_ORGANS,
    *_PLAN,
)  # fmt: skip
