"""Makes the checked rulebook and the validator of cases when the package is built, once for all.

In a process of its own, so that what it makes is the same in every build. For an editable checkout
it goes where a run would keep it.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_MAKE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from allcli.case.files import validator
from allcli.engine import load
validator.ship(Path(sys.argv[2]))
load.ship(Path(sys.argv[3]))
"""
_OF = ("case", "criteria")  # the folders of the package that have copies


class CheckedRulebook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the copies that `allcli/kept.py` reads into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make them; a wheel of a rulebook with faults cannot be built."""
        if version == "editable":
            package = Path(self.root, "allcli")
            self._make(*(package / of / "__pycache__" for of in _OF), check=False)
            return
        self._made = TemporaryDirectory()
        folders = [Path(self._made.name, of) for of in _OF]
        self._make(*folders, check=True)
        for of, folder in zip(_OF, folders, strict=True):
            build_data["force_include"][str(folder)] = f"allcli/{of}/checked"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what is in the wheel now."""
        if version != "editable":
            self._made.cleanup()

    def _make(self, *folders: Path, check: bool) -> None:
        command = [sys.executable, "-B", "-c", _MAKE, self.root, *map(str, folders)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "0"}, check=check)  # noqa: S603
