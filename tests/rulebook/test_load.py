"""The rulebook that ships, and the kept copy of it."""

import shutil
import sys
from pathlib import Path

import pytest

from allcli.case.grades import grades
from allcli.rulebook import load
from allcli.rulebook.model import Rulebook
from allcli.verify.check import accepted
from tests.cases import A_DAY, source
from tests.overlays import NO_MEC, overlay


def calculator_sources() -> set[str]:
    """The publication behind each criteria set that a calculator knows."""
    patient = {"gvhd.skin": 1, "gvhd.chronic_skin": 1, "vod.ascites": True, "labs.bilirubin": 3,
             "labs.bilirubin_x_uln": 3, "liver.cirrhosis": True, "comorbidity.diabetes": True,
             "vod.painful_hepatomegaly": True}  # fmt: skip
    topics = grades(source(patient).case)
    return {result.reference for topic in topics for result in topic.results}


def test_every_reference_is_used_and_can_be_found(rulebook: Rulebook) -> None:
    """No source stands for show; each has a DOI, a PMID or an address, or the reason why not."""
    used = {key for option in rulebook.options.values() for key in option.references}
    used |= {key for criterion in rulebook.criteria for key in criterion.references}
    used |= {key for row in rulebook.access for key in row.references}
    used |= {key for row in rulebook.outcomes for key in row.references}
    used |= calculator_sources()

    assert used == set(rulebook.references)
    nowhere = {key for key, reference in rulebook.references.items() if not reference.locator}
    assert nowhere == {each.about for each in accepted() if each.kind == "unsourced"}
    assert not [key for key in nowhere if rulebook.references[key].checked == "primary"]


def test_race_is_never_asked(rulebook: Rulebook) -> None:
    """No fact of the vocabulary, and no criterion, concerns race or ethnicity."""
    words = " ".join(c.when for c in rulebook.criteria).lower()

    assert "race" not in words
    assert "ethnic" not in words


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rulebook in a folder of its own, with keeping switched on."""
    folder = tmp_path / "criteria"
    shutil.copytree(load.CRITERIA, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(load, "CRITERIA", folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def kept(folder: Path) -> list[Path]:
    return list((folder / "__pycache__").glob("rulebook-*"))


def test_the_kept_copy_is_the_same_rulebook(elsewhere: Path) -> None:
    """The second run, from the copy, has all that the first one built."""
    built = load.load_rulebook.__wrapped__()

    from_copy = load.load_rulebook.__wrapped__()

    assert len(kept(elsewhere)) == 1
    assert from_copy[:-2] == built[:-2]  # charts and code are held by what they answer


def test_a_changed_rulebook_never_meets_a_stale_copy(elsewhere: Path) -> None:
    """One changed word makes a new copy and removes the old one."""
    before = load.load_rulebook.__wrapped__()
    path = elsewhere / "transplant.toml"
    path.write_text(path.read_text().replace("Reach CR first", "Reach CR before all"))

    after = load.load_rulebook.__wrapped__()

    assert after.hash != before.hash
    assert len(kept(elsewhere)) == 1


def test_a_damaged_copy_is_built_anew(elsewhere: Path) -> None:
    """Rubbish in the copy costs time, nothing else."""
    before = load.load_rulebook.__wrapped__()
    kept(elsewhere)[0].write_bytes(b"rubbish")

    assert load.load_rulebook.__wrapped__().hash == before.hash


def test_an_installation_that_cannot_be_written_to_goes_without(elsewhere: Path) -> None:
    """Where the copy cannot be kept, the rulebook is built each time."""
    (elsewhere / "__pycache__").write_text("in the way")

    assert load.load_rulebook.__wrapped__().criteria


def test_the_engine_hash_covers_every_room_that_decides() -> None:
    """No folder with code between a case and its assessment is forgotten."""
    package = load.CRITERIA.parent
    folders = {
        str(path.parent.relative_to(package))
        for room in ("case", "rulebook", "triage")
        for path in (package / room).rglob("*.py")
    }

    assert folders == set(load._ENGINE)


def test_one_changed_letter_of_code_is_another_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a result says by which code it was made."""
    package = tmp_path / "allcli"
    shutil.copytree(load.CRITERIA.parent, package)
    monkeypatch.setattr(load, "_PACKAGE", package)
    before = load.engine_hash.__wrapped__()
    code = package / "triage" / "order.py"
    code.write_text(code.read_text().replace("-score", "score"))

    assert load.engine_hash.__wrapped__() != before


def test_our_records_are_kept_for_local_rulebooks(elsewhere: Path) -> None:
    """With an overlay the records are read from their copy; the whole is built anew."""
    load._merged.cache_clear()
    load.load_rulebook.cache_clear()

    first = load.load_rulebook.__wrapped__((overlay(NO_MEC),), A_DAY)
    load._merged.cache_clear()
    second = load.load_rulebook.__wrapped__((overlay(NO_MEC),), A_DAY)

    assert len(list((elsewhere / "__pycache__").glob("records-*"))) == 1
    assert second[:-2] == first[:-2]
    load._merged.cache_clear()
    load.load_rulebook.cache_clear()
