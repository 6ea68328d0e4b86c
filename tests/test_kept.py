"""Copies of what is dear to make: where they are kept, and which of them are trusted."""

import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from allcli.kept import KeptFolder, kept, places, user
from allcli.override import override

NAME = "rulebook-x.pickle"
ANOTHER = 4711
CONTENT = b"what was dear to make"


def open_place(folder: Path) -> KeptFolder:
    return KeptFolder(folder, user(), is_open=True)


@pytest.fixture
def place(tmp_path: Path) -> KeptFolder:
    """A folder of the user's with one copy in it."""
    place = open_place(tmp_path / "cache")
    assert place.write(NAME, CONTENT)
    return place


def of_another(place: KeptFolder, path: Path) -> KeptFolder:
    """The place once a path in it is not its owner's: who is not root is made another himself."""
    if user() != 0:
        return place._replace(owner=ANOTHER)
    os.chown(path, ANOTHER, ANOTHER)
    return place


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.mark.parametrize(
    "damaged",
    [
        lambda _: b"",
        lambda _: b"rubbish",
        lambda _: pickle.dumps(None),
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content + b"x",
        flipped,
    ],
)
def test_only_a_whole_copy_is_read(place: KeptFolder, damaged: Callable[[bytes], bytes]) -> None:
    """Cut short, made longer, or something else: it is as if there were none."""
    assert place.read(NAME) == CONTENT
    copy = place.folder / NAME

    copy.write_bytes(damaged(copy.read_bytes()))

    assert place.read(NAME) == b""


def test_a_copy_under_another_name_is_not_read(place: KeptFolder) -> None:
    """A whole copy of something else is not taken for the rulebook."""
    other = "records-x.pickle"
    (place.folder / other).write_bytes((place.folder / NAME).read_bytes())

    assert place.read(other) == b""


@pytest.mark.parametrize("mode", [0o722, 0o702, 0o720])
@pytest.mark.parametrize("path", [NAME, ""])
def test_what_others_can_write_is_not_read(place: KeptFolder, path: str, mode: int) -> None:
    """To unpickle is to run what was written: copy and folder must be the owner's alone."""
    (place.folder / path).chmod(mode)

    assert place.read(NAME) == b""


@pytest.mark.parametrize("path", [NAME, ""])
def test_what_another_user_owns_is_not_read(place: KeptFolder, path: str) -> None:
    """Who may not change the package may not plant a copy either."""
    foreign = of_another(place, place.folder / path)

    assert foreign.read(NAME) == b""


@pytest.mark.parametrize("path", [NAME, ""])
def test_a_link_to_a_copy_is_not_followed(place: KeptFolder, path: str, tmp_path: Path) -> None:
    """Whoever may place a link chooses what is read."""
    moved = tmp_path / "moved"
    (place.folder / path).rename(moved)
    (place.folder / path).symlink_to(moved)

    assert place.read(NAME) == b""


def test_what_is_no_file_is_not_waited_for(place: KeptFolder) -> None:
    """A pipe in the place of a copy has nothing to say."""
    (place.folder / NAME).unlink()
    os.mkfifo(place.folder / NAME)

    assert place.read(NAME) == b""


def test_a_copy_replaces_older_ones_of_its_kind_alone(place: KeptFolder) -> None:
    """A folder of copies does not grow, and nothing half-written stays in it."""
    place.write("records-x.pickle", CONTENT)

    place.write("rulebook-y.pickle", CONTENT)

    assert {path.name for path in place.folder.iterdir()} == {
        "records-x.pickle", "rulebook-y.pickle"
    }  # fmt: skip


def test_nobody_else_can_look_into_a_folder_of_copies(place: KeptFolder) -> None:
    """Folder and copy are for the one who made them."""
    assert place.folder.stat().st_mode & 0o777 == 0o700
    assert (place.folder / NAME).stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_to_a_folder_of_another_user(place: KeptFolder) -> None:
    """Nor is a folder made in one: a home that is not ours stays as it is."""
    foreign = of_another(place, place.folder)
    inside = foreign._replace(folder=place.folder / "allcli")

    assert not inside.write(NAME, CONTENT)
    assert not foreign.write("rulebook-y.pickle", CONTENT)
    assert [path.name for path in place.folder.iterdir()] == [NAME]


def test_a_copy_is_kept_in_the_first_place_that_takes_it(tmp_path: Path) -> None:
    """Where the package cannot be written to, the user's cache is the next."""
    (tmp_path / "in the way").touch()
    closed, user_place = open_place(tmp_path / "in the way"), open_place(tmp_path / "cache")
    spare = open_place(tmp_path / "spare")

    assert kept("rulebook", "x", lambda: ["made"], (closed, user_place, spare)) == ["made"]

    assert user_place.read(NAME)
    assert not spare.folder.exists()
    assert kept("rulebook", "x", pytest.fail, (closed, user_place)) == ["made"]


def test_without_a_place_it_is_made_each_time(tmp_path: Path) -> None:
    """A run that may write nowhere answers the same."""
    (tmp_path / "in the way").touch()
    nowhere = (open_place(tmp_path / "in the way"),)

    assert kept("rulebook", "x", lambda: ["made"], nowhere) == ["made"]
    assert kept("rulebook", "x", lambda: ["again"], nowhere) == ["again"]


class Planted:
    """Fails the test when it is unpickled."""

    @override
    def __reduce__(self) -> tuple[object, ...]:
        return pytest.fail, ("a planted copy was read",)


def test_a_planted_copy_is_made_anew_elsewhere(place: KeptFolder, tmp_path: Path) -> None:
    """What is not trusted is neither read nor a reason to fail."""
    assert place.write(NAME, pickle.dumps(Planted()))
    place.folder.chmod(0o777)
    trusted = open_place(tmp_path / "own")

    assert kept("rulebook", "x", lambda: ["made"], (place, trusted)) == ["made"]
    assert trusted.read(NAME)


@pytest.mark.parametrize("may_write", [True, False])
def test_copies_are_written_where_bytecode_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, may_write: bool
) -> None:
    """PYTHONDONTWRITEBYTECODE keeps them from being written, not from being read."""
    monkeypatch.setattr(sys, "dont_write_bytecode", not may_write)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    shipped, beside, user_place = places(tmp_path)

    assert (shipped.is_open, beside.is_open, user_place.is_open) == (False, may_write, may_write)


HOMES = [
    ("linux", {"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "/c/allcli"),
    ("linux", {"HOME": "/h"}, "/h/.cache/allcli"),
    ("linux", {"XDG_CACHE_HOME": "relative", "HOME": "/h"}, "/h/.cache/allcli"),
    ("linux", {"XDG_CACHE_HOME": "", "HOME": ""}, None),
    ("linux", {"HOME": "/"}, None),
    ("linux", {"HOME": "relative"}, None),
    ("darwin", {"HOME": "/h"}, "/h/Library/Caches/allcli"),
    ("win32", {"LOCALAPPDATA": "/l", "HOME": "/h"}, "/l/allcli"),
    ("win32", {"HOME": "/h"}, None),
]


@pytest.mark.parametrize(("system", "variables", "folder"), HOMES)
def test_the_cache_of_the_user_is_where_the_system_has_it(
    monkeypatch: pytest.MonkeyPatch, system: str, variables: dict[str, str], folder: str | None
) -> None:
    """Who has no home has no cache."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)

    _, _, *user_places = places(Path(__file__).parent)

    assert [str(place.folder) for place in user_places] == [folder] * (folder is not None)
