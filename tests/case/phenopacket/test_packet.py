"""Which JSON is a phenopacket, whose it is, and what is refused in one message."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from allcli.case.files.read import parse_case
from allcli.case.phenopacket.gather import gather
from allcli.case.problems import CaseError
from tests.case.fhir.resources import field, reasons
from tests.case.phenopacket.packets import AML, B_ALL, WBC, disease, measurement, packet, read, said

HERE = Path(__file__).parent
PACKETS = [json.loads((HERE / f"{name}.json").read_text()) for name in ("ph-positive", "by-age")]
COUNT = measurement(WBC, 9.0, "UCUM:10*9.L-1")


def test_a_packet_is_known_by_itself() -> None:
    """Its metaData, which the schema requires, tell; the sex is an enumeration, or its number."""
    source = parse_case("p.json", json.dumps(packet(measurements=[COUNT])))

    assert source.case.id == "p1"
    assert source.case.patient.sex == "female"
    assert source.case.labs.wbc == 9.0
    assert field(read(subject={"id": "p1", "sex": 2}), "patient.sex") == "male"


def test_names_may_be_those_of_protobuf() -> None:
    """A library can write `meta_data` and `time_observed`; problems name what is written."""
    count = {**COUNT, "time_observed": COUNT["timeObserved"]}
    del count["timeObserved"]
    document = packet(medical_actions=["dasatinib"], measurements=[count])
    document["meta_data"] = document.pop("metaData")

    given = gather(document)

    assert given.tables["assessed_on"] == "2026-03-01"
    assert given.odd == ((("medical_actions", 0), 'found "dasatinib"; expected an element'),)


def test_of_a_family_the_proband_is_read() -> None:
    """The relatives are not the patient; places lead into the proband."""
    inside = packet(measurements=[COUNT])
    document = {"id": "f", "proband": inside, "relatives": [packet()], "metaData": {}}

    given = gather(document)

    assert field(given, "labs.wbc") == 9.0
    assert given.origin_of["labs.wbc"].resource == "Measurement at proband.measurements[0]"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"id": "c", "members": [packet(), packet()], "metaData": {}},
         "a cohort of 2 phenopackets (a case is one patient: write its members as NDJSON"),
        (packet(metaData={"phenopacketSchemaVersion": "1.0.0"}),
         "a phenopacket of version 1.0.0 (version 2 of the schema is read"),
        (packet(genes=[]), "a phenopacket of version 2.0 (version 2"),
        ({"id": "x", "metaData": {}}, "a phenopacket that holds none of subject,"),
        (packet(diseases=[]), "no acute lymphoblastic leukaemia, nor any condition"),
        (packet(diseases=[disease(excluded=True)]),
         "no confirmed leukaemia: Disease at diseases[0] (refuted)"),
        (packet(diseases=[disease(), disease(AML)]),
         "several leukaemias: b-all (Disease at diseases[0]), acute myeloid leukaemia"),
        (packet(diseases=[disease("MONDO:0005015")]),
         "no acute lymphoblastic leukaemia; the conditions are MONDO 0005015"),
        (packet(diseases="B-ALL"), 'no acute lymphoblastic leukaemia, nor any condition'),
    ],
)  # fmt: skip
def test_what_is_no_case_is_refused_in_one_message(document: Any, message: str) -> None:
    """A cohort, an older version, nothing in it, no leukaemia of ours, or more than one."""
    with pytest.raises(CaseError) as refused:
        parse_case("p.json", json.dumps(document))

    [problem] = refused.value.problems
    assert message in str(problem)


@pytest.mark.parametrize("text", ["{}", '{"patient": {"age": 40}}', "[1]", "<a/>", "{", '"x"'])
def test_a_packet_that_is_asked_for_must_be_it(text: str) -> None:
    """Anything else is refused."""
    with pytest.raises(CaseError) as refused:
        parse_case("p.json", text, "phenopacket")

    assert len(refused.value.problems) == 1


def test_the_metadata_may_be_missing_where_a_packet_is_asked_for() -> None:
    """Without them it is not known by itself, and the case has no such keys."""
    document = packet()
    del document["metaData"]
    text = json.dumps(document)

    assert parse_case("p.json", text, "phenopacket").case.disease.lineage == "b-all"
    with pytest.raises(CaseError):
        parse_case("p.json", text)


def test_what_is_another_patients_is_not_used() -> None:
    """A sample says whose it is; nobody's it is the packet's."""
    theirs = {"id": "s", "individualId": "donor", "measurements": [COUNT]}
    ours = {"id": "s", "measurements": [COUNT]}

    assert field(read(biosamples=[ours]), "labs.wbc") == 9.0
    given = read(biosamples=[theirs])
    assert "labs" not in given.tables
    assert reasons(given) == ["Measurement LOINC 6690-2: of another patient"]


def test_a_subject_that_is_none_is_told() -> None:
    """Nobody knows then who the patient is; the leukaemia is read all the same."""
    given = read(subject=["p1"])

    assert given.tables["disease"] == {"lineage": "b-all", "diagnosed_on": "2024-02-03"}
    assert given.tables["id"] == "packet-1"
    assert said(given) == ["found a list; expected an element"]


def test_what_has_no_date_that_can_be_read_is_told_once() -> None:
    """However many elements it is of."""
    times = [{"timestamp": "yesterday"}, {"age": {"iso8601duration": "40 years"}}]
    given = read(measurements=[{**COUNT, "timeObserved": time} for time in times])

    assert said(given) == [
        "a time that cannot be read: taken to have none (so 1 more)",
    ]


def _places(document: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    entries = document.items() if isinstance(document, dict) else enumerate(document)
    places: list[tuple[Any, ...]] = []
    for step, inner in entries:
        places.append((*at, step))
        if isinstance(inner, dict | list):
            places += _places(inner, (*at, step))
    return places


JUNK: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=4), st.just([]), st.just({})
)


@for_any(st.data())
def test_any_part_may_be_anything(data: st.DataObject) -> None:
    """It is read or refused, and never breaks the program."""
    document = copy.deepcopy(data.draw(st.sampled_from(PACKETS)))
    *way, last = data.draw(st.sampled_from(_places(document)))
    held = document
    for step in way:
        held = held[step]
    held[last] = data.draw(JUNK)

    try:
        parse_case("p.json", json.dumps(document), "phenopacket")
    except CaseError as refused:
        assert refused.problems


def test_a_leukaemia_has_many_codes() -> None:
    """By any vocabulary of the table, in whatever case, as an IRI, or as the packet declares it."""
    declared = [{"id": "ncit", "namespacePrefix": "THES"}]
    meta = {"resources": declared, "phenopacketSchemaVersion": "2.0"}
    codes = ("NCIT:C8644", "ncit:C8644", "NCIT_C8644", "http://purl.obolibrary.org/obo/NCIT_C8644",
             "SNOMEDCT:277571004", "ICDO3:9811/3", "Orphanet:99860", "DOID:0080638", "THES:C8644",
             B_ALL)  # fmt: skip

    assert {
        field(read(diseases=[disease(code)], metaData=meta), "disease.lineage") for code in codes
    } == {"b-all"}


def test_every_element_that_is_read_is_used_or_told() -> None:
    """None goes without a word."""
    for document in PACKETS:
        given = gather(document)
        remarks = " ".join(reasons(given) + said(given))
        used = {origin.resource for origin in given.origins}
        for number, entry in enumerate(document["measurements"]):
            code = entry["assay"]["id"].partition(":")[2]
            assert f"Measurement at measurements[{number}]" in used or code in remarks
