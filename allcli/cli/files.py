"""Files and folders that commands are given."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from allcli.case.syntaxes import CASE_ENDINGS
from allcli.cli.say import say

if TYPE_CHECKING:
    from allcli.case.problems import Problem
    from allcli.cohort.paths import InputFile

CASES = tuple(f"*{ending}" for ending in CASE_ENDINGS)


def case_files(names: Iterable[str]) -> Iterator["str | Problem"]:
    """The names as given, each once; a folder becomes the cases in it, or what is wrong with it.

    Hidden files and folders are passed over, and so are JSON schemas (`*.schema.json`).
    """
    from allcli.case.files.source_text import shown
    from allcli.case.problems import Problem
    from allcli.cohort.paths import cohort_files

    for file in cases_alone(cohort_files(names, CASES)):
        yield Problem(shown(file.name), None, "", file.fault) if file.fault else file.name


def cases_alone(files: Iterable["InputFile"]) -> Iterator["InputFile"]:
    """The files without the local rulebooks that lie among them in a folder, each named."""
    from allcli.case.files.source_text import shown
    from allcli.cohort.aside import is_rulebook

    for file in files:
        if file.in_folder and not file.fault and is_rulebook(file.name):
            say(f"{shown(file.name)}: a local rulebook, not a case: passed over")
        else:
            yield file
