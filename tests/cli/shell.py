"""The program as a shell user runs it."""

import os
import subprocess
import sys

from tests.cases import ROOT

ENV = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}


def run(*words: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "allcli", *words],
        input=stdin, capture_output=True, text=True, cwd=ROOT, env=ENV | env, check=False,
    )  # fmt: skip
