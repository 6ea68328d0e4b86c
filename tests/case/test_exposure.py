"""What was given before, and what came of it, as the lines of therapy and [exposure] tell it."""

from typing import Any

import pytest

from allcli.case.facts import FACTS, VOCABULARY
from allcli.case.laws import LAWS
from allcli.case.problems import CaseError
from allcli.case.span import Span
from tests.cases import facts, source

RELAPSED = {"disease.status": "relapsed"}


def line(*agents: str, **told: Any) -> dict[str, Any]:
    return {"lines": [{"agents": list(agents), **told}]}


@pytest.mark.parametrize(
    "told",
    [
        {"regimen": "protocol elsewhere, details requested"},
        {"agents": ["blinatumumab", "dexamethasone"]},
        {"regimen": "hyper-CVAD, control arm without blinatumomab"},
        {"regimen": "hyper-CVAD", "agents": "unknown"},
        {"agents": ["immunotherapy"]},
        {"regimen": "E1910"},
        {},
    ],
    ids=str,
)
def test_a_line_whose_drugs_are_not_all_known_denies_none(told: dict[str, Any]) -> None:
    """Prose, a slip, a denial, a class, a protocol with arms: blinatumomab stays open."""
    known = facts({"lines": [told]})

    assert known.value("exposure.blinatumomab") is None
    assert known.value("exposure.blinatumomab_failed") is None
    assert known.value("exposure.blinatumomab_neurotoxicity") is None


def test_lines_that_are_declared_incomplete_deny_nothing() -> None:
    """Another line may have given any drug, and be a salvage or hold the first remission."""
    told = {"lines": [{"regimen": "hyper-CVAD", "best_response": "nr"}], "lines_complete": False}
    known = facts(told)

    assert known.value("exposure.anthracycline") is True
    assert known.value("exposure.nelarabine") is None
    assert known.value("disease.first_cr_months") is None
    assert known.value("disease.salvage_number") == Span(1, 50)
    assert facts(told | {"lines_complete": True}).value("exposure.nelarabine") is False


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        (line("flumatinib", "vincristine"), 1),
        ({"lines": [{"agents": ["olverembatinib"]}, {"agents": ["radotinib", "imatinib"]}]}, 3),
        (line("TKI"), Span(1, 20)),
        ({"lines": [{"agents": ["imatinib"]}, {"regimen": "see letter"}]}, Span(1, 20)),
        ({"lines": [{"regimen": "see letter"}]}, None),
        (line("ponatinb"), Span(0, 1)),
    ],
    ids=str,
)
def test_every_tki_counts_and_one_that_is_not_named_is_open(
    changes: dict[str, Any], number: Any
) -> None:
    """Also those that no rule names; a class is at least one."""
    assert facts(changes).value("exposure.tki_number") == number


@pytest.mark.parametrize(
    ("changes", "failed"),
    [
        (line("nelarabine", best_response="nr"), True),
        (line("nelarabine", stopped_for="no-response"), True),
        (line("nelarabine", best_response="cr", stopped_for="relapse"), True),
        (line("nelarabine", relapsed_on="2025-01", last_dose_on="2025-04"), True),
        (line("nelarabine", best_response="cr", stopped_for="completed") | RELAPSED, False),
        (line("nelarabine", best_response="cr") | RELAPSED, None),
        (line("nelarabine", best_response="cr", response_months=6) | RELAPSED, False),
        (line("nelarabine", best_response="cr", response_months=5) | RELAPSED, None),
        (line("nelarabine", best_response="cr")
         | {"disease.status": "mrd-positive", "transplants": []}, True),
        (line("nelarabine", best_response="cr", response_months=20)
         | {"disease.status": "mrd-positive", "transplants": []}, False),
        (line("nelarabine", best_response="pr", stopped_for="completed"), None),
        (line("nelarabine", best_response="cr", stopped_for="completed")
         | {"disease.status": "mrd-positive", "transplants": []}, True),
        (line("nelarabine", best_response="cr", stopped_for="completed")
         | {"disease.status": "mrd-positive"}, None),
        (line("nelarabine", best_response="cr", stopped_for="completed")
         | {"disease.status": "remission", "mrd.status": "negative"}, False),
        (line("vincristine", best_response="nr"), False),
        ({"exposure.failed": ["nelarabine"]}, True),
        ({"exposure.failed": [], "exposure.nelarabine": True}, False),
        ({"exposure.failed": ["venetoclax"]}, False),
    ],
    ids=str,
)  # fmt: skip
def test_a_drug_failed_without_response_by_relapse_on_it_or_by_the_mrd_it_left(
    changes: dict[str, Any], failed: bool | None
) -> None:
    """Relapse after its end is no failure, and what is not told is open."""
    assert facts(changes).value("exposure.nelarabine_failed") is failed


@pytest.mark.parametrize(
    ("drug", "months", "failed"),
    [
        ("ponatinib", 20, None),
        ("venetoclax", 20, None),
        ("blinatumomab", 20, False),
        ("blinatumomab", 2, None),
        ("tisagenlecleucel", 2, False),
    ],
)
def test_a_remission_that_ended_tells_of_failure_by_how_the_drug_is_taken(
    drug: str, months: int, failed: bool | None
) -> None:
    """What is taken until relapse may have failed; what is given once has not."""
    known = facts(line(drug, best_response="cr", response_months=months) | RELAPSED)
    name = "cd19_car_t" if drug == "tisagenlecleucel" else drug

    assert known.value(f"exposure.{name}_failed") is failed


@pytest.mark.parametrize(
    ("changes", "months"),
    [
        (line("nelarabine", best_response="nr"), 0),
        (line("nelarabine", best_response="cr", response_months=7), 7),
        (line("nelarabine", best_response="cr"), None),
        (line("nelarabine"), None),
        (line("vincristine", best_response="cr", response_months=7), None),
        ({"lines": [{"agents": ["nelarabine"], "best_response": "cr", "response_months": 20},
                    {"agents": ["nelarabine"], "best_response": "cr", "response_months": 2}]}, 2),
        (line("nelarabine", best_response="cr", response_months=7) | {"lines_complete": False},
         None),
    ],
    ids=str,
)  # fmt: skip
def test_the_remission_after_a_drug_is_that_of_its_last_line(
    changes: dict[str, Any], months: float | None
) -> None:
    """No response is a remission of no months; a line that is not told may be later."""
    assert facts(changes).value("exposure.nelarabine_remission_months") == months


@pytest.mark.parametrize(
    ("changes", "regimen", "refractory"),
    [
        ({"lines": [{"regimen": "FLA-Ida", "best_response": "nr"}]}, "high_dose_cytarabine", True),
        ({"lines": [{"regimen": "HAM", "stopped_for": "no-response"}]}, "high_dose_cytarabine",
         True),
        ({"lines": [{"regimen": "MEC", "best_response": "cr"}]}, "high_dose_cytarabine", False),
        ({"lines": [{"regimen": "MEC", "best_response": "pr"}]}, "high_dose_cytarabine", None),
        ({"lines": [{"regimen": "hyper-CVAD", "best_response": "nr"}]}, "high_dose_cytarabine",
         False),
        ({"lines": [{"regimen": "our own", "best_response": "nr"}]}, "high_dose_cytarabine", None),
        ({"lines": [{"regimen": "hyper-CVAD", "best_response": "nr"}]}, "hyper_cvad", True),
        ({"lines": [{"regimen": "BFM", "best_response": "nr"}]}, "hyper_cvad", False),
        ({"lines": [{"regimen": "mini-hyper-CVD", "best_response": "nr"}]}, "hyper_cvad", False),
        ({"lines": [{"regimen": "R3", "best_response": "nr"}]}, "paediatric_reinduction", True),
        ({"lines": [{"regimen": "ALL-REZ", "best_response": "nr"}]}, "paediatric_reinduction",
         True),
        ({"lines": [{"regimen": "BFM", "best_response": "nr"}]}, "paediatric_reinduction", False),
        ({"lines": [{"regimen": "BFM", "best_response": "nr"}], "lines_complete": False},
         "paediatric_reinduction", None),
    ],
    ids=str,
)  # fmt: skip
def test_a_regimen_met_no_response_by_the_drugs_of_its_line(
    changes: dict[str, Any], regimen: str, refractory: bool | None
) -> None:
    """Whatever it was called; a remission is no such failure, and what is not told is open."""
    assert facts(changes).value(f"exposure.{regimen}_refractory") is refractory


@pytest.mark.parametrize(
    ("changes", "drug", "not_tolerated"),
    [
        (line("nelarabine", stopped_for="toxicity"), "nelarabine", True),
        (line("nelarabine", "dexamethasone", stopped_for="toxicity"), "nelarabine", True),
        (line("nelarabine", "cyclophosphamide", stopped_for="toxicity"), "nelarabine", None),
        (line("car-t", stopped_for="toxicity"), "cd19_car_t", True),
        (line("ponatinib", "blinatumomab", stopped_for="toxicity", toxicities=["stroke grade 3"]),
         "ponatinib", True),
        (line("ponatinib", "blinatumomab", stopped_for="toxicity", toxicities=["stroke grade 3"]),
         "blinatumomab", None),
        (line("pegaspargase", "vincristine", stopped_for="toxicity", toxicities=["pancreatitis"]),
         "asparaginase", True),
        (line("doxorubicin", "vincristine", stopped_for="toxicity", toxicities=["heart failure"]),
         "anthracycline", True),
        (line("nelarabine", stopped_for="toxicity", toxicities=["no neurotoxicity"]),
         "nelarabine", True),
        (line("venetoclax", stopped_for="completed"), "venetoclax", False),
        (line("venetoclax"), "venetoclax", None),
        (line("vincristine"), "venetoclax", False),
        ({"exposure.not_tolerated": ["asparaginase"]}, "asparaginase", True),
        ({"exposure.hypersensitivity": ["asparaginase"]}, "asparaginase", True),
        (line("pegaspargase", "prednisone", toxicities=["anaphylaxis grade 4"]),
         "asparaginase", True),
    ],
    ids=str,
)  # fmt: skip
def test_a_toxicity_is_put_down_to_the_only_drug_that_is_known_for_it(
    changes: dict[str, Any], drug: str, not_tolerated: bool | None
) -> None:
    """Where several drugs may have done it, it is open."""
    assert facts(changes).value(f"exposure.{drug}_not_tolerated") is not_tolerated


@pytest.mark.parametrize(
    ("toxicities", "grade"),
    [
        (["ICANS grade 3", "CRS grade 1"], 3),
        (["seizure"], Span(1, 4)),
        (["possible neurotoxicity grade 3"], None),
        (["CRS grade 2"], None),
        ([], 0),
        (None, None),
    ],
)
def test_the_worst_grade_is_read_off_the_toxicities(toxicities: Any, grade: Any) -> None:
    """A list that is empty says that there was none; one that names others does not."""
    told = line("blinatumomab", toxicities=toxicities)
    assert facts(told).value("exposure.blinatumomab_neurotoxicity") == grade


def test_paraplegia_on_nelarabine_is_intolerance_of_it() -> None:
    """Read where the field for it stands."""
    told = line("nelarabine", best_response="cr", stopped_for="toxicity",
                toxicities=["myelopathy, paraplegia grade 4"])  # fmt: skip
    known = facts(told | RELAPSED)

    assert known.value("exposure.nelarabine_not_tolerated") is True
    assert known.value("exposure.nelarabine_neurotoxicity") == 4
    assert not source(told).warnings


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        (line("ponatinib") | {"exposure.ponatinib": False}, "exposure.ponatinib"),
        (line("kymriah") | {"exposure.cd19_car_t_products": ["brexucabtagene"]},
         "exposure.cd19_car_t_products"),
        (line("nelarabine", best_response="nr") | {"exposure.failed": []}, "exposure.failed"),
        (line("imatinib", best_response="nr") | {"exposure.tkis_failed": []},
         "exposure.tkis_failed"),
        (line("nelarabine", best_response="cr", stopped_for="completed")
         | {"exposure.failed": ["nelarabine"]} | RELAPSED, "exposure.failed"),
        (line("nelarabine", stopped_for="toxicity") | {"exposure.not_tolerated": []},
         "exposure.not_tolerated"),
        ({"exposure.venetoclax": False, "exposure.failed": ["venetoclax"]}, "exposure.failed"),
        (line("blinatumomab", toxicities=["ICANS grade 3"])
         | {"exposure.blinatumomab_neurotoxicity": 1}, "exposure.blinatumomab_neurotoxicity"),
        (line("blinatumomab", toxicities=["anaphylaxis grade 4"])
         | {"exposure.hypersensitivity": []}, "exposure.hypersensitivity"),
        (line("nelarabine", stopped_for="completed", relapsed_on="2025-01",
              last_dose_on="2025-04"), "lines[0].stopped_for"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_stated_against_the_lines_is_refused(changes: dict[str, Any], path: str) -> None:
    """At the statement, with the lines beside it."""
    with pytest.raises(CaseError) as refused:
        source(changes)

    assert [problem.path for problem in refused.value.problems] == [path]


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        (line("dexamethasone", "blinatumumab"), "lines[0].agents[1]", "did you mean blinatumomab"),
        (line("study drug ABX-77", "MEC"), "lines[0].agents[0]", "it stays open"),
        ({"lines": [{"regimen": "second line, see letter"}]}, "lines[0].regimen", "see letter"),
        ({"lines": [{"regimen": "FLAG-Ida"}, {"regimen": "blinatumomab planned"}]},
         "lines[1].regimen", "blinatumomab planned"),
        (line("imatinib", toxicities=["social reasons"]), "lines[0].toxicities[0]",
         "social reasons"),
        ({"exposure.tkis_failed": ["dasatinb"]}, "exposure.tkis_failed[0]", "dasatinib"),
        ({"genetics.karyotype": "normal"}, "genetics.karyotype", "ISCN"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_understood_is_named_with_its_place(
    changes: dict[str, Any], path: str, words: str
) -> None:
    """Once, with the nearest name or the words as they were written."""
    (warning,) = source(changes).warnings

    assert warning.path == path
    assert words in warning.message


def test_a_name_that_a_complete_list_explains_is_not_warned_about() -> None:
    """A local protocol may be called what it will."""
    told = {"lines": [{"regimen": "KALLA1407", "agents": ["vincristine", "prednisone"]}]}

    assert not source(told).warnings
    assert facts(told).value("exposure.blinatumomab") is False


@pytest.mark.parametrize(
    "name", [fact.name for fact in FACTS if fact.name.endswith(("_failed", "_not_tolerated"))]
)
def test_what_rules_ask_of_a_drug_s_outcome_has_its_law(name: str) -> None:
    """A drug that failed, or was not tolerated, was given."""
    given = name.removesuffix("_failed").removesuffix("_not_tolerated")
    asked = not VOCABULARY[name].local_only and not VOCABULARY[given].local_only

    assert asked == (f"{given} or not {name}" in LAWS)


@pytest.mark.parametrize(
    ("karyotype", "fact", "value"),
    [
        ("46,XY,t(9;22)(q34;q11.2)[18]/46,XY[2]", "genetics.bcr_abl1", "positive"),
        ("46,XY,t(9;22)(q34;q11.2)[18]/46,XY[2]", "genetics.ph_like", False),
        ("46,XY,t(4;11)(q21;q23)[15]", "genetics.kmt2a", "rearranged"),
        ("36,XX,-3,-17[cp8]/46,XX[12]", "genetics.hypodiploid", True),
        ("46,XY,iAMP(21)[12]", "genetics.iamp21", True),
        ("46,XX[20]", "genetics.bcr_abl1", None),
    ],
)
def test_a_karyotype_fills_what_is_unknown(karyotype: str, fact: str, value: Any) -> None:
    """A lesion that it does not name may be cryptic: that stays open."""
    assert facts({"genetics.karyotype": karyotype}).value(fact) == value


@pytest.mark.parametrize(
    "changes",
    [
        {"genetics.bcr_abl1": "negative"},
        {"genetics.ph_like": True},
    ],
    ids=str,
)
def test_a_field_that_the_karyotype_disproves_is_refused(changes: dict[str, Any]) -> None:
    """With both named."""
    with pytest.raises(CaseError, match=r"genetics\.karyotype"):
        source({"genetics.karyotype": "46,XY,t(9;22)(q34;q11)[9]"}, changes)
