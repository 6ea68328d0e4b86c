"""`allcli new`: a new case, by questions and answers or as a skeleton to fill in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli.options import Force
from allcli.cli.say import put, say

if TYPE_CHECKING:
    from allcli.case.files.questionnaire import Questionnaire
    from allcli.case.files.told import Beginning

EXAMPLES = """\b
Examples:
  allcli new case.toml
  allcli new case.toml --continue            # ask what a case leaves open
  allcli new > case.toml
  allcli new case.toml --template

\b
Exit codes:
  0  written, also when you left early; or nothing was to be written
  2  the file or the usage is wrong
"""
INTRODUCTION = """\
What is known of the patient? Never type a name or a record number.
Enter: not known.  ?: what is allowed.  <: back.  =: what was said.  q: on to the review.
Ctrl-C or Ctrl-D: leave; you are asked whether to keep what was said.
"""


def new_command(
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="The file to write; else standard output.")
    ] = "-",
    continue_: Annotated[
        bool, typer.Option("--continue", help="Ask what FILE leaves open, and add it to FILE.")
    ] = False,
    template: Annotated[
        bool, typer.Option("--template", help="Write a commented skeleton; ask nothing.")
    ] = False,
    force: Force = False,
) -> None:
    """Write a case, asking in clinical order what could still change what is suggested.

    First what could change what is suggested, then, if you like, what else bears on it. What
    decides none but backups is not asked; `allcli needs` lists it.
    """
    path = None if file == "-" else Path(file)
    if continue_ and (path is None or template):
        say("--continue needs the FILE of a case, and no --template")
        raise typer.Exit(2)
    _refuse_early(path, force=force or continue_)
    if template:
        from allcli.case.files.template import template as skeleton

        raise typer.Exit(0 if _write(path, skeleton(), force=force) else 2)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        say("allcli new asks questions and so needs a terminal; --template does not.")
        raise typer.Exit(2)
    text = ""
    if continue_:
        text, start = _before(file)
    else:
        start = _fresh()
    answered = _answered(start, file)
    if answered is None:
        say("Nothing is written.")
        return
    written = _keep(path, answered, text, force=force or continue_)
    if not written:
        raise typer.Exit(2)
    _first_screen(path)


def _fresh() -> "Beginning":
    """A case of which nothing is told but that it is decided today."""
    from allcli.case.files.told import Beginning

    return Beginning(presumed={"assessed_on": "today"})


def _before(name: str) -> "tuple[str, Beginning]":
    """The text and the tables of the case to go on with. Raises typer.Exit at a fault."""
    from allcli.case.files.change import document
    from allcli.case.files.read import read_case
    from allcli.case.files.source_text import read_text
    from allcli.case.files.told import Beginning
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain

    try:
        source = read_case(name)
        text = read_text(name)
        return text, Beginning(document(name, text).tables, source.case)
    except CaseError as error:
        complain(error, "not continued")
        raise typer.Exit(2) from None


def _answered(start: "Beginning", name: str) -> "Questionnaire | None":
    """The answers that are to be kept, if any."""
    from allcli.case.files.questionnaire import Questionnaire
    from allcli.cli.prompt import line_of, prompting
    from allcli.cli.still_open import StillOpen

    for line in INTRODUCTION.splitlines():
        say(line)
    say("")
    session = Questionnaire(line_of, say, StillOpen(name), start)
    with prompting():
        return session if session.run() else None


def _keep(path: Path | None, answered: "Questionnaire", before: str, *, force: bool) -> bool:
    """Write the answers; whether they are in the file."""
    from allcli.case.files.amend import amended
    from allcli.case.files.write import toml_text

    remarks = _remarks(answered)
    text: str | None
    if before:
        text = amended(before, answered.document)
        if text is None:
            say("The answers do not fit into the layout of this file; here is the whole case:")
            put(toml_text(answered.document, *remarks))
            return False
    else:
        text = toml_text(answered.document, *remarks)
    written = _write(path, text, force=force, private=True)
    for remark in remarks:
        say(remark)
    _check(str(path) if path else "the answers", text)
    return written


def _refuse_early(path: Path | None, *, force: bool) -> None:
    """Say what is wrong with FILE before anything is asked."""
    if path is None:
        return
    from allcli.cli.save import refusal

    reason = refusal(path, force=force)
    if path.suffix == ".json":
        reason = "the case is written as TOML; choose a name that ends in .toml"
    if reason:
        say(f"{path}: {reason}")
        raise typer.Exit(2)


def _write(path: Path | None, text: str, *, force: bool, private: bool = False) -> bool:
    """Write to the file; what cannot be written there goes to stdout, not lost."""
    if path:
        from allcli.cli.save import save

        try:
            save(path, text, force=force, private=private)
        except OSError as error:
            say(f"{path}: {(error.strerror or str(error)).lower()}; here is the case instead:")
        else:
            return True
    put(text)
    return path is None


def _remarks(answered: "Questionnaire") -> list[str]:
    """What a reader of the file must know of a session that was left."""
    said = ["Left before the end: what is not written is unknown."] if answered.left_at else []
    if answered.unfinished:
        said.append(
            f"[[{answered.unfinished}]] may not be complete: add the rest before assessing."
        )
    return said


def _check(name: str, text: str) -> None:
    """Say what contradicts what; the answers were each checked when they were given."""
    from allcli.case.files.read import parse_case
    from allcli.case.problems import CaseError

    try:
        warnings = parse_case(name, text).warnings
    except CaseError as error:
        for problem in error.problems:
            say(str(problem))
        say("These answers cannot all be true; correct the case before it is assessed.")
    else:
        for warning in warnings:
            say(f"{warning}; look again")


def _first_screen(path: Path | None) -> None:
    """What the case comes to, where it is in a file; a case that is at fault was told."""
    if path is None:
        say("Written. Next: allcli assess FILE")
        return
    from shlex import quote

    from allcli.case.files.read import read_case
    from allcli.case.problems import CaseError
    from allcli.cli.rulebooks import CaseRulebooks
    from allcli.cli.show import show
    from allcli.plan.ahead import looking_ahead
    from allcli.report.assessed import FORMATS, Assessed
    from allcli.triage.assess import assess

    say(f"Written. Next: allcli assess {quote(str(path))}")
    try:
        source = read_case(str(path))
    except CaseError:
        return
    day = source.day(None)
    rulebook = CaseRulebooks(None).rulebook(str(path), day)
    result = looking_ahead(assess(source, rulebook, day), source, rulebook)
    show(FORMATS, Assessed([result]), "text", "auto", paging=False)
