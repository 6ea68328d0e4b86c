"""Lists of which some entries are known, and others may be there too."""

import tomllib
from io import BytesIO
from typing import Any

import pytest

from allcli.case.files.read import check_document
from allcli.case.span import PartlyListed
from allcli.cohort.document import document
from allcli.cohort.items import RowItem
from allcli.cohort.mapping import Map
from allcli.cohort.notes import Notes
from allcli.cohort.tables import rows
from tests.cases import A_DAY, FIT, assessed, facts

PH = {"genetics.bcr_abl1": "positive"}


@pytest.mark.parametrize(
    ("changes", "fact", "value"),
    [
        (PH | {"genetics.abl1_mutations": ["T315I", "not sequenced yet"]},
         "genetics.abl1_mutations", PartlyListed(("T315I",))),
        (PH | {"genetics.abl1_mutations": ["F317L"],
               "genetics.incomplete_lists": ["abl1_mutations"]},
         "genetics.abl1_mutations", PartlyListed(("F317L",))),
        (PH | {"genetics.abl1_mutations": ["c.944C>T"]}, "genetics.abl1_mutations", None),
        (PH | {"genetics.abl1_mutations": ["T315I"]}, "genetics.abl1_mutations", ("T315I",)),
        ({"disease.emergency": ["vision"], "disease.incomplete_lists": ["emergency"]},
         "disease.emergency", PartlyListed(("vision",))),
        ({"disease.cns_sites": ["csf"], "disease.incomplete_lists": ["cns_sites"]},
         "disease.cns_sites", PartlyListed(("csf",))),
    ],
)  # fmt: skip
def test_what_is_listed_is_known_and_the_rest_is_open(
    changes: dict[str, Any], fact: str, value: object
) -> None:
    """An entry that cannot be read, or a list said to be incomplete, takes nothing away."""
    assert facts(changes).value(fact) == value


def test_a_mutation_that_is_listed_decides_whatever_else_there_may_be() -> None:
    """T315I weighs on the TKIs that it resists; whether another does too stays open."""
    part = assessed(FIT, PH, {"genetics.abl1_mutations": ["T315I", "see letter"]}).findings
    whole = assessed(FIT, PH, {"genetics.abl1_mutations": ["T315I"]}).findings

    assert part["ph-positive-t315i"] == whole["ph-positive-t315i"] == "yes"
    assert part["ph-positive-nilotinib-resistant"] == "unknown"
    assert whole["ph-positive-nilotinib-resistant"] == "no"


BOXES = """\
[columns]
id = "id"
[lists."disease.emergency"]
columns = { em___1 = "cord-compression", em___2 = "vision" }
where = { form = "2" }
[lists."genetics.abl1_mutations"]
columns = { m___1 = "T315I", m___2 = "F317L" }
where = { form = "2" }
[constant]
"disease.lineage" = "b-all"
"disease.status" = "relapsed"
"genetics.bcr_abl1" = "positive"
"""


def test_boxes_that_are_partly_ticked_are_known_in_part() -> None:
    """A box that is not ticked is no denial where the map does not say so."""
    mapping = Map.model_validate(tomllib.loads(BOXES))
    table = BytesIO(b"id,em___1,em___2,m___1,m___2,form\np,1,0,1,0,2\n")
    (item,) = rows(table, "t.csv", mapping, Notes())
    assert isinstance(item, RowItem)
    made = document(item.file, item.line, item.row, mapping, A_DAY)
    known = check_document("t.csv", made.tables).facts

    assert known.value("disease.emergency") == PartlyListed(("cord-compression",))
    assert known.value("genetics.abl1_mutations") == PartlyListed(("T315I",))
