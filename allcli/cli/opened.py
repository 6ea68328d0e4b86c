"""A case file as a command opens it: with what is set anew, at its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from allcli.cli.complain import warn

if TYPE_CHECKING:
    from allcli.case.files.read import Source
    from allcli.case.places import Jurisdiction
    from allcli.case.syntaxes import ForeignSyntax


def opened(
    name: str,
    settings: Sequence[str],
    place: "Jurisdiction | None",
    foreign: "ForeignSyntax | None" = None,
) -> "Source":
    """The case with these fields set; what is odd about it is told. Raises CaseError."""
    from allcli.case.files.read import read_case, telling
    from allcli.case.files.regular import is_folder
    from allcli.case.files.source_text import read_text, shown

    if is_folder(name):
        from allcli.case.problems import CaseError, Problem

        hint = f"use allcli batch {shown(name)}"
        raise CaseError([Problem(shown(name), None, "", "is a directory", hint)])
    if settings:
        from allcli.case.files.change import document, setting  # only where something is set

        wanted = [setting(text) for text in settings]
        source = telling(document(shown(name), read_text(name), foreign).changed(wanted))
    else:
        source = read_case(name, foreign)
    for problem in source.warnings:
        warn(problem)
    return source.at(place)
