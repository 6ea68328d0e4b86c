"""FHIR comes in by the door of every case: recognised, checked, its problems at their lines."""

import json
from pathlib import Path

import pytest

from allcli.case.files.read import parse_case, read_case
from allcli.case.files.source_text import MAX_BYTES
from allcli.case.problems import CaseError
from tests.case.fhir.resources import (
    B_ALL,
    Body,
    condition,
    observation,
    of,
    patient,
    quantity,
    record,
)

HERE = Path(__file__).parent
WBC = observation("6690-2", 9.0, "10*9/L")


def lines(document: Body) -> str:
    """A bundle with an entry on each line, the first of them on line 2."""
    head = json.dumps({**document, "entry": []})[:-2]
    return head + "\n" + ",\n".join(map(json.dumps, document["entry"])) + "\n]}\n"


def ndjson(document: Body) -> str:
    return "".join(json.dumps(entry["resource"]) + "\n" for entry in document["entry"])


def said(text: str, name: str = "b.json") -> list[str]:
    with pytest.raises(CaseError) as refused:
        parse_case(name, text)
    return [str(problem) for problem in refused.value.problems]


def test_the_child_of_mcode_is_read() -> None:
    """The one B-ALL patient of an official guide, in short."""
    case = read_case(str(HERE / "mcode-child.json")).case

    assert str(case.patient.birth_date) == "2021-01-01"
    assert (case.patient.sex, case.patient.lansky, case.labs.wbc) == ("male", 80, 88.5)
    assert (case.disease.lineage, str(case.disease.diagnosed_on)) == ("b-all", "2024-01-01")
    assert case.antigens.cd19 is case.disease.cns is case.disease.status is None


def test_a_relapse_after_transplantation_is_read() -> None:
    """With GVHD that is past and GVHD that is there, VOD/SOS, a test that is pending."""
    source = read_case(str(HERE / "relapsed-after-hct.json"))
    case = source.case

    assert (case.disease.status, case.disease.lineage) == ("relapsed", "b-all")
    assert (case.gvhd.acute_active, case.gvhd.acute_past, case.gvhd.chronic_active) == (
        False, True, True,
    )  # fmt: skip
    assert case.transplants is not None
    assert [str(hct.date) for hct in case.transplants] == ["2024-09-12"]
    assert source.facts.value("hct.months_to_relapse") == pytest.approx(18.2, abs=0.1)
    assert case.heart.lvef_pct == "pending"
    assert case.exposure.inotuzumab is None
    assert str(case.assessed_on) == "2026-03-28"


def test_a_ph_positive_leukaemia_is_read() -> None:
    """By its histology, its genes, a mutation and a transcript; a family's illness is not its."""
    case = read_case(str(HERE / "ph-positive.json")).case

    assert (case.genetics.bcr_abl1, case.genetics.bcr_abl1_transcript) == ("positive", "p190")
    assert case.genetics.abl1_mutations == ("T315I",)
    assert (case.exposure.dasatinib, case.exposure.ponatinib) == (True, None)
    assert case.labs.haemoglobin == "not-done"


UNUSED = {
    "mcode-child": [
        "MedicationRequest RxNorm 11202: an order or supply, which does not say that it was given",
        'Observation LOINC 101119-6: text, which is not read: "CD10+, CD19+, CD22+, CD34+, TdT+"',
        'Observation LOINC 48807-2: text, which is not read: "CSF: no blasts seen"',
        "Observation LOINC 69548-6: no field of a case tells of this variant",
        "Observation LOINC 8277-6: no field of a case reads this code",
        "RiskAssessment: not a type that is read",
    ],
    "relapsed-after-hct": [
        "Condition SNOMED CT 38341003: no field of a case reads this code",
        "DocumentReference: not a type that is read",
        "MedicationAdministration ATC L01BB05: given, but no field of a case tells of it outside a "
        "line of therapy",
        "MedicationRequest ATC L01FB01: an order or supply, which does not say that it was given",
        "Observation LOINC 6690-2: another of the same is newer, or says the same",
        "Observation LOINC 76635-2: QTc by another formula than Fridericia's, or by none that is "
        "named",
        "Procedure SNOMED CT 1269349006: another of the same day tells of it",
        "Procedure SNOMED CT 234336002: not done yet",
    ],
    "ph-positive": [
        "FamilyMemberHistory: not a type that is read",
        "MedicationAdministration ATC L01XE24: status not-done",
        "Observation LOINC 51867-0: not found, but another sample shows it",
    ],
}


@pytest.mark.parametrize("name", UNUSED)
def test_every_resource_is_used_or_told(name: str) -> None:
    """Each gave a field, or stands in the list with the reason why it gave none."""
    given = read_case(str(HERE / f"{name}.json")).gathered
    entries = json.loads((HERE / f"{name}.json").read_text())["entry"]

    assert given is not None
    assert [str(left) for left in given.left] == UNUSED[name]
    used = {origin.at for origin in given.origins}
    assert len(used) + sum(left.times for left in given.left) == len(entries)


def test_one_resource_on_a_line_is_the_same_record() -> None:
    """Bulk NDJSON of one patient, with or without a line break at the end or between."""
    document = record(WBC)
    text = ndjson(document)

    for name in ("b.ndjson", "<stdin>"):
        assert parse_case(name, text.replace("\n", "\n\n")).case.labs.wbc == 9.0
        assert parse_case(name, text.rstrip()).hash == parse_case("b.json", lines(document)).hash


def test_a_broken_line_is_named() -> None:
    """As in every file."""
    text = ndjson(record(WBC)).replace('"status": "final"', '"status": final')

    assert said(text, "b.ndjson")[0].startswith("b.ndjson:3: not valid JSON: ")


def test_refusals_name_line_and_path() -> None:
    """Of the resource that shows why."""
    other = lines(record(condition("91861009")))
    two = lines(record(patient("p2")))

    assert said(other) == [
        "b.json:4: entry[2].resource: several leukaemias: b-all (Condition at entry[1].resource), "
        "acute myeloid leukaemia (Condition at entry[2].resource) "
        "(a case has one; which is meant, only a person can say)"
    ]
    assert said(two) == [
        "b.json:4: entry[2].resource: 2 patients in one document: Patient/p1, Patient/p2 "
        "(a case is one patient; allcli batch takes them one by one)"
    ]


def test_contradictions_name_the_resource() -> None:
    """The case is checked as if it had been written by hand."""
    born = patient(birthDate="2025-01-01")
    document = {**record(), "entry": [{"resource": born}, *record()["entry"][1:]]}

    problems = said(lines(document))

    assert problems
    assert all("from " in problem for problem in problems)


def test_warnings_stand_at_the_line_of_the_resource() -> None:
    """Of the case's own checks, and of the document; last what was not used, in one line."""
    odd = observation("1742-6", 90, "U/L", referenceRange=[{"high": quantity(400, "U/L")}])

    source = parse_case("b.json", lines(record(odd, WBC, observation("99999-9"))))

    assert [str(problem) for problem in source.warnings] == [
        "b.json:4: entry[2].resource: labs.alt_uln: 400 is no limit that a laboratory has: not "
        "read",
        "b.json:4: labs.alt: ALT 90 U/L given without its upper limit: 1.1 to 4.5 x ULN by limits "
        "of 20 to 80 U/L, taken as at least 1.1",
        "b.json: 1 resource not used: 1 Observation (allcli validate names them)",
    ]


def test_every_field_tells_which_resource_gave_it() -> None:
    """With its date."""
    source = parse_case("b.json", json.dumps(record({**WBC, "id": "w"})))

    assert source.gathered is not None
    origins = {field: given.says for field, given in source.gathered.origin_of.items()}
    assert origins == {
        "assessed_on": "Observation/w, 2026-03-01",
        "id": "Patient/p1",
        "patient.birth_date": "Patient/p1",
        "disease.lineage": "Condition at entry[1].resource",
        "disease.diagnosed_on": "Condition at entry[1].resource, 2024-02-03",
        "labs.wbc": "Observation/w, 2026-03-01",
    }


def test_fhir_that_is_asked_for_must_be_it() -> None:
    """A case is none."""
    with pytest.raises(CaseError, match=r"case.json:1: no FHIR: a resource is a JSON object"):
        parse_case("case.json", '{"patient": {"age": 3}}', "fhir")


def test_a_case_may_speak_of_fhir() -> None:
    """It is recognised by its own key, not by a word in it."""
    assert parse_case("c.json", '{"note": "\\"resourceType\\"", "patient": {"age": 3}}').case


def test_a_bundle_may_be_larger_than_a_case(tmp_path: Path) -> None:
    """Servers put reports and pictures in it."""
    document = record(WBC)
    picture = {"resourceType": "DocumentReference", "subject": of("p1"), "content": "x" * MAX_BYTES}
    document["entry"].append({"resource": picture})
    file = tmp_path / "large.json"
    file.write_text(json.dumps(document))

    assert read_case(str(file)).case.labs.wbc == 9.0


def test_no_resource_is_repeated_without_need() -> None:
    """A condition of an active leukaemia that is told twice gives one case."""
    twice = condition(B_ALL, onsetDateTime="2024-02-03")

    assert parse_case("b.json", json.dumps(record(twice))).case.disease.lineage == "b-all"
