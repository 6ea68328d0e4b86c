"""What `allcli batch` is asked to do, but for how each case is assessed."""

from typing import NamedTuple

from allcli.cli.options import Colouring
from allcli.cohort.syntaxes import Syntax


class Options(NamedTuple):
    """What is to be read, where to write, what to say."""

    paths: list[str]
    glob: str
    syntax: Syntax | None
    output: str
    force: bool
    resume: bool
    jobs: int
    summary: str
    strict: bool
    quiet: bool
    color: Colouring
    html: str

    @property
    def patterns(self) -> tuple[str, ...]:
        """What the files of a folder are called."""
        from allcli.cohort.paths import ENDINGS

        return (self.glob,) if self.glob else ENDINGS
