"""The Assessment as JSON."""

import json

from allcli.report.json import rendered
from allcli.triage.assessment import SCHEMA_VERSION
from tests.cases import FIT, assessed
from tests.triage.test_examples import example


def test_one_case_is_one_object_and_several_are_a_list() -> None:
    """A reader of JSON gets one document either way."""
    result = assessed(FIT)

    assert json.loads(rendered([result], several=False))["schema_version"] == SCHEMA_VERSION
    assert len(json.loads(rendered([result, result], several=True))) == 2


def test_it_is_what_the_result_holds() -> None:
    """In Python and on the command line the same objects."""
    result = example("sparse")

    held = json.loads(json.dumps(result.as_objects(), default=str))
    assert json.loads(rendered([result], several=False)) == held


def test_records_are_objects_with_named_fields() -> None:
    """`jq .options[0].verdict` works."""
    read = json.loads(rendered([example("post-hct-active-gvhd")], several=False))

    assert read["suggestion"]["salvage"] == "inotuzumab"
    assert read["options"][0]["against"][0]["criterion"] == "inotuzumab-prior-transplant"
    assert read["findings"]["blinatumomab-acute-gvhd-grade-2-to-4"] == "yes"


def test_the_receipt_lets_the_result_be_reproduced() -> None:
    """Versions, hashes of case and rulebook, the day whose rules were used."""
    receipt = json.loads(rendered([assessed(FIT)], several=False))["receipt"]

    assert len(receipt["case_hash"]) == len(receipt["rulebook_hash"]) == 64
    assert receipt["as_of"] == "2026-03-01"
    assert receipt["allcli"]
