"""The reports that are kept, as files and in the README; `make docs` writes them anew."""

import io
import re
from collections.abc import Iterable
from pathlib import Path

from allcli.engine.load import load_rulebook
from allcli.plan.ahead import looking_ahead
from allcli.report.layout import StyledLine
from allcli.report.screen import lines
from allcli.report.terminal import console, write
from allcli.report.text import Report
from allcli.triage.assessment import Assessment
from tests.cases import ROOT
from tests.triage.test_examples import example, source_of

FOLDER = Path(__file__).parent / "golden"
KEPT = [
    (name, width)
    for name in ("post-hct-active-gvhd", "prior-severe-vod", "sparse")
    for width in (80, 100)
]


def rendered(assessment: Assessment, width: int) -> str:
    """The report as text, without what changes from version to version."""
    receipt = assessment.receipt._replace(rulebook_hash="0" * 64, allcli="0.0.0")
    return printed(assessment._replace(receipt=receipt), width)


def printed(assessment: Assessment, width: int) -> str:
    """The whole report as text."""
    return _text(Report(assessment, width).lines(), width)


def first_screen(name: str, width: int) -> str:
    """What `assess` shows of an example."""
    assessment, source = example(name), source_of(name)
    return _text(lines(looking_ahead(assessment, source, load_rulebook()), width), width)


def _text(drawn: Iterable[StyledLine], width: int) -> str:
    out = io.StringIO()
    made = console(out)
    made.width = width
    write(made, drawn)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def path_of(name: str, width: int) -> Path:
    return FOLDER / f"{name}-{width}.txt"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, width in KEPT:
        path_of(name, width).write_text(rendered(example(name), width))
    readme = ROOT / "README.md"
    block = f"```text\n{first_screen(KEPT[0][0], 100)}```"
    readme.write_text(re.sub(r"```text\n.*?```", lambda _: block, readme.read_text(), flags=re.S))
