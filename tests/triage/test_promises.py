"""The promises of the design, over random patients."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from allcli.engine.load import load_rulebook
from allcli.rulebook.words import LEVELS, VERDICTS
from allcli.triage.assessment import Assessment
from tests.case.filling import Piece, facts_of, filled_in, stages
from tests.cases import AFTER_HCT, FIT, assessed, given_drugs, option
from tests.profile import examples
from tests.report.golden import printed
from tests.triage.completing import chosen
from tests.triage.strategies import full_cases, partial_and_full, possible

Changes = Mapping[str, Any]
LATE = {"transplants": AFTER_HCT["transplants"]}


def places(result: Assessment) -> dict[str, tuple[int, int]]:
    """Best and worst class of every option that may apply."""
    return {
        one.id: (VERDICTS.index(one.verdict), VERDICTS.index(one.worst))
        for one in result.options
        if one.verdict != "not-applicable"
    }


@examples(400)
@given(partial_and_full())
def test_every_completion_lies_within_the_interval(pair: tuple[Changes, Changes]) -> None:
    """Whatever becomes known later, a verdict stays between the best and the worst reported."""
    partial, full = assessed(pair[0]), assessed(pair[1])
    before, after = places(partial), places(full)

    for name, (verdict, _) in after.items():
        if name in before:
            assert before[name][0] <= verdict <= before[name][1], name


@examples(60)
@given(filled_in())
def test_an_interval_only_narrows_while_the_file_is_filled_in(filled: list[Piece]) -> None:
    """From the empty case to the full one, what is said of an option lies within what was said."""
    choices = [chosen(facts_of(each)) for each in stages(filled, 5)[2:]]

    for before, after in pairwise(choices):
        for was, now in zip(before.options, after.options, strict=True):
            assert was.applies in (None, now.applies), was.id
            if now.applies is not False:
                assert was.best <= now.best <= now.worst <= was.worst, was.id
        told, then = before.suggestion, after.suggestion
        if told.robust:
            assert (then.salvage, then.destination) == (told.salvage, told.destination)


@examples(400)
@given(partial_and_full())
def test_a_robust_suggestion_never_changes(pair: tuple[Changes, Changes]) -> None:
    """What is called robust holds in every completion."""
    partial, full = assessed(pair[0]).suggestion, assessed(pair[1]).suggestion

    if partial.robust:
        assert (full.salvage, full.destination) == (partial.salvage, partial.destination)
        assert full.least_objectionable == partial.least_objectionable


@examples(200)
@given(partial_and_full())
def test_a_provisional_suggestion_says_what_it_hangs_on(pair: tuple[Changes, Changes]) -> None:
    """Provisional means that a question is open; robust means that none could change it."""
    result = assessed(pair[0])
    decisive = [question for question in result.questions if question.changes == "suggestion"]

    assert result.suggestion.robust or result.questions
    assert not (result.suggestion.robust and decisive)


@examples(200)
@given(partial_and_full())
def test_a_certain_flag_stays(pair: tuple[Changes, Changes]) -> None:
    """More knowledge adds flags or raises them while their option stands; it lifts none.

    Those of a road hold on that road: not where what it takes for decided is decided otherwise.
    """
    partial, full = assessed(pair[0]), assessed(pair[1])
    standing = places(full)
    after = {(flag.option, flag.kind): flag.level for flag in full.flags}

    taken = partial.suggestion.assumes and full.facts.get(partial.suggestion.assumes) != "yes"
    elsewhere = {partial.suggestion.salvage, partial.suggestion.destination} if taken else set()
    for flag in partial.flags:
        if flag.level and flag.option in standing and flag.option not in elsewhere:
            level = after.get((flag.option, flag.kind))
            assert level
            assert LEVELS.index(level) >= LEVELS.index(flag.level)


@examples(200)
@given(full_cases())
def test_what_is_contraindicated_or_to_be_avoided_is_never_suggested(patient: Changes) -> None:
    """The suggestion is suitable or needs caution, applies, and can be had here."""
    result = assessed(patient)

    for name in (result.suggestion.salvage, result.suggestion.destination):
        if name:
            assert option(result, name).verdict in ("suitable", "caution")
            assert option(result, name).access.status != "neither"


@given(full_cases())
def test_t_lineage_never_gets_a_b_lineage_drug(patient: Changes) -> None:
    """No CD19- or CD22-directed drug in T-ALL, whatever the rest."""
    result = assessed(patient, {"disease.lineage": "t-all"})
    directed = [one for one in load_rulebook().options.values() if "immunotherapy" in one.groups]

    assert len(directed) == 14
    for one in directed:
        assert option(result, one.id).verdict == "not-applicable"
    assert not {one.id for one in directed} & {result.suggestion.salvage}


@examples(200)
@given(full_cases(), st.data())
def test_an_unknown_exclusion_never_clears(patient: Changes, data: st.DataObject) -> None:
    """Whatever is not told, the worst that is reported is no better than what telling gives."""
    hidden = data.draw(st.sampled_from(sorted(patient)))
    closed = f"{hidden.split('.')[0]}.unstated"
    told, untold = assessed(patient), assessed(patient, {hidden: None, closed: None})

    before, after = places(untold), places(told)

    for name, (verdict, _) in after.items():
        assert name not in before or before[name][1] >= verdict, name


@examples(200)
@given(full_cases())
def test_what_is_not_known_to_be_accessible_is_said(patient: Changes) -> None:
    """A suggested salvage is licensed or paid for here, or the report says that it may not be."""
    result = assessed(patient)
    chosen = result.suggestion.salvage
    if chosen is None or chosen == "no-salvage":
        return

    access = option(result, chosen).access

    assert access.status != "neither"
    if access.status == "unknown":
        words = ("access not known", "access depends on", "not licensed for this")
        assert any(word in " ".join(printed(result, 200).split()) for word in words)


DAYS = st.dates(date(2020, 1, 1), date(2026, 3, 1))
FORMS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])


@examples(300)
@given(st.tuples(DAYS, DAYS, DAYS, DAYS), st.tuples(FORMS, FORMS, FORMS, FORMS))
def test_an_imprecise_date_never_gives_an_answer_that_the_true_day_contradicts(
    drawn: tuple[date, ...], forms: tuple[str, ...]
) -> None:
    """Response, HCT, relapse and assessment known to the month or year: certain stays certain."""
    days = sorted(drawn)

    def told(response: str, hct: str, relapse: str, assessed_on: str) -> Assessment:
        return assessed(FIT, {
            "assessed_on": assessed_on,
            "lines": [{"best_response": "cr", "response_on": response, "relapsed_on": relapse}],
            "transplants": [{"type": "allogeneic", "date": hct, "relapsed_on": relapse}],
        })  # fmt: skip

    precise = told(*(day.isoformat() for day in days)).findings
    coarse = told(*(f"{day:{form}}" for day, form in zip(days, forms, strict=True))).findings

    for name, answer in coarse.items():
        assert answer in ("unknown", precise[name]), name


RISKS = st.sampled_from([
    {"liver.cirrhosis": True},
    {"liver.vod_severity": "severe"},
    {"liver.other_disease_history": True},
    {"labs.bilirubin_x_uln": 3, "liver.gilbert": False},
    {"labs.alt_x_uln": 4},
    {"heart.lvef_pct": 30},
    {"disease.cns": "cns3"},
    {"disease.extramedullary": True},
    {"labs.creatinine": 6},
    {"patient.age": 80},
    {"plan.conditioning_agents": ["busulfan", "thiotepa"]},
    {"comorbidity.infection": True},
    {"heart.heart_failure": True},
    {"heart.arterial_event": True},
    {"heart.qt_drugs": True},
    {"neurology.seizures": True},
    {"neurology.neuropathy_grade": 3},
    {"neurology.cerebellar_toxicity_of_cytarabine": True},
    {"medication.hepatotoxic": True},
    {"exposure.doxorubicin": 600},
    {"patient.ecog": 4},
    {"disease.blood_blasts": 20},
    {"antigens.cd19": "negative"},
    {"antigens.cd22": "negative", "antigens.cd22_pct": 0},
    {**given_drugs("blinatumomab", "inotuzumab"),
     "exposure.hypersensitivity": ["blinatumomab", "inotuzumab"]},
    {**given_drugs("blinatumomab"), "exposure.blinatumomab_neurotoxicity": 4},
    {**given_drugs("blinatumomab"), "exposure.blinatumomab_crs": 4},
    {**given_drugs("inotuzumab"), "exposure.inotuzumab_cycles": 6},
    {"labs.potassium": 2.9},
    {"labs.magnesium": 0.4},
    {"labs.lipase_x_uln": 5},
    {"labs.wbc": 80},
    {"heart.qtcf_ms": 520},
    {"heart.venous_thrombosis": True},
    {"heart.uncontrolled_hypertension": True},
    {"neurology.craniospinal_irradiation": True},
    {"comorbidity.heart_valve": True, "lung.dlco_pct": 50},
    {"medication.azole": True},
])  # fmt: skip


@examples(200)
@given(full_cases(), RISKS)
def test_a_risk_never_improves_a_verdict(patient: Changes, risk: Changes) -> None:
    """Adding a risk factor leaves each option where it was, or lower."""
    assume("patient.age" not in risk or patient["patient.age"] >= 18)  # a child has other rules
    before = places(assessed(FIT, patient))
    after = places(assessed(possible({**FIT, **patient, **risk})))

    for name, (verdict, _) in after.items():
        if name in before:
            assert verdict >= before[name][0], name


AFTER_HCT_RISKS = st.sampled_from([
    {"gvhd.acute_grade": "II"},
    {"gvhd.acute_grade": "IV"},
    {"gvhd.chronic_severity": "severe"},
    {"gvhd.systemic_treatment": True},
    {"gvhd.acute_grade": "III", "gvhd.steroid_refractory": True},
    {"vod.painful_hepatomegaly": True, "vod.ascites": True, "labs.bilirubin": 6,
     "labs.bilirubin_x_uln": 5, "liver.vod_ongoing": True},
    {"transplants": [{"type": "allogeneic", "date": "2026-01-10", "months_to_relapse": 1}]},
])  # fmt: skip


@given(full_cases(), AFTER_HCT_RISKS)
def test_a_risk_after_transplant_never_improves_a_verdict(patient: Changes, risk: Changes) -> None:
    """GVHD, its treatment, VOD and an early relapse leave each option where it was, or lower."""
    quiet = {
        "gvhd.acute_grade": None, "gvhd.chronic_severity": None, "gvhd.systemic_treatment": None,
        "gvhd.days_since_systemic_treatment": None,
    }  # fmt: skip
    before = places(assessed(AFTER_HCT, patient, LATE, quiet))
    after = places(assessed(AFTER_HCT, patient, LATE, quiet, risk))

    for name, (verdict, _) in after.items():
        if name in before:
            assert verdict >= before[name][0], name


@given(full_cases(), st.randoms())
def test_the_order_of_keys_changes_nothing(patient: Changes, random: Any) -> None:
    """A case says the same whatever order it is written in."""
    shuffled = list(patient.items())
    random.shuffle(shuffled)

    one, two = assessed(patient), assessed(dict(shuffled))

    assert one == two


# One value in two units, and what it replaces.
UNITS = st.sampled_from([
    ({"labs.bilirubin": 2.0}, {"labs.bilirubin": "34.2 umol/L"},
     {"labs.bilirubin_x_uln": None, "labs.bilirubin_uln": 1.0}),
    ({"labs.bilirubin": 1.8, "labs.bilirubin_uln": 1.2},
     {"labs.bilirubin": "30.78 umol/L", "labs.bilirubin_uln": "20.52 umol/L"},
     {"labs.bilirubin_x_uln": None}),
    ({"labs.ast_x_uln": 2.5}, {"labs.ast": 100, "labs.ast_uln": 40}, {"labs.ast_x_uln": None}),
    ({"labs.creatinine": 1.2}, {"labs.creatinine": "106.08 umol/L"}, {}),
    ({"disease.blood_blasts": 10}, {"disease.blood_blasts": "10000 /uL"}, {}),
    ({"labs.wbc": 25}, {"labs.wbc": "25000 /uL"}, {}),
    ({"patient.weight_kg": 44}, {"patient.weight_kg": "44 kg"}, {}),
    ({"patient.height_cm": 170}, {"patient.height_cm": "1.70 m"}, {}),
])  # fmt: skip


@given(full_cases(), UNITS)
def test_the_unit_changes_nothing(
    patient: Changes, written: tuple[Changes, Changes, Changes]
) -> None:
    """Bilirubin in mg/dL and in umol/L, counts per uL: one answer, to the last flag."""
    first, second, instead = written

    one, two = assessed(patient, instead, first), assessed(patient, instead, second)

    assert one.findings == two.findings
    assert [o.verdict for o in one.options] == [o.verdict for o in two.options]
    assert [(f.kind, f.option, f.level) for f in one.flags] == [
        (f.kind, f.option, f.level) for f in two.flags
    ]
    assert one.suggestion == two.suggestion
