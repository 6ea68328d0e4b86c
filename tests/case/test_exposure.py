"""What was given before, and what came of it, as the lines of therapy and [exposure] tell it."""

from typing import Any

import pytest

from allcli.case.facts import FACTS, VOCABULARY
from allcli.case.laws import LAWS
from allcli.case.span import Span
from tests.cases import facts

RELAPSED = {"disease.status": "relapsed"}


def line(*agents: str, **fields: Any) -> dict[str, Any]:
    return {"lines": [{"agents": list(agents), **fields}]}


@pytest.mark.parametrize(
    "entry",
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
def test_a_line_whose_drugs_are_not_all_known_denies_none(entry: dict[str, Any]) -> None:
    """Prose, a slip, a denial, a class, a protocol with arms: blinatumomab stays open."""
    known = facts({"lines": [entry]})

    assert known.value("exposure.blinatumomab") is None
    assert known.value("exposure.blinatumomab_failed") is None
    assert known.value("exposure.blinatumomab_neurotoxicity") is None


def test_lines_that_are_declared_incomplete_deny_nothing() -> None:
    """Another line may have given any drug, and be a salvage or hold the first remission."""
    incomplete = {
        "lines": [{"regimen": "hyper-CVAD", "best_response": "nr"}],
        "lines_complete": False,
    }
    known = facts(incomplete)

    assert known.value("exposure.anthracycline") is True
    assert known.value("exposure.nelarabine") is None
    assert known.value("disease.first_cr_months") is None
    assert known.value("disease.salvage_number") == Span(1, 50)
    assert facts(incomplete | {"lines_complete": True}).value("exposure.nelarabine") is False


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
        (line("nelarabine", best_response="cr", response_months=20) | RELAPSED, None),
        (line("nelarabine", best_response="cr", last_dose_on="2024-01", relapsed_on="2024-08")
         | RELAPSED, None),
        (line("nelarabine", best_response="cr")
         | {"disease.status": "mrd-positive", "transplants": []}, True),
        (line("nelarabine", best_response="cr", response_months=20, stopped_for="completed")
         | {"disease.status": "mrd-positive", "transplants": []}, False),
        (line("nelarabine", best_response="cr", relapsed_on="unknown")
         | {"disease.status": "mrd-positive", "transplants": []}, None),
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
    ("drug", "stopped_for", "failed"),
    [
        ("ponatinib", "completed", None),
        ("venetoclax", "completed", False),
        ("blinatumomab", None, None),
        ("blinatumomab", "relapse", True),
        ("tisagenlecleucel", None, False),
        ("tisagenlecleucel", "relapse", False),
    ],
)
def test_a_remission_that_ended_tells_of_failure_by_how_the_drug_is_taken(
    drug: str, stopped_for: str | None, failed: bool | None
) -> None:
    """What is given once has not failed, what is given in cycles only if it was being given."""
    ended = line(drug, best_response="cr", response_months=20, stopped_for=stopped_for)
    known = facts(ended | RELAPSED)
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
    ("line", "regimen", "given_up"),
    [
        ({"regimen": "FLA-Ida", "stopped_for": "toxicity"}, "high_dose_cytarabine", True),
        ({"regimen": "MEC", "best_response": "cr", "stopped_for": "toxicity"},
         "high_dose_cytarabine", True),
        ({"regimen": "MEC", "best_response": "cr"}, "high_dose_cytarabine", None),
        ({"regimen": "MEC", "best_response": "nr"}, "high_dose_cytarabine", None),
        ({"regimen": "MEC", "best_response": "pr"}, "high_dose_cytarabine", None),
        ({"regimen": "MEC", "stopped_for": "completed"}, "high_dose_cytarabine", False),
        ({"regimen": "hyper-CVAD", "stopped_for": "toxicity"}, "high_dose_cytarabine", False),
        ({"regimen": "hyper-CVAD", "stopped_for": "toxicity"}, "hyper_cvad", True),
        ({"regimen": "mini-hyper-CVD", "stopped_for": "toxicity"}, "hyper_cvad", False),
        ({"regimen": "our own", "stopped_for": "toxicity"}, "hyper_cvad", None),
        ({"regimen": "R3", "stopped_for": "toxicity"}, "paediatric_reinduction", True),
        ({"regimen": "BFM", "stopped_for": "toxicity"}, "paediatric_reinduction", False),
    ],
    ids=str,
)  # fmt: skip
def test_a_regimen_was_given_up_for_its_toxicity_by_the_drugs_of_its_line(
    line: dict[str, Any], regimen: str, given_up: bool | None
) -> None:
    """As its line says why it was stopped, and as nothing else does."""
    assert facts({"lines": [line]}).value(f"exposure.{regimen}_given_up") is given_up


@pytest.mark.parametrize(
    "name", [fact.name for fact in FACTS if fact.name.endswith(("_failed", "_not_tolerated"))]
)
def test_what_rules_ask_of_a_drug_s_outcome_has_its_law(name: str) -> None:
    """A drug that failed, or was not tolerated, was given."""
    given = name.removesuffix("_failed").removesuffix("_not_tolerated")
    asked = not VOCABULARY[name].local_only and not VOCABULARY[given].local_only

    assert asked == (f"{given} or not {name}" in LAWS)
