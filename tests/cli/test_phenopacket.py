"""Phenopackets as a shell user gives them to the commands that take a case."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.case.phenopacket.packets import packet
from tests.cases import ROOT
from tests.cli.shell import drafted, run

PH, BY_AGE = (f"tests/case/phenopacket/{name}.json" for name in ("ph-positive", "by-age"))


def test_a_packet_is_assessed_like_a_case() -> None:
    """Known by itself; the report tells which element gave what, stderr what was not used."""
    done = run("assess", PH, "--full")

    assert done.returncode == 0
    assert "T315I" in done.stdout
    assert "Measurement at measurements[1], 2026-01-28: labs.bilirubin" in " ".join(
        done.stdout.split()
    )
    assert "8 elements not used: 2 Disease, 1 GenomicInterpretation" in done.stderr


def test_a_draft_says_beside_each_field_where_it_comes_from(tmp_path: Path) -> None:
    """It is the case of the packet, for a person to finish."""
    text = drafted(BY_AGE, tmp_path / "draft.toml")

    assert text.startswith("# A draft from a phenopacket")
    assert "creatinine = 0.5  # Measurement at measurements[0]" in text
    assert "# not used: MedicalAction NCIt C28039: radiotherapy" in text
    assert tomllib.loads(text)["gvhd"] == {
        "acute_active": False, "acute_past": True, "chronic_active": False,
    }  # fmt: skip


def test_what_is_no_packet_is_refused_where_one_is_asked_for() -> None:
    """FHIR too."""
    done = run("validate", "tests/case/fhir/ph-positive.json", "--from", "phenopacket")

    assert done.returncode == 2
    assert "no phenopacket: one is a JSON object with metaData and a subject" in done.stdout


def test_a_cohort_may_be_packets(tmp_path: Path) -> None:
    """Files of a folder, and lines of NDJSON; one that is refused does not stop the rest."""
    (tmp_path / "a.json").write_text((ROOT / PH).read_text())
    lines = [packet(), packet(diseases=[])]
    (tmp_path / "b.ndjson").write_text("".join(f"{json.dumps(line)}\n" for line in lines))

    done = run("batch", str(tmp_path), "--format", "ndjson")

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["facts"]["disease.lineage"] for answer in answers[:2]] == ["b-all", "b-all"]
    assert answers[0]["facts"]["genetics.abl1_mutations"] == "T315I"
    assert "no acute lymphoblastic leukaemia" in json.dumps(answers[2])


def read_as_packets(*words: str, stdin: str = "") -> list[str]:
    """The patients of a cohort that must be phenopackets, or why one is none."""
    done = run(
        "batch", *words, "--from", "phenopacket", "--columns", "id", "-q", "-f", "ndjson",
        stdin=stdin,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [answer.get("id") or answer["error"]["message"] for answer in answers]


@pytest.mark.parametrize("lines", [None, 1])
def test_a_cohort_that_is_asked_for_as_packets_may_lack_their_metadata(
    tmp_path: Path, lines: int | None
) -> None:
    """One on standard input, over many lines or on one; lines of a file; a file of its own."""
    plain = packet()
    del plain["metaData"]
    text = json.dumps(plain, indent=None if lines else 2)
    (tmp_path / "a.json").write_text(text)
    (tmp_path / "b.ndjson").write_text(f"{json.dumps(plain)}\n\n{json.dumps(plain)}\n")

    [alone] = read_as_packets("-", stdin=text)
    named = read_as_packets(str(tmp_path / "a.json"), str(tmp_path / "b.ndjson"))

    assert named == [alone, alone, "an empty line is no case", alone]


def test_a_case_in_a_cohort_of_packets_is_refused() -> None:
    """Wherever it comes from."""
    [refused] = read_as_packets("cases/in-remission.json")
    piped = read_as_packets("-", stdin='{"patient": {"age": 40}}\n' * 2)

    assert [refused, *piped] == [
        "no phenopacket: one is a JSON object with metaData and a subject",
    ] * 3
