"""A list that may lack something affirms what it names, and denies nothing."""

from typing import Any

import pytest

from allcli.case.problems import CaseError
from allcli.case.span import PartlyListed
from tests.cases import facts, source

Fields = dict[str, Any]
OPEN = ("sites", "failed", "hypersensitivity")
TESTIS: Fields = {"disease.sites": ["testis"], "disease.incomplete_lists": ["sites"]}


@pytest.mark.parametrize(
    ("more", "fact", "value"),
    [
        ({}, "disease.testicular", True), ({}, "disease.extramedullary", True),
        ({}, "disease.marrow_involved", None), ({}, "disease.heart", None),
        ({}, "disease.eye", None), ({}, "disease.cns_active", None),
        ({"disease.incomplete_lists": []}, "disease.marrow_involved", False),
        ({"disease.incomplete_lists": []}, "disease.heart", False),
        ({"disease.cns": "cns1"}, "disease.cns_active", False),
        ({"disease.marrow_blasts_pct": 60}, "disease.marrow_involved", True),
        ({"disease.sites": ["marrow"], "disease.extramedullary": False}, "disease.eye", False),
    ],
    ids=str,
)  # fmt: skip
def test_sites_that_may_lack_one(more: Fields, fact: str, value: object) -> None:
    """What their own fields tell holds beside them."""
    assert facts(TESTIS | more).value(fact) is value


@pytest.mark.parametrize(
    ("field", "word", "named", "other"),
    [
        ("failed", "blinatumomab", "blinatumomab_failed", "inotuzumab_failed"),
        ("tkis_failed", "imatinib", "imatinib_failed", "ponatinib_failed"),
        ("not_tolerated", "blinatumomab", "blinatumomab_not_tolerated", "venetoclax_not_tolerated"),
        ("hypersensitivity", "blinatumomab", "hypersensitivity_blinatumomab",
         "hypersensitivity_inotuzumab"),
        ("cd19_car_t_products", "obecabtagene", "obecabtagene", "tisagenlecleucel"),
    ],
)  # fmt: skip
def test_earlier_drugs_that_are_listed_in_part(
    field: str, word: str, named: str, other: str
) -> None:
    """Of a drug that is left out nothing is known, where a complete list denies it."""
    listed: Fields = {f"exposure.{field}": [word]}
    whole, part = facts(listed), facts(listed | {"exposure.incomplete_lists": [field]})

    assert whole.value(f"exposure.{named}") is part.value(f"exposure.{named}") is True
    assert whole.value(f"exposure.{other}") is False
    assert part.value(f"exposure.{other}") is None


def test_a_site_in_the_cns_that_may_not_be_the_only_one() -> None:
    """It involves the CNS; which other sites there are stays open."""
    part = facts({"disease.cns_sites": ["spine"], "disease.incomplete_lists": ["cns_sites"]})

    assert part.value("disease.cns_active") is True
    assert part.value("disease.cns") == "cns3"
    assert part.value("disease.cns_sites") == PartlyListed(("spine",))


@pytest.mark.parametrize(
    "fields",
    [
        {"disease.sites": ["testis"], "disease.cns": "cns3", "disease.marrow_blasts_pct": 60},
        {"exposure.failed": ["inotuzumab"], "exposure.hypersensitivity": [],
         "lines": [{"agents": ["blinatumomab"], "best_response": "nr",
                    "toxicities": ["anaphylaxis grade 4"], "stopped_for": "toxicity"},
                   {"agents": ["inotuzumab"], "best_response": "nr"}]},
    ],
)  # fmt: skip
def test_what_an_incomplete_list_leaves_out_contradicts_nothing(fields: Fields) -> None:
    """A case that says so elsewhere is no error, as it is where the list is complete."""
    table = next(iter(fields)).partition(".")[0]
    lists = [name.partition(".")[2] for name in fields if name.startswith(f"{table}.")]
    with pytest.raises(CaseError, match=r"lacks|left out"):
        source(fields)

    read = source({**fields, f"{table}.incomplete_lists": [name for name in lists if name in OPEN]})

    assert read.case
