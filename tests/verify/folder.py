"""Vignettes for tests: ours as read, and small folders made up."""

from pathlib import Path

from allcli.verify.records import Folder, read_vignettes
from tests.cases import ROOT

OURS = read_vignettes([ROOT / "tests" / "vignettes"])


def written(folder: Path, text: str, name: str = "mine.toml") -> Folder:
    """A folder with one file of vignettes, as it is read."""
    (folder / name).write_text(text)
    return read_vignettes([folder / name])
