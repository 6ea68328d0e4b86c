"""The language of a page, as it is asked for or as the system has it."""

import os

import typer

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts


def language_of(words: str) -> str:
    """A language that pages can be written in, by its code or as the system names it."""
    from allcli.report.language.spoken import languages

    code, known = _code(words), languages()
    if code not in known:
        raise typer.BadParameter(f"{words!r} is no language of the pages: {' or '.join(known)}")
    return code


def language_here() -> str:
    """The language of the system, where pages can be written in it; else English."""
    from allcli.report.language.spoken import ENGLISH, languages

    code = _code(next(filter(None, map(os.environ.get, VARIABLES)), ""))
    return code if code in languages() else ENGLISH


def _code(words: str) -> str:
    """`ko` of `ko_KR.UTF-8`."""
    return words.strip().lower().replace("-", "_").partition(".")[0].partition("_")[0]
