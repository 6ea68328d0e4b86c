"""What the rulebook as a whole must not do: traps of the literature that no single patient shows.

The traps that a patient shows are in `tests/vignettes/traps.toml`.
"""

import re

import pytest

from allcli.case.calculators.child_pugh import Cirrhosis, child_pugh
from allcli.engine.prepared import Prepared
from allcli.rulebook.model import Criterion
from tests.cases import FIT, assessed, option


def words(rulebook: Prepared) -> str:
    """Everything that the rulebook says of groups and figures."""
    said = [criterion.says for criterion in rulebook.criteria]
    said += [f"{row.group} {row.results}" for row in rulebook.outcomes]
    return " ".join(said)


def criterion(rulebook: Prepared, name: str) -> Criterion:
    return next(criterion for criterion in rulebook.criteria if criterion.id == name)


def test_no_product_of_car_t_is_preferred_to_another_by_its_crs(rulebook: Prepared) -> None:
    """Their scales differ: nothing orders them but the stated convention."""
    products = {o.id for o in rulebook.options.values() if "cd19-car-t" in o.groups}

    pairs = [pair for pairs in rulebook.pairs.values() for pair in pairs]

    assert not [pair for pair in pairs if set(pair) <= products]
    assert "Penn" in criterion(rulebook, "tisagenlecleucel-crs").says


def test_mutation_tables_of_cml_are_not_called_more_than_they_are(rulebook: Prepared) -> None:
    """Weak evidence where they are carried over to ALL, and the text says where they come from."""
    for name in ("ph-positive-dasatinib-resistant", "ph-positive-nilotinib-resistant"):
        assert criterion(rulebook, name).strength == "retrospective"
        assert "CML" in criterion(rulebook, name).says


def test_every_published_result_names_its_endpoint(rulebook: Prepared) -> None:
    """42, 55 and 77 % are figures of one trial: none stands without what was counted."""
    for row in rulebook.outcomes:
        assert row.results
        assert all(len(endpoint) > 1 for endpoint in row.results), row.id
    felix = next(row for row in rulebook.outcomes if row.id == "felix-label")
    assert "CR within 3 months" in felix.results


def test_indirect_comparisons_rank_nothing(rulebook: Prepared) -> None:
    """Each was paid for by one maker: both are told, neither prefers."""
    resting = [
        criterion for criterion in rulebook.criteria if "indirect-2019" in criterion.references
    ]

    assert resting
    assert not any(
        criterion.prefer or criterion.verdict or criterion.supports for criterion in resting
    )
    assert "disagree" in resting[0].says


def test_a_series_that_could_not_be_found_is_not_cited(rulebook: Prepared) -> None:
    """Kantarjian 2003 exists in memory only."""
    assert not [key for key in rulebook.references if re.fullmatch(r"kantarjian-2003.*", key)]


def test_child_pugh_counts_albumin_from_2_8(rulebook: Prepared) -> None:
    """Another respectable table starts at 3.0: one version, and named."""
    points = child_pugh(Cirrhosis(1.0, 2.9, 1.0, 0, 0)).deciding

    assert any("albumin" in point and "2" in point for point in points)
    assert "2.8" in rulebook.references["pugh-1973"].title


@pytest.mark.parametrize(
    "figure",
    ["22/164", "17/77", "22 of 164", "17 of 77", "39 vs 19", "55 vs 17", "58 vs 16", "46 vs 19",
     "65.5", "11.1 vs 5.5"],
)  # fmt: skip
def test_figures_of_another_data_cut_or_that_nobody_saw_are_not_printed(
    rulebook: Prepared, figure: str
) -> None:
    """One cut each: 23 of 164 and 18 of 79; no subgroup rate that could not be checked."""
    assert figure not in words(rulebook)


def test_only_the_labels_of_the_eu_the_uk_and_australia_contraindicate_inotuzumab_for_the_liver(
    rulebook: Prepared,
) -> None:
    """The US text lists no contraindication."""
    for criterion in rulebook.criteria:
        if criterion.verdict.get("inotuzumab") == "contraindicated":
            assert set(criterion.jurisdictions) <= {"EU", "UK", "AU"}
            assert criterion.jurisdictions


@pytest.mark.parametrize(
    "name",
    ["mrd-before-transplant", "transplant-after-blinatumomab", "car-t-then-hct",
     "car-t-after-inotuzumab", "second-transplant-disputed"],
)  # fmt: skip
def test_where_sources_differ_both_are_named(rulebook: Prepared, name: str) -> None:
    """Conflicts in the evidence are shown as such, each side with its source."""
    named = criterion(rulebook, name)

    assert re.search(r"[Ss]ources differ|Two sources differ", named.says)
    assert len(named.references) >= 2


def test_a_trial_gate_is_not_told_as_harm(rulebook: Prepared) -> None:
    """What rests on eligibility alone is called outside the trial, and contraindicates nothing."""
    for criterion in rulebook.criteria:
        if criterion.references and all("eligibility" in key for key in criterion.references):
            assert "contraindicated" not in criterion.verdict.values()
            assert re.search(r"trial|exclu|asked|recalled|took|allowed", criterion.says), (
                criterion.id
            )


def test_funding_never_changes_a_verdict() -> None:
    """The same patient in Korea and nowhere: one clinical answer."""
    korea = assessed(FIT, {"jurisdiction": "KR"})
    nowhere = assessed(FIT, {"jurisdiction": None})

    for name in ("blinatumomab", "inotuzumab", "fla-ida", "hidac"):
        assert option(korea, name).verdict == option(nowhere, name).verdict


def test_a_price_is_never_printed(rulebook: Prepared) -> None:
    """Prices age: no amount of money stands in the rulebook."""
    said = " ".join(
        [*(criterion.says for criterion in rulebook.criteria), *(a.says for a in rulebook.access)]
    )

    assert not re.search(r"KRW|USD|EUR|£|\$|won\b", said)
