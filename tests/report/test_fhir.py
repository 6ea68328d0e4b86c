"""An assessment as FHIR: valid by R4, the same answer, and no more of the patient than the case."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from typer.testing import CliRunner

from allcli.case.files.read import parse_case
from allcli.cli.app import app
from allcli.engine.load import load_rulebook
from allcli.report.fhir.bundle import bundle, rendered
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment
from tests.cases import CASES, FIT, ROOT, assessed
from tests.profile import dear
from tests.report.fhir_r4 import faults
from tests.triage.test_examples import example

Resource = dict[str, Any]
RECORD = (ROOT / "tests" / "case" / "fhir" / "relapsed-after-hct.json").read_text()
GVHD = "post-hct-active-gvhd"
MARKUP = {"id": "x<b>*y*</b>\n\x07\u202e", "lines": [{"regimen": "[a](javascript:1) \x1b[2J"}]}


def resources(made: Resource, kind: str) -> list[Resource]:
    """Those of a type."""
    held = [entry["resource"] for entry in made["entry"]]
    return [resource for resource in held if resource["resourceType"] == kind]


def only(made: Resource, kind: str) -> Resource:
    """The only one of a type."""
    [resource] = resources(made, kind)
    return resource


def of_option(made: Resource, kind: str, option: str) -> Resource:
    """The resource of a type that is about an option."""
    matching = (
        held for held in resources(made, kind) if held["code"]["coding"][0]["code"] == option
    )
    return next(matching)


def texts(value: Any) -> Iterator[str]:
    """Every text in a resource."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def of_record() -> Assessment:
    """The answer for a patient who came as FHIR."""
    day = date(2026, 3, 1)
    return assess(parse_case("record.json", RECORD), load_rulebook(), day)


@pytest.mark.parametrize("name", dear(path.stem for path in CASES))
def test_every_example_is_valid_by_r4(name: str) -> None:
    """Elements, cardinalities, value sets, references."""
    assert faults(bundle(example(name))) == []


@pytest.mark.parametrize(
    "break_it",
    [
        lambda made: only(made, "GuidanceResponse").pop("status"),
        lambda made: only(made, "GuidanceResponse").update(status="done"),
        lambda made: only(made, "GuidanceResponse").update(severity="high"),
        lambda made: only(made, "Condition").update(code=[{"text": "ALL"}]),
        lambda made: only(made, "Condition")["clinicalStatus"]["coding"][0].update(code="bad"),
        lambda made: only(made, "Condition").update(subject={"reference": "Patient/1"}),
        lambda made: only(made, "Condition").update(subject=made_reference(made, "Device")),
        lambda made: only(made, "Library").update(title=" "),
        lambda made: only(made, "Library").update(title="a\x07b"),
        lambda made: made["entry"].append(made["entry"][0]),
        lambda made: only(made, "Patient").update(id="another"),
        lambda made: only(made, "Parameters")["parameter"][0].update(valueBoolean=True),
        lambda made: resources(made, "RiskAssessment")[0].update(occurrenceDateTime="1.3.2026"),
    ],
)
def test_what_r4_does_not_allow_is_told(break_it: Callable[[Resource], object]) -> None:
    """The definitions that these tests hold bundles to can refuse."""
    made = bundle(example(GVHD))

    break_it(made)

    assert faults(made)


def made_reference(made: Resource, kind: str) -> Resource:
    """A reference to the only resource of a type."""
    return {"reference": f"urn:uuid:{only(made, kind)['id']}", "type": kind}


def test_a_library_of_the_standard_takes_it_too() -> None:
    """R4B left the resources that we use as R4 has them (`pip install fhir.resources`)."""
    library = pytest.importorskip("fhir.resources.R4B.bundle")

    assert library.Bundle.model_validate(bundle(example(GVHD)))


def test_the_suggestion_is_the_response_of_the_rulebook() -> None:
    """In words and as data, with the module that gave it."""
    result = example(GVHD)
    made = bundle(result)
    response = only(made, "GuidanceResponse")
    outputs = {held["name"]: held for held in only(made, "Parameters")["parameter"]}

    assert response["note"][0]["text"] == result.suggestion.text
    assert response["moduleCanonical"] == only(made, "Library")["url"]
    assert outputs["salvage"]["valueString"] == result.suggestion.salvage
    assert outputs["robust"]["valueBoolean"] is result.suggestion.robust
    assert outputs["case-hash"]["valueString"] == result.receipt.case_hash


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "success"),
        ({"labs.bilirubin_x_uln": None}, "data-requested"),
        ({"disease.lineage": None}, "data-required"),
    ],
)
def test_the_status_says_whether_facts_are_missing(changes: Resource, status: str) -> None:
    """None, some that could change the answer, or some without which no drug is suggested."""
    assert only(bundle(assessed(FIT, changes)), "GuidanceResponse")["status"] == status


def test_missing_facts_are_data_requirements_by_the_codes_of_laboratories() -> None:
    """Whatever field is asked for is named, with every code that a laboratory may use for it."""
    result = assessed(FIT, {"labs.bilirubin_x_uln": None})
    required = only(bundle(result), "GuidanceResponse")["dataRequirement"]
    codes = [tuple(code["code"] for code in held["codeFilter"][0]["code"]) for held in required]

    assert [held[0] for held in codes] == [
        field for asked in result.questions for field in asked.fields
    ]
    assert ("labs.bilirubin", "1975-2", "14631-6", "77137-8") in codes


def test_data_requirements_name_an_element_of_their_resource() -> None:
    """The code of a drug that was given stands under `medication`."""
    required = only(bundle(example("sparse")), "GuidanceResponse")["dataRequirement"]
    paths = {(held["type"], held["codeFilter"][0]["path"]) for held in required}

    assert ("Observation", "code") in paths
    assert paths <= {
        ("Observation", "code"), ("Condition", "code"), ("Procedure", "code"),
        ("MedicationAdministration", "medication"),
    }  # fmt: skip


def test_the_verdict_of_every_option_is_a_risk() -> None:
    """The first prediction is the verdict; then the reasons, of which open ones have none."""
    result = example("sparse")
    made = bundle(result)

    for option in result.options:
        held = of_option(made, "RiskAssessment", option.id)
        verdict, *reasons = held["prediction"]
        risks = [reason.get("qualitativeRisk", {}).get("text") for reason in reasons]
        assert verdict["qualitativeRisk"]["text"] == option.verdict
        assert risks == [reason.verdict for reason in option.against] + [None] * len(option.open)
        unsettled = option.verdict != option.worst or option.applies == "unknown"
        assert held["status"] == ("preliminary" if unsettled else "final")


def test_every_flag_is_an_issue_of_its_certain_level() -> None:
    """One that is only possible has no severity; it is told in words, as preliminary."""
    result = example("sparse")
    issues = resources(bundle(result), "DetectedIssue")

    assert len(issues) == len(result.flags)
    for flag, issue in zip(result.flags, issues, strict=True):
        assert issue.get("severity") == flag.level
        assert issue["status"] == ("preliminary" if flag.possible else "final")
        assert not flag.possible or f"{flag.possible} unless excluded" in issue["detail"]
        steps = [held["action"]["text"] for held in issue.get("mitigation", [])]
        assert steps == list(dict.fromkeys(flag.do))


@pytest.mark.parametrize("name", [GVHD, "sparse"])
def test_every_source_that_a_sentence_names_is_there(name: str) -> None:
    """The label in brackets leads to a citation, of the rulebook and of the option."""
    made = bundle(example(name))
    labels = {held["label"] for held in only(made, "Library")["relatedArtifact"]}
    assert labels == {source.key for source in example(name).references}

    for option in example(name).options:
        held = of_option(made, "RiskAssessment", option.id)
        known = {
            artifact["label"]
            for artifact in of_option(made, "ActivityDefinition", option.id).get(
                "relatedArtifact", ()
            )
        }
        for reason in (*option.against, *option.open, *option.supports):
            assert set(reason.references) <= known
            assert any(reason.references[0] in text for text in texts(held))


def test_codes_stand_where_they_say_just_that() -> None:
    """A leukaemia by its lineage, a drug by its own; a combination has none of a drug."""
    made = bundle(example(GVHD))
    drug = of_option(made, "ActivityDefinition", "inotuzumab")["productCodeableConcept"]

    [lineage] = only(made, "Condition")["code"]["coding"]
    assert (lineage["system"], lineage["code"]) == ("http://snomed.info/sct", "277571004")
    assert drug["coding"] == [{"system": "http://www.whocc.no/atc", "code": "L01FB01"}]
    assert "productCodeableConcept" not in of_option(made, "ActivityDefinition", "fla-ida")


def test_the_leukaemia_comes_in_as_it_went_out() -> None:
    """What reads FHIR understands what writes it."""
    read = parse_case("out.json", rendered([example(GVHD)], several=False)).case

    assert read.disease.lineage == "b-all"
    assert read.disease.status == "relapsed"


def test_nothing_of_the_record_goes_out() -> None:
    """Neither ids of its resources, nor birth, sex or age; of the patient the id of the case."""
    record = json.loads(RECORD)
    ids = {held["resource"]["id"] for held in record["entry"] if "id" in held["resource"]}
    person = next(
        held["resource"]
        for held in record["entry"]
        if held["resource"]["resourceType"] == "Patient"
    )
    result = of_record()
    made = bundle(result)
    said = "\n".join(texts(made))

    assert set(only(made, "Patient")) <= {"resourceType", "id", "identifier"}
    assert not [name for name in ids if re.search(rf"\b[A-Z]\w+/{name}\b", said)]
    assert person["birthDate"] not in said
    assert result.patient[0] not in json.dumps(only(made, "Condition"))


@pytest.mark.parametrize("age", [12, None])
def test_the_leukaemia_is_neither_pregnant_nor_a_syndrome(age: int | None) -> None:
    """Its name and status, of all that is said of a patient in a few words."""
    whose = {"patient.age": age, "patient.sex": "female", "patient.pregnant": True,
             "patient.gestation_weeks": 20, "comorbidity.down_syndrome": True}  # fmt: skip
    result = assessed(FIT, whose)

    assert "20 weeks pregnant" in result.patient
    assert only(bundle(result), "Condition")["code"]["text"] == "Ph-negative B-ALL, relapsed"


@pytest.mark.parametrize("day", ["2026-03-14", "2026-03", ""])
def test_the_only_time_is_the_day_of_the_decision(day: str) -> None:
    """As exact as the case states it; where it states none there is none."""
    made = bundle(assessed(FIT, {"assessed_on": day or None}))
    times = {
        value
        for kind in ("GuidanceResponse", "RiskAssessment", "DetectedIssue")
        for held in resources(made, kind)
        for name, value in held.items() if name.endswith("DateTime")
    }  # fmt: skip

    assert times == ({day} if day else set())
    assert not {"timestamp", "meta"} & {name for held in made["entry"] for name in held["resource"]}


def test_ids_are_those_of_the_answer() -> None:
    """The same answer has the same text to the last character; another has no id in common."""
    first, again = (rendered([assessed(FIT)], several=False) for _ in range(2))
    other = rendered([assessed(FIT, {"patient.age": 41})], several=False)
    ids = [set(re.findall(r'"id": "([^"]+)"', text)) for text in (first, other)]

    assert first == again
    assert not ids[0] & ids[1]


def test_several_cases_are_a_bundle_of_bundles() -> None:
    """One document, also where a case comes twice."""
    made = json.loads(rendered([example(GVHD), example(GVHD)], several=True))

    assert faults(made) == []
    assert [held["resource"]["resourceType"] for held in made["entry"]] == ["Bundle"] * 2


def test_nothing_that_a_case_says_is_markup() -> None:
    """Control characters are written out, and what would be Markdown is escaped."""
    made = bundle(assessed(FIT, MARKUP))
    notes = [text for held in resources(made, "GuidanceResponse") for text in texts(held["note"])]

    assert faults(made) == []
    assert only(made, "Patient")["identifier"][0]["value"] == "x<b>*y*</b>\\n\\u0007\\u202e"
    assert not any("](" in text for text in notes)


def test_the_language_of_the_page_changes_nothing() -> None:
    """FHIR is for programs, and English like JSON."""
    words = ["assess", str(ROOT / "cases" / f"{GVHD}.toml"), "-f", "fhir"]
    english, korean = (CliRunner().invoke(app, [*words, "--lang", code]) for code in ("en", "ko"))

    assert english.exit_code == korean.exit_code == 0
    assert english.stdout == korean.stdout
    assert json.loads(korean.stdout)["language"] == "en"


def test_a_cohort_is_a_bundle_a_line() -> None:
    """And a case that was not assessed an outcome, as a server would say it."""
    cases = "\n".join(
        json.dumps({"id": name, "disease": {"lineage": name, "status": "relapsed"}})
        for name in ("b-all", "unheard-of")
    )
    done = CliRunner().invoke(app, ["batch", "-", "-f", "fhir", "-q", "-j1"], input=cases)
    good, bad = map(json.loads, done.stdout.splitlines())

    assert done.exit_code == 0
    assert faults(good) == []
    assert bad["resourceType"] == "OperationOutcome"
    assert "disease.lineage" in bad["issue"][0]["diagnostics"]


def test_columns_of_fhir_are_refused() -> None:
    """A bundle has none."""
    done = CliRunner().invoke(app, ["batch", "-", "-f", "fhir", "--columns", "id"], input="{}")

    assert done.exit_code == 2
    assert "leave --columns out" in " ".join(done.stderr.split())
