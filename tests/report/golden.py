"""The reports that are kept as files; `python -m tests.report.golden` writes them anew."""

import io
from pathlib import Path

from allcli.report.terminal import console
from allcli.report.text import Report
from allcli.triage.assessment import Assessment
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
    out = io.StringIO()
    made = console(out)
    made.width = width
    Report(assessment.model_copy(update={"receipt": receipt}), made).write()
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def path_of(name: str, width: int) -> Path:
    return FOLDER / f"{name}-{width}.txt"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, width in KEPT:
        path_of(name, width).write_text(rendered(example(name), width))
