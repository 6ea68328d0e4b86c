"""FHIR of many patients: bulk NDJSON by patient, bundles of several, what is wrong in them."""

import json
from pathlib import Path
from typing import Any

from tests.case.fhir.resources import (
    B_ALL,
    Body,
    administration,
    bundle,
    concept,
    condition,
    observation,
    of,
    patient,
)
from tests.cli.shell import run

COLUMNS = ("--columns", "file,line,id,error", "-q", "-j", "1", "-f", "ndjson")


def whose(resource: Body, name: str) -> Body:
    return {**resource, "subject": of(name)}


def people(*names: str) -> list[Body]:
    """Patients, each with a count and a B-ALL in remission, of which less is open."""
    facts = condition(B_ALL, clinical="remission"), observation("6690-2", 9.0, "10*9/L")
    return [
        held for name in names
        for held in (patient(name), *(whose(fact, name) for fact in facts))
    ]  # fmt: skip


def ndjson(*resources: Body) -> str:
    return "".join(json.dumps(resource) + "\n" for resource in resources)


def export(folder: Path, *resources: Body) -> None:
    """Bulk files, one for each type."""
    folder.mkdir(exist_ok=True)
    for kind in {resource["resourceType"] for resource in resources}:
        held = [resource for resource in resources if resource["resourceType"] == kind]
        (folder / f"{kind}.ndjson").write_text(ndjson(*held))


def rows(*words: str, stdin: str = "", columns: tuple[str, ...] = COLUMNS) -> list[dict[str, Any]]:
    done = run("batch", *words, *columns, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_bulk_export_is_put_together_by_patient(tmp_path: Path) -> None:
    """From the files of its types, in whatever order; a patient stands at their own line."""
    export(tmp_path, *people("a", "b"), {"resourceType": "Practitioner", "id": "d"})

    records = rows(str(tmp_path))

    file = str(tmp_path / "Patient.ndjson")
    assert records == [
        {"file": file, "line": 1, "id": "a", "error": None},
        {"file": file, "line": 2, "id": "b", "error": None},
    ]


def test_drugs_and_specimens_of_a_bulk_export_are_found(tmp_path: Path) -> None:
    """They stand in files of their own."""
    drug = {"resourceType": "Medication", "id": "m", "code": concept("atc", "L01FX07")}
    given = administration("", medicationReference={"reference": "Medication/m"})
    del given["medicationCodeableConcept"]
    donor = {"resourceType": "Specimen", "id": "s", "subject": of("donor")}
    platelets = observation("777-3", 40, "10*9/L", specimen={"reference": "Specimen/s"})
    export(tmp_path, *people("a"), drug, whose(given, "a"), donor, whose(platelets, "a"))

    [row] = rows(str(tmp_path), columns=("-q", "-j", "1", "-f", "ndjson"))

    [says] = [line["says"] for line in row["read_as"] if line["topic"] == "given by"]
    assert "exposure.blinatumomab" in says
    assert "labs.wbc" in says
    assert "labs.platelets" not in says


def test_each_folder_is_an_export_of_its_own(tmp_path: Path) -> None:
    """Two hospitals may number their patients alike."""
    export(tmp_path / "north", *people("1"))
    export(tmp_path / "south", *people("1"))

    assert [row["id"] for row in rows(str(tmp_path))] == ["1", "1"]


def test_a_bundle_of_several_patients_is_taken_apart(tmp_path: Path) -> None:
    """One of one patient stays a file; a case of ours beside it is read as ever."""
    (tmp_path / "a.json").write_text(json.dumps(bundle(*people("x", "y"))))
    (tmp_path / "b.json").write_text(json.dumps(bundle(*people("z")), indent=1))
    (tmp_path / "c.json").write_text('{"id": "ours", "patient": {"age": 4}}')

    records = [(Path(row["file"]).name, row["line"], row["id"]) for row in rows(str(tmp_path))]

    assert records == [
        ("a.json", 1, "x"),
        ("a.json", 2, "y"),
        ("b.json", None, "z"),
        ("c.json", None, "ours"),
    ]


def test_lines_may_be_written_as_windows_writes_them(tmp_path: Path) -> None:
    """With a byte order mark, carriage returns and empty lines, whatever the name of the file."""
    text = "\ufeff" + ndjson(*people("x", "y")).replace("\n", "\r\n\r\n")

    for name in ("bulk.ndjson", "bulk.json"):
        file = tmp_path / name
        file.write_bytes(text.encode())
        assert [(row["line"], row["id"]) for row in rows(str(file))] == [(1, "x"), (7, "y")]


def test_lines_may_begin_with_empty_ones(tmp_path: Path) -> None:
    """A record stands where its patient stands."""
    file = tmp_path / "bulk.ndjson"
    file.write_text("\n \n" + ndjson(*people("x")))

    assert [(row["line"], row["id"]) for row in rows(str(file))] == [(3, "x")]


def test_resources_in_files_of_their_own_are_put_together(tmp_path: Path) -> None:
    """As some servers export them."""
    for number, resource in enumerate(people("a")):
        (tmp_path / f"{number}.json").write_text(json.dumps(resource, indent=1))

    assert [(row["id"], row["error"]) for row in rows(str(tmp_path))] == [("a", None)]


def test_bundles_may_stand_one_on_a_line() -> None:
    """On standard input one line in is one line out."""
    lines = ndjson(bundle(*people("x")), bundle(*people("y")))

    assert [(row["line"], row["id"]) for row in rows("-", stdin=lines)] == [(1, "x"), (2, "y")]


def test_a_resource_that_stands_alone_is_told_what_puts_it_together() -> None:
    """On standard input, where one line in is one line out."""
    [record] = rows("-", stdin=ndjson(patient()))

    assert "allcli batch --from fhir puts those of a patient together" in record["error"]["message"]


def test_standard_input_may_be_a_bulk_export() -> None:
    """Where it is said; and a bundle over many lines."""
    several = people("x", "y")

    for text in (ndjson(*several), json.dumps(bundle(*several), indent=1)):
        records = rows("-", "--from", "fhir", stdin=text)
        assert [row["id"] for row in records] == ["x", "y"]


def test_what_is_wrong_is_a_record_at_its_place(tmp_path: Path) -> None:
    """A line that is no JSON, one that is no resource, one that is nobody's, no leukaemia."""
    file = tmp_path / "all.ndjson"
    count = observation("6690-2", 9.0, "10*9/L")
    del count["subject"]
    file.write_text(ndjson(*people("x")) + "{broken\n" + ndjson({"a": 1}, count, patient("well")))

    records = rows(str(file), "--from", "fhir")

    assert [record.get("id") for record in records if not record["error"]] == ["x"]
    assert [_complaint(record) for record in records if record["error"]] == [
        (4, "not valid JSON: expecting property name enclosed in double quotes"),
        (5, "no FHIR: a resource is a JSON object with a resourceType"),
        (6, "Observation: does not say whose it is"),
        (7, "no acute lymphoblastic leukaemia, nor any condition"),
    ]


def _complaint(record: dict[str, Any]) -> tuple[int, str]:
    return record["error"]["line"], record["error"]["message"].partition(" (")[0]


def test_cases_of_ours_may_stand_among_fhir(tmp_path: Path) -> None:
    """Each line is read as what it is; a case with a strange key is refused as ever."""
    mixed = tmp_path / "mixed.ndjson"
    ours = {"id": "ours", "patient": {"age": 4}}
    mixed.write_text(ndjson(bundle(*people("x")), ours))
    (tmp_path / "odd.json").write_text('{"patient": {"resourceType": 1, "age": 4}}')

    first, second, odd = rows(str(tmp_path))

    assert (first["id"], second["id"]) == ("x", "ours")
    assert odd["error"]["field"] == "patient.resourceType"


def test_what_is_not_fhir_is_refused_where_it_should_be(tmp_path: Path) -> None:
    """--from fhir reads no case of ours."""
    file = tmp_path / "case.json"
    file.write_text('{"patient": {"age": 4}}')

    done = run("batch", str(file), "--from", "fhir", *COLUMNS)

    assert done.returncode == 2
    assert "no FHIR: a resource is a JSON object with a resourceType" in done.stderr


def test_a_run_over_fhir_may_be_resumed_and_shared_among_workers(tmp_path: Path) -> None:
    """The same records come of it with one process and with two."""
    export(tmp_path, *people(*map(str, range(6))))

    outputs = [
        run("batch", str(tmp_path), "-q", "-j", jobs, "--columns", "id,error").stdout
        for jobs in ("1", "2")
    ]

    assert outputs[0] == outputs[1]
    assert len(outputs[0].splitlines()) == 6
