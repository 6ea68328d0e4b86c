"""The rulebook that ships, and the kept copy of it."""

import os
import pickle
import shutil
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from allcli.case.grades import grades
from allcli.engine import load
from allcli.engine.prepared import Prepared
from allcli.override import override
from allcli.verify.check import accepted
from tests.cases import A_DAY, ROOT, source
from tests.overlays import NO_MEC, overlay


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
    used |= calculator_sources()

    assert used == set(rulebook.references)
    nowhere = {key for key, reference in rulebook.references.items() if not reference.locator}
    assert nowhere == {each.about for each in accepted() if each.kind == "unsourced"}
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


def _flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def test_a_damaged_copy_is_built_anew(elsewhere: Path) -> None:
    """Rubbish in the copy costs time, nothing else; one letter changed is enough."""
    before = load.load_rulebook.__wrapped__()
    (copy,) = kept(elsewhere)
    whole = copy.read_bytes()
    copy.write_bytes(_flipped(whole))

    assert load.load_rulebook.__wrapped__()[:-2] == before[:-2]
    assert copy.read_bytes() == whole


@pytest.mark.parametrize(
    "damaged",
    [
        lambda _: b"",
        lambda _: b"rubbish",
        lambda _: pickle.dumps(None),
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content + b"x",
        _flipped,
    ],
)
def test_only_a_whole_copy_is_read(tmp_path: Path, damaged: Callable[[bytes], bytes]) -> None:
    """Cut short, made longer, or something else: it is as if there were none."""
    copy = tmp_path / "rulebook-x.pickle"
    copy.write_bytes(sealed(copy, b"content"))
    assert load._whole(copy) == b"content"

    copy.write_bytes(damaged(copy.read_bytes()))

    assert load._whole(copy) == b""


def test_a_copy_of_something_else_is_not_taken_for_the_rulebook(elsewhere: Path) -> None:
    """A whole copy under another name is built anew too."""
    load.load_rulebook.__wrapped__()
    (copy,) = kept(elsewhere)
    other = elsewhere / "__pycache__" / copy.name.replace("rulebook", "records")
    other.write_bytes(copy.read_bytes())

    assert load._whole(copy)
    assert not load._whole(other)


@pytest.mark.parametrize("mode", [0o602, 0o620])
def test_a_copy_that_others_can_write_is_built_anew(elsewhere: Path, mode: int) -> None:
    """To unpickle is to run what was written: it must be ours."""
    load.load_rulebook.__wrapped__()
    (copy,) = kept(elsewhere)
    copy.write_bytes(sealed(copy, pickle.dumps(Planted())))
    copy.chmod(mode)

    assert load.load_rulebook.__wrapped__().criteria
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_copy_of_another_user_is_built_anew(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who may not change the rulebook may not plant a copy of it either."""
    load.load_rulebook.__wrapped__()
    (copy,) = kept(elsewhere)
    copy.write_bytes(sealed(copy, pickle.dumps(Planted())))
    stat = Path.stat

    def of_another(path: Path) -> os.stat_result:
        state = list(stat(path))
        state[4] = 4711 if path == copy else 4712
        return os.stat_result(state)

    monkeypatch.setattr(Path, "stat", of_another)

    assert load.load_rulebook.__wrapped__().criteria


def test_what_stands_in_the_place_of_a_copy_and_is_no_file_is_not_opened(elsewhere: Path) -> None:
    """A pipe would be waited for without end."""
    load.load_rulebook.__wrapped__()
    (copy,) = kept(elsewhere)
    copy.unlink()
    os.mkfifo(copy)

    assert load.load_rulebook.__wrapped__().criteria
    assert copy.is_file()


class Planted:
    """Fails the test when it is unpickled."""

    @override
    def __reduce__(self) -> tuple[object, ...]:
        return pytest.fail, ("a planted copy was read",)


def sealed(copy: Path, content: bytes) -> bytes:
    return load._seal(copy, content) + content


def test_an_installation_that_cannot_be_written_to_goes_without(elsewhere: Path) -> None:
    """Where the copy cannot be kept, the rulebook is built each time."""
    (elsewhere / "__pycache__").write_text("in the way")

    assert load.load_rulebook.__wrapped__().criteria


def test_the_engine_hash_covers_every_room_that_decides() -> None:
    """What triage may import at all, which import-linter sees to, is part of the hash."""
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = rules["contracts"][0]["layers"]

    rooms = [layer.removeprefix("allcli.") for layer in layers[layers.index("allcli.triage") :]]
    assert set(rooms) == set(load._ENGINE)


@pytest.mark.parametrize(
    "module", ["triage/order.py", "engine/race.py", "rulebook/truth.py", "case/facts/gvhd.py"]
)
def test_one_changed_letter_of_code_is_another_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    """So a result says by which code it was made, however deep in a folder that lies."""
    package = tmp_path / "allcli"
    shutil.copytree(load.CRITERIA.parent, package)
    monkeypatch.setattr(load, "_PACKAGE", package)
    before = load.engine_hash.__wrapped__()
    code = package / module
    code.write_text(code.read_text() + "#")

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
