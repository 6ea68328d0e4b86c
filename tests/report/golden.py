"""The reports that are kept, as files and in the README; `make docs` writes them anew."""

import io
import re
from pathlib import Path

from allcli.report.terminal import console, write
from allcli.report.text import Report
from allcli.triage.assessment import Assessment
from tests.cases import ROOT
from tests.triage.test_examples import example

FOLDER = Path(__file__).parent / "golden"
KEPT = [
    (name, width)
    for name in ("post-hct-active-gvhd", "prior-severe-vod", "sparse")
    for width in (80, 100)
]


def rendered(assessment: Assessment, width: int) -> str:
    """The report as text, without what changes from version to version."""
    receipt = assessment.receipt._replace(rulebook_hash="0" * 64, allcli="0.0.0")
    return printed(assessment.model_copy(update={"receipt": receipt}), width)


def printed(assessment: Assessment, width: int) -> str:
    """The report as text."""
    out = io.StringIO()
    made = console(out)
    made.width = width
    write(made, Report(assessment, width).lines())
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def path_of(name: str, width: int) -> Path:
    return FOLDER / f"{name}-{width}.txt"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, width in KEPT:
        path_of(name, width).write_text(rendered(example(name), width))
    readme = ROOT / "README.md"
    block = f"```text\n{printed(example(KEPT[0][0]), 100)}```"
    readme.write_text(re.sub(r"```text\n.*?```", lambda _: block, readme.read_text(), flags=re.S))
