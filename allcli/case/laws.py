"""What holds between facts in every patient, declared once.

A law is written in the language of conditions and is true of every possible patient: reading a case
and deriving its facts never gives a combination that a law forbids. Unknown facts are filled in
only in ways that keep every law.
"""

from typing import NamedTuple

from allcli.case.facts.genetics import MUTATIONS
from allcli.case.kinds import CnsSite, words_of

LAWS: tuple[str, ...] = (
    "patient.pregnant or patient.gestation_weeks == 0",
    "not patient.pregnant or patient.gestation_weeks >= 1",
    # disease
    "disease.status != 'mrd-positive' or mrd.status == 'positive'",
    "mrd.status == 'positive' or not mrd.in_remission",
    "disease.status in ('remission', 'mrd-positive') or not mrd.in_remission",
    "disease.status != 'mrd-positive' or mrd.in_remission",
    "disease.status != 'remission' or mrd.status == 'negative' or mrd.in_remission",
    "disease.status not in ('remission', 'mrd-positive') or disease.marrow_blasts_pct < 5",
    "disease.status != 'relapsed' or disease.relapse_number >= 1",
    "disease.status != 'refractory' or disease.relapse_number >= 1 or disease.first_cr_months == 0",
    "disease.salvage_number >= 2 or not disease.refractory_to_salvage",
    "disease.marrow_involved or disease.marrow_blasts_pct < 5",
    *(f"disease.extramedullary or not disease.{place}"
      for place in ("testicular", "heart", "eye", "kidney", "bowel")),
    *(f"disease.extramedullary or not disease.{mass}"
      for mass in ("multifocal", "bulky", "mediastinal_mass")),
    "disease.cns_active or disease.cns == 'cns1'",
    "disease.cns_active or not 'csf' in disease.cns_sites",
    *(f"disease.cns == 'cns3' or not '{site}' in disease.cns_sites"
      for site in words_of(CnsSite) if site != "csf"),
    "antigens.cd22 != 'negative' or antigens.cd22_pct < 20",
    "antigens.cd22 != 'positive' or antigens.cd22_pct > 0",
    *(f"genetics.bcr_abl1 == 'positive' or not '{mutation}' in genetics.abl1_mutations"
      for mutation in MUTATIONS),
    # exposure: of what a rule of ours asks; a law on what none asks costs time for nothing
    *(f"exposure.{drug} or not exposure.{drug}_{outcome}"
      for drug in ("blinatumomab", "inotuzumab", "cd19_car_t", "nelarabine", "venetoclax",
                   "daratumumab", "revumenib")
      for outcome in ("failed", "not_tolerated")),
    "exposure.asparaginase or not exposure.asparaginase_not_tolerated",
    "exposure.inotuzumab or not exposure.inotuzumab_combination_given_up",
    "exposure.cd19_car_t or not exposure.cd19_car_t_awaited",
    "exposure.therapy_awaited or not exposure.cd19_car_t_awaited",
    "not exposure.cd19_car_t_failed or not exposure.cd19_car_t_awaited",
    # allogeneic transplant and GVHD
    "hct.prior_allo or hct.allo_number == 0",
    "not hct.prior_allo or hct.allo_number >= 1",
    "hct.prior_allo or not hct.relapse_after",
    "hct.relapse_after or not hct.prior_allo or disease.status != 'relapsed'",
    "hct.prior_allo or not hct.dli_given",
    "hct.prior_allo or not gvhd.acute_active",
    "hct.prior_allo or not gvhd.chronic_active",
    "hct.prior_allo or not gvhd.systemic_treatment",
    "hct.prior_allo or not gvhd.systemic_treatment_past",
    "gvhd.acute_active or gvhd.acute_grade == 0",
    "gvhd.acute_active or gvhd.chronic_active or not gvhd.steroid_refractory",
    # liver
    "liver.vod_history or not liver.vod_ongoing",
    "vod.criteria_met or not vod.severe",
    # heart
    "heart.coronary_disease or not heart.infarction",
    "heart.arterial_event or not heart.infarction",
    # infection
    "infection.active or not infection.uncontrolled",
    # plan
    "plan.conditioning_alkylators >= 1 or not plan.conditioning_thiotepa",
)  # fmt: skip


class Order(NamedTuple):
    """`lower` is never above `higher`, and at most `apart` below it."""

    lower: str
    higher: str
    apart: float = float("inf")


ORDERS: tuple[Order, ...] = (
    Order("fitness.hct_ci", "fitness.hct_ci_age", 1),  # one point from 40 years
    Order(
        "exposure.doxorubicin_equivalent_older_mg_m2", "exposure.doxorubicin_equivalent_mg_m2"
    ),  # mitoxantrone counts 4-fold, or 10.5-fold
)
