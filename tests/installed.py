"""allcli as a hospital installs it: from its wheel, read-only, run by somebody else."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tests.cases import ROOT

NOBODY = 65534
_PYTHONS = (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3")
_SAME = f"""
import sys
assert sys.version_info[:2] == {sys.version_info[:2]}
import pydantic, rich, typer
"""


class UnavailableError(Exception):
    """What it takes is not on this machine."""


class Installed(NamedTuple):
    """A folder that has a package in `installed`, beside `cases`, and who runs it."""

    folder: Path
    python: str
    as_user: dict[str, Any]

    def run(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the folder, by default without a home and free to write bytecode."""
        paths = os.pathsep.join([str(self.folder / "installed"), sysconfig.get_path("purelib")])
        passed = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "XDG"))}
        passed |= {"PYTHONPATH": paths, "HOME": "/nonexistent"}
        return subprocess.run(
            [self.python, *words],
            cwd=self.folder, env=passed | env, capture_output=True, text=True, check=True,
            **self.as_user,
        )  # fmt: skip


@contextmanager
def read_only() -> Iterator[Installed]:
    """The wheel of this checkout, for another user if we are root. Raises UnavailableError."""
    as_user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        copytree(ROOT / "cases", folder / "cases")
        runnable = _runnable(folder, as_user)
        _install(_wheel(folder / "wheel"), folder / "installed")
        allow(folder, 0o555, 0o444)
        try:
            yield runnable
        finally:
            allow(folder, 0o755, 0o644)


def _runnable(folder: Path, as_user: dict[str, Any]) -> Installed:
    """With a Python that the user may run, and that has the libraries of ours."""
    for python in _PYTHONS:
        installed = Installed(folder, python, as_user)
        with suppress(OSError, subprocess.CalledProcessError):
            installed.run("-c", _SAME)
            return installed
    raise UnavailableError("no Python with our libraries that another user may run")


def _wheel(folder: Path) -> Path:
    try:
        _ours("hatchling", "build", "-t", "wheel", "-d", str(folder))
    except subprocess.CalledProcessError as error:
        if "No module named hatchling" in error.stderr:
            raise UnavailableError("hatchling is not installed") from error
        raise
    (wheel,) = folder.glob("*.whl")
    return wheel


def _install(wheel: Path, folder: Path) -> None:
    _ours("pip", "install", "--no-index", "--no-deps", "--target", str(folder), str(wheel))


def _ours(*words: str) -> None:
    command = [sys.executable, "-m", *words]
    subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)


def allow(package: Path, folders: int, files: int) -> None:
    """Set the modes of all that is in a folder."""
    for folder, _, names in os.walk(package):
        Path(folder).chmod(folders)
        for name in names:
            Path(folder, name).chmod(files)
