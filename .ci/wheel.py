"""Makes the checked rulebook when the package is built, so that no run of a wheel has to.

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
from allcli.engine.load import ship
ship(Path(sys.argv[2]))
"""


class CheckedRulebook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the copies that `allcli/kept.py` reads into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make them; a wheel of a rulebook with faults cannot be built."""
        criteria = Path(self.root, "allcli", "criteria")
        if version == "editable":
            self._make(criteria / "__pycache__", check=False)
            return
        self._made = TemporaryDirectory()
        self._make(Path(self._made.name), check=True)
        build_data["force_include"][self._made.name] = "allcli/criteria/checked"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what is in the wheel now."""
        if version != "editable":
            self._made.cleanup()

    def _make(self, folder: Path, *, check: bool) -> None:
        command = [sys.executable, "-B", "-c", _MAKE, self.root, str(folder)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "0"}, check=check)  # noqa: S603
