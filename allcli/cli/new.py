"""`allcli new`: a new case, by questions and answers or as a skeleton to fill in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli.options import Force
from allcli.cli.say import put, say

if TYPE_CHECKING:
    from allcli.case.files.questionnaire import Questionnaire

EXAMPLES = """\b
Examples:
  allcli new case.toml
  allcli new > case.toml
  allcli new case.toml --template

\b
Exit codes:
  0  written, also when you left early
  2  the file or the usage is wrong
"""
INTRODUCTION = """\
What is known of the patient? Never type a name or a record number.
Enter: not known.  ?: what is allowed.  q: leave and keep the answers.  Ctrl-C: leave, keep nothing.
"""


def new_command(
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="The file to write; else standard output.")
    ] = "-",
    template: Annotated[
        bool, typer.Option("--template", help="Write a commented skeleton; ask nothing.")
    ] = False,
    force: Force = False,
) -> None:
    """Write a new case, asking only what the answers so far make relevant."""
    path = None if file == "-" else Path(file)
    _refuse_early(path, force=force)
    if template:
        from allcli.case.files.template import template as skeleton

        raise typer.Exit(0 if _write(path, skeleton(), force=force) else 2)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        say("allcli new asks questions and so needs a terminal; --template does not.")
        raise typer.Exit(2)
    answered = _answered()
    if not answered.document:
        say("Nothing was answered, nothing is written.")
        return
    remarks = _remarks(answered)
    from allcli.case.files.write import toml_text

    text = toml_text(answered.document, *remarks)
    written = _write(path, text, force=force)
    for remark in remarks:
        say(remark)
    _check(file if path else "the answers", text)
    if not written:
        raise typer.Exit(2)
    _next(path)


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


def _answered() -> "Questionnaire":
    from allcli.case.files.questionnaire import Questionnaire

    # A byte that is no text must not end the session.
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    for line in INTRODUCTION.splitlines():
        say(line)
    say("")
    answered = Questionnaire(_ask, say)
    answered.run()
    if answered.left_at:
        say("")
    return answered


def _ask(prompt: str) -> str:
    """One line from the terminal; `input` would prompt on stdout and could keep a history."""
    from allcli.report.safe import as_line

    while True:
        typer.echo(as_line(prompt), nl=False, err=True)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        text = line.strip()
        if as_line(text) == text:
            return text
        say("  that holds control characters, perhaps from an arrow key; type it again")


def _write(path: Path | None, text: str, *, force: bool) -> bool:
    """Write to the file; what cannot be written there goes to stdout, not lost."""
    if path:
        from allcli.cli.save import save

        try:
            save(path, text, force=force)
        except OSError as error:
            say(f"{path}: {(error.strerror or str(error)).lower()}; here is the case instead:")
        else:
            return True
    put(text)
    return path is None


def _remarks(answered: "Questionnaire") -> list[str]:
    """What a reader of the file must know of a session that was left."""
    if not answered.left_at:
        return []
    said = ["Left before the end: what is not written is unknown."]
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


def _next(path: Path | None) -> None:
    from shlex import quote

    say(f"Written. Next: allcli assess {quote(str(path)) if path else 'FILE'}")
