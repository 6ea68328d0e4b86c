"""Writing a file whole or not at all."""

from pathlib import Path

import pytest

from allcli.cli.save import save


def test_a_file_made_in_the_meantime_is_not_overwritten(tmp_path: Path) -> None:
    """Minutes pass between the first question and the last."""
    path = tmp_path / "case.toml"
    path.write_text("another's")

    with pytest.raises(FileExistsError, match="exists already"):
        save(path, "mine", force=False)

    assert path.read_text() == "another's"
    assert [path.name for path in tmp_path.iterdir()] == ["case.toml"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """The new text takes its place only when it is whole."""
    path = tmp_path / "case.toml"
    path.write_text("old")

    with pytest.raises(UnicodeEncodeError):
        save(path, "new \udcff", force=True)

    assert path.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["case.toml"]
