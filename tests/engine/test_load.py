"""The rulebook that ships, and the kept copy of it."""

import pickle
import shutil
import sys
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from allcli import engine_code
from allcli.case.grades import grades
from allcli.engine import load
from allcli.engine.prepared import Prepared
from allcli.kept import SHIPPED
from allcli.override import override
from allcli.verify.check import accepted
from tests.cases import A_DAY, ROOT, source
from tests.overlays import NO_MEC, overlay
from tests.profile import slow
from tests.test_kept import flipped, open_place


def calculator_sources() -> set[str]:
    """The publication behind each criteria set that a calculator knows."""
    patient = {"gvhd.skin": 1, "gvhd.chronic_skin": 1, "vod.ascites": True, "labs.bilirubin": 3,
             "labs.bilirubin_x_uln": 3, "liver.cirrhosis": True, "comorbidity.diabetes": True,
             "vod.painful_hepatomegaly": True}  # fmt: skip
    topics = grades(source(patient).case)
    return {result.reference for topic in topics for result in topic.results}


def test_every_reference_is_used_and_can_be_found(rulebook: Prepared) -> None:
    """No source stands for show; each has a DOI, a PMID or an address, or the reason why not."""
    used = {key for option in rulebook.options.values() for key in option.references}
    used |= {key for criterion in rulebook.criteria for key in criterion.references}
    used |= {key for row in rulebook.access for key in row.references}
    used |= {key for row in rulebook.outcomes for key in row.references}
    used |= {key for record in rulebook.intervals for key in record.references}
    used |= {key for record in rulebook.constraints for key in record.references}
    used |= calculator_sources()

    assert used == set(rulebook.references)
    nowhere = {key for key, reference in rulebook.references.items() if not reference.locator}
    assert nowhere == {exception.about for exception in accepted() if exception.kind == "unsourced"}
    assert not [key for key in nowhere if rulebook.references[key].checked == "primary"]


def test_race_is_never_asked(rulebook: Prepared) -> None:
    """No fact of the vocabulary, and no criterion, concerns race or ethnicity."""
    words = " ".join(c.when for c in rulebook.criteria).lower()

    assert "race" not in words
    assert "ethnic" not in words


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rulebook in a folder of its own, with keeping switched on."""
    folder = tmp_path / "criteria"
    shutil.copytree(load.CRITERIA, folder, ignore=shutil.ignore_patterns("__pycache__", SHIPPED))
    monkeypatch.setattr(load, "CRITERIA", folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def kept(folder: Path) -> list[Path]:
    return list((folder / "__pycache__").glob("rulebook-*"))


@slow
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


@slow
def test_a_damaged_copy_is_built_anew(elsewhere: Path) -> None:
    """Rubbish in the copy costs time, nothing else; one letter changed is enough."""
    before = load.load_rulebook.__wrapped__()
    (copy,) = kept(elsewhere)
    whole = copy.read_bytes()
    copy.write_bytes(flipped(whole))

    assert load.load_rulebook.__wrapped__()[:-2] == before[:-2]
    assert copy.read_bytes() == whole


def test_an_installation_that_cannot_be_written_to_keeps_it_with_the_user(
    elsewhere: Path, tmp_path: Path
) -> None:
    """Where there is no place beside the package, the second run reads the user's copy."""
    (elsewhere / "__pycache__").write_text("in the way")
    built = load.load_rulebook.__wrapped__()

    (copy,) = (tmp_path / "cache" / "allcli").glob("rulebook-*")

    before = copy.stat()
    assert load.load_rulebook.__wrapped__()[:-2] == built[:-2]
    after = copy.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_ships_is_taken_before_all_else(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the copies of the wheel no run makes or writes any."""
    load.ship(elsewhere / SHIPPED)
    monkeypatch.setattr("allcli.rulebook.build.build", pytest.fail)

    assert load.load_rulebook.__wrapped__().criteria
    assert not kept(elsewhere)


@slow
def test_what_ships_for_another_rulebook_is_passed_over(elsewhere: Path) -> None:
    """A rulebook that was edited where it is installed is checked anew."""
    load.ship(elsewhere / SHIPPED)
    path = elsewhere / "transplant.toml"
    path.write_text(path.read_text().replace("Reach CR first", "Reach CR before all"))

    rulebook = load.load_rulebook.__wrapped__()

    assert "Reach CR before all" in str(rulebook.criteria)


@slow
def test_another_python_compiles_the_conditions_of_what_ships(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wheel is the same for each; bytecode is not."""
    load.ship(elsewhere / SHIPPED)
    monkeypatch.setattr(load, "MAGIC_NUMBER", b"another")
    monkeypatch.setattr("allcli.rulebook.build.build", pytest.fail)

    assert load.load_rulebook.__wrapped__().criteria
    assert [path.name[:11] for path in (elsewhere / "__pycache__").iterdir()] == ["conditions."]


class Named(pickle.Unpickler):
    """Notes the modules of whatever it is asked for."""

    modules: set[str]

    @override
    def find_class(self, module: str, name: str) -> Any:
        self.modules.add(module)
        return super().find_class(module, name)


def test_what_ships_holds_nothing_that_changes_with_python_or_pydantic(tmp_path: Path) -> None:
    """Our own records, whose code is in the name of the copy, and days."""
    load.ship(tmp_path)
    Named.modules = set()
    for copy in tmp_path.iterdir():
        Named(BytesIO(open_place(tmp_path).read(copy.name))).load()

    ours = {module for module in Named.modules if module.split(".")[0] == "allcli"}
    assert {module.split(".")[1] for module in ours} <= set(engine_code.ENGINE)
    assert Named.modules - ours == {"datetime"}


def test_the_engine_hash_covers_every_room_that_decides() -> None:
    """What a plan or triage may import at all, which import-linter sees to, is in the hash."""
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = rules["contracts"][0]["layers"]

    rooms = [layer.removeprefix("allcli.") for layer in layers[layers.index("allcli.plan") :]]
    assert set(rooms) == set(engine_code.ENGINE)


@pytest.mark.parametrize(
    "module",
    [
        "plan/course.py",
        "triage/order.py",
        "engine/race.py",
        "rulebook/truth.py",
        "case/facts/gvhd.py",
    ],
)
def test_one_changed_letter_of_code_is_another_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    """So a result says by which code it was made, however deep in a folder that lies."""
    package = tmp_path / "allcli"
    shutil.copytree(load.CRITERIA.parent, package)
    monkeypatch.setattr(engine_code, "PACKAGE", str(package))
    before = engine_code.engine_hash.__wrapped__()
    code = package / module
    code.write_text(code.read_text() + "#")

    assert engine_code.engine_hash.__wrapped__() != before


@slow
def test_our_records_are_kept_for_local_rulebooks(elsewhere: Path) -> None:
    """With an overlay the records are read from their copy; the whole is built anew."""
    load._merged.cache_clear()
    load._records.cache_clear()
    load.load_rulebook.cache_clear()

    first = load.load_rulebook.__wrapped__((overlay(NO_MEC),), A_DAY)
    load._merged.cache_clear()
    second = load.load_rulebook.__wrapped__((overlay(NO_MEC),), A_DAY)

    assert len(list((elsewhere / "__pycache__").glob("records-*"))) == 1
    assert second[:-2] == first[:-2]
    load._merged.cache_clear()
    load._records.cache_clear()
    load.load_rulebook.cache_clear()
