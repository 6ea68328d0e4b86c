"""What columns of exports are called, by the field that they give: names that mean nothing else.

A name that something else may have too stands in no list: `status`, `date`, `donor`, `mrd`.
"""

import re
from functools import cache

from allcli.cohort.map_fields import LISTS, fields, is_field

_NAMES = {
    "id": "patient_id record_id subject_id study_id case_id subject patient pat_id patid "
    "usubjid subjid person_id patient_no patient_number upn usi target_usi",
    "patient.age": "age age_years age_y alter 나이",
    "patient.birth_date": "birth_date birthdate date_of_birth dob",
    "patient.sex": "sex gender",
    "patient.weight_kg": "weight_kg",
    "patient.height_cm": "height_cm",
    "patient.ecog": "ecog ecog_ps ecog_score",
    "patient.kps": "kps karnofsky karnofsky_score",
    "patient.lansky": "lansky lansky_score",
    "patient.pregnant": "pregnant pregnancy",
    "assessed_on": "assessed_on assessment_date",
    "jurisdiction": "jurisdiction",
    "disease.lineage": "lineage",
    "disease.status": "disease_status",
    "disease.diagnosed_on": "diagnosis_date date_of_diagnosis diagnosed_on",
    "disease.relapse_number": "relapse_number number_of_relapses n_relapses",
    "disease.marrow_blasts_pct": (
        "marrow_blasts_pct bm_blasts_pct marrow_blasts_percent bone_marrow_blasts_pct"
    ),
    "disease.blood_blasts_pct": "blood_blasts_pct pb_blasts_pct peripheral_blasts_pct",
    "disease.cns": "cns_status",
    "antigens.cd19": "cd19",
    "antigens.cd19_pct": "cd19_pct cd19_percent",
    "antigens.cd22": "cd22",
    "antigens.cd22_pct": "cd22_pct cd22_percent",
    "antigens.cd20_pct": "cd20_pct cd20_percent",
    "genetics.bcr_abl1": "bcr_abl1 bcr_abl bcr_abl1_status bcr_abl_status philadelphia ph_status",
    "genetics.kmt2a": "kmt2a kmt2a_status kmt2a_rearrangement mll mll_status",
    "genetics.tp53": "tp53 tp53_status",
    "genetics.hypodiploid": "hypodiploid hypodiploidy",
    "genetics.ph_like": "ph_like",
    "genetics.karyotype": "karyotype iscn",
    "mrd.status": "mrd_status",
    "mrd.level_pct": "mrd_pct mrd_percent mrd_level_pct",
    "gvhd.acute_grade": "agvhd_grade acute_gvhd_grade",
    "gvhd.acute_active": "acute_gvhd_active agvhd_active",
    "gvhd.chronic_active": "chronic_gvhd_active cgvhd_active",
    "gvhd.chronic_severity": "cgvhd_severity chronic_gvhd_severity",
    "liver.vod_history": "vod_history prior_vod",
    "labs.bilirubin": "bilirubin total_bilirubin bilirubin_total",
    "labs.bilirubin_uln": "bilirubin_uln",
    "labs.ast": "ast got sgot asat",
    "labs.ast_uln": "ast_uln",
    "labs.alt": "alt gpt sgpt alat",
    "labs.alt_uln": "alt_uln",
    "labs.alp": "alp alkaline_phosphatase",
    "labs.alp_uln": "alp_uln",
    "labs.ldh": "ldh lactate_dehydrogenase",
    "labs.ldh_uln": "ldh_uln",
    "labs.albumin": "albumin serum_albumin",
    "labs.creatinine": "creatinine serum_creatinine",
    "labs.creatinine_clearance": "creatinine_clearance crcl",
    "labs.inr": "inr",
    "labs.wbc": "wbc white_blood_cells leukocytes leucocytes",
    "labs.anc": "anc neutrophils_absolute absolute_neutrophil_count",
    "labs.platelets": "platelets platelet_count plt",
    "labs.haemoglobin": "haemoglobin hemoglobin hgb",
    "labs.potassium": "potassium",
    "labs.magnesium": "magnesium",
    "heart.lvef_pct": "lvef lvef_pct lvef_percent ejection_fraction",
    "heart.qtcf_ms": "qtcf qtcf_ms",
    "lung.dlco_pct": "dlco_pct dlco_percent",
    "lung.fev1_pct": "fev1_pct fev1_percent",
}
_ENTRIES = {
    "lines.{}.regimen": "regimen_{} line{}_regimen line_{}_regimen regimen{}",
    "transplants.{}.date": "hct_date_{} hct{}_date transplant_date_{}",
}


def plain(name: str) -> str:
    """The name of a column in small letters, its words joined as those of fields are."""
    return re.sub(r"[^\w]+", "_", name.strip().lower()).strip("_")


@cache
def synonyms() -> dict[str, str]:
    """The field of every name that can mean only it."""
    known = {name: field for field, names in _NAMES.items() for name in names.split()}
    for field, names in _ENTRIES.items():
        for number in map(str, range(1, 10)):
            for name in names.split():
                known[name.format(number)] = field.format(number)
    for field in fields():
        if field not in LISTS:
            known[field.replace(".", "_")] = field
    return known


def field_called(name: str) -> str:
    """The field that a column of this name gives for certain; empty where none is."""
    return name if is_field(name) else synonyms().get(plain(name), "")
