"""Toxicities of the lines, and what they tell that contradicts itself or is not understood."""

from typing import Any

import pytest

from allcli.case.problems import CaseError
from allcli.case.span import Span
from tests.case.test_exposure import RELAPSED, line
from tests.cases import facts, source


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
        (line("pegaspargase", "prednisone", toxicities=["anaphylaxis"]), "asparaginase", True),
        (line("pegaspargase", "cytarabine", toxicities=["anaphylaxis to pegaspargase"]),
         "asparaginase", True),
        (line("pegaspargase", "cytarabine", toxicities=["anaphylaxis"]), "asparaginase", None),
        (line("pegaspargase", "cytarabine", toxicities=["allergy to Oncaspar grade 2"]),
         "asparaginase", None),
        (line("pegaspargase", "cytarabine", toxicities=["no anaphylaxis to pegaspargase"]),
         "asparaginase", None),
        (line("vincristine", toxicities=["anaphylaxis to pegaspargase"]), "asparaginase", False),
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
    history = line("blinatumomab", toxicities=toxicities)
    assert facts(history).value("exposure.blinatumomab_neurotoxicity") == grade


def test_paraplegia_on_nelarabine_is_intolerance_of_it() -> None:
    """Read where the field for it stands."""
    history = line("nelarabine", best_response="cr", stopped_for="toxicity",
                toxicities=["myelopathy, paraplegia grade 4"])  # fmt: skip
    known = facts(history | RELAPSED)

    assert known.value("exposure.nelarabine_not_tolerated") is True
    assert known.value("exposure.nelarabine_neurotoxicity") == 4
    assert not source(history).warnings


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
        (line("nelarabine", stopped_for="no-response", best_response="not-evaluated"),
         "lines[0].stopped_for"),
        (line("car-t", stopped_for="no-response", best_response="cr") | RELAPSED,
         "lines[0].stopped_for"),
        (line("car-t", stopped_for="relapse", best_response="not-evaluated"),
         "lines[0].stopped_for"),
        (line("car-t", best_response="not-evaluated") | {"exposure.failed": ["cd19-car-t"]},
         "exposure.failed"),
        (line("car-t", best_response="cr", response_months=3)
         | {"exposure.failed": ["cd19-car-t"]}, "exposure.failed"),
        (line("blinatumomab", best_response="cr")
         | {"exposure.failed": [], "disease.status": "mrd-positive", "transplants": []},
         "exposure.failed"),
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
        (line("imatinib", toxicities=["없음"]), "lines[0].toxicities[0]",
         "[] says that there was none"),
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
    history = {"lines": [{"regimen": "KALLA1407", "agents": ["vincristine", "prednisone"]}]}

    assert not source(history).warnings
    assert facts(history).value("exposure.blinatumomab") is False
