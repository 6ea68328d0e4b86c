"""FHIR as a shell user gives it to the commands that take a case."""

import json
import tomllib
from pathlib import Path

from allcli.case.files.amend import amended
from allcli.case.files.change import document, setting
from tests.case.fhir.resources import condition, observation, record
from tests.cases import ROOT
from tests.cli.shell import drafted, run
from tests.cli.terminal import at_a_terminal
from tests.profile import slow

HCT = "tests/case/fhir/relapsed-after-hct.json"
PH = "tests/case/fhir/ph-positive.json"


def test_a_bundle_is_assessed_like_a_case() -> None:
    """Known by itself; the report tells which resource gave what, stderr what was not used."""
    done = run("assess", PH, "--full")

    assert done.returncode == 0
    assert "T315I" in done.stdout
    assert "Observation/o2, 2026-01-29: assessed_on, genetics.abl1_mutations" in " ".join(
        done.stdout.split()
    )
    assert done.stderr == (
        f"{PH}: warning: 3 resources not used: 1 FamilyMemberHistory, 1 MedicationAdministration, "
        "1 Observation (allcli validate names them)\n"
    )


def test_a_bundle_may_come_from_a_pipe_and_be_changed() -> None:
    """With --set, as every case."""
    text = (ROOT / PH).read_text()

    done = run("assess", "-", "--set", "antigens.cd19=positive", "-f", "json", stdin=text)

    assert json.loads(done.stdout)["facts"]["antigens.cd19"] == "positive"
    assert "3 resources not used" in done.stderr


def test_validate_names_what_was_not_used() -> None:
    """By type and code, with the reason, and with --echo where each field comes from."""
    done = run("validate", HCT, "--echo")

    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert f"{HCT}: read as: labs.alt_uln: from Observation/o4, 2026-03-28" in lines
    assert [line for line in lines if ": not used: Procedure" in line] == [
        f"{HCT}: not used: Procedure SNOMED CT 1269349006: another of the same day tells of it",
        f"{HCT}: not used: Procedure SNOMED CT 234336002: not done yet",
    ]
    assert done.stderr == "1 file, 0 errors, 2 warnings\n"


def test_validate_can_be_told_that_it_is_fhir() -> None:
    """And then refuses what is not."""
    done = run("validate", "cases/in-remission.json", "--from", "fhir")

    assert done.returncode == 2
    assert "no FHIR: a resource is a JSON object with a resourceType" in done.stdout


def test_a_draft_says_beside_each_field_where_it_comes_from(tmp_path: Path) -> None:
    """It is the case of the bundle, for a person to finish; nothing is written over."""
    draft = tmp_path / "draft.toml"

    text = drafted(HCT, draft)

    assert "marrow_blasts_pct = 62  # Observation/o5, 2026-03-25" in text
    assert "# not used: Observation LOINC 76635-2: QTc by another formula" in text
    assert tomllib.loads(text)["transplants"][0]["type"] == "allogeneic"
    assert run("convert", HCT, str(draft)).returncode == 2


def test_a_draft_can_be_continued() -> None:
    """An answer goes into its text, and the remarks beside the fields stay."""
    text = run("convert", HCT, "-", "--to", "toml").stdout
    answered = document("draft.toml", text).changed_tables([setting("antigens.cd19=positive")])

    added = amended(text, answered.tables)

    assert added is not None
    assert added.replace('cd19 = "positive"\n', "") == text


@slow
def test_a_draft_is_finished_at_the_terminal(tmp_path: Path) -> None:
    """What the record gives is not asked again; what no code tells is; then the case is whole."""
    answers = ["positive", "negative", "none", "cns1", "no"]
    assert run("convert", HCT, str(tmp_path / "case.toml")).returncode == 0

    new = ["new", "case.toml", "--continue"]
    done = at_a_terminal(new, [*(f"{word}\n" for word in answers), "q\n", "\n"], tmp_path)

    assert done.code == 0
    for given in ("Age", "Sex", "Lineage", "Status"):
        assert f"{given} (" not in done.screen
    text = (tmp_path / "case.toml").read_text()
    assert "marrow_blasts_pct = 62  # Observation/o5, 2026-03-25" in text
    assert tomllib.loads(text)["antigens"]["cd19"] == "positive"
    assert tomllib.loads(text)["disease"]["cns"] == "cns1"
    brief = at_a_terminal(["assess", "case.toml", "--brief"], [], tmp_path)
    assert "Suggested salvage: " in brief.stdout
    assert "CD19 not known" not in brief.stdout


def test_a_draft_in_json_is_the_same_case() -> None:
    """Without the remarks, for which it has no room."""
    toml, as_json = (run("convert", PH, "-", "--to", syntax).stdout for syntax in ("toml", "json"))

    assert json.loads(as_json) == json.loads(json.dumps(tomllib.loads(toml), default=str))


def test_text_of_a_bundle_acts_on_no_terminal(tmp_path: Path) -> None:
    """Ids are quoted like all that comes from a file."""
    bundle = tmp_path / "b.json"
    sly = {**observation("6690-2", 9.0, "10*9/L"), "id": "x\x1b[2J\n# id = 1"}
    bundle.write_text(json.dumps(record(sly)))

    draft = run("convert", str(bundle), "-", "--to", "toml").stdout

    assert "\x1b" not in draft
    assert tomllib.loads(draft)["labs"] == {"wbc": 9.0}


def test_a_refusal_is_one_message(tmp_path: Path) -> None:
    """Exit code 2, nothing written, no traceback."""
    bundle, target = tmp_path / "b.json", tmp_path / "b.toml"
    bundle.write_text(json.dumps(record(condition("91861009"))))

    for words in (("assess", str(bundle)), ("convert", str(bundle), str(target))):
        done = run(*words)
        assert done.returncode == 2
        assert "several leukaemias: b-all" in done.stderr
    assert not target.exists()
