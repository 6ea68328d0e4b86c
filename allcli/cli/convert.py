"""`allcli convert`: a case from TOML to JSON, or back."""

from typing import Annotated

import typer

from allcli.case.syntaxes import CASE_ENDINGS, CaseSyntax
from allcli.cli.complain import complain
from allcli.cli.options import Force
from allcli.cli.save import write_file
from allcli.cli.say import put, say

EXAMPLES = """\b
Examples:
  allcli convert case.toml case.json
  allcli convert - - --to toml < case.json

\b
Exit codes:
  0  done
  2  the case is not valid, B exists, or the usage is wrong
"""


def convert_command(
    source: Annotated[str, typer.Argument(metavar="A", help="A case file; - for standard input.")],
    target: Annotated[
        str, typer.Argument(metavar="B", help="The file to write; - for standard output.")
    ],
    to: Annotated[
        CaseSyntax | None, typer.Option(help="What to write, where the name of B does not say it.")
    ] = None,
    force: Force = False,
) -> None:
    """Translate a case between TOML and JSON; the endings say which.

    Nothing is lost but TOML comments, and keys that are null in JSON: left out means the same.
    """
    from allcli.case.problems import CaseError

    syntax = _syntax(target, to)
    try:
        text, drops_comments = _converted(source, syntax)
    except CaseError as error:
        complain(error, "not converted")
        raise typer.Exit(2) from None
    if target == "-":
        put(text)
    else:
        write_file(target, text, force=force)
    if drops_comments:
        from allcli.case.files.read import shown

        say(f"{shown(source)}: the comments are not carried over")


def _syntax(target: str, to: CaseSyntax | None) -> CaseSyntax:
    """What the ending of the file says, or else `--to`."""
    ending = target.rpartition(".")[2]
    stated = CASE_ENDINGS.get(f".{ending}")
    if stated and to and stated != to:
        raise typer.BadParameter(f"--to {to}, but the name of B ends in .{stated}")
    wanted = stated or to
    if not wanted:
        raise typer.BadParameter("say --to toml or --to json; the name of B does not tell")
    return wanted


def _converted(name: str, syntax: CaseSyntax) -> tuple[str, bool]:
    """The case in the other syntax, and whether it had comments. Raises CaseError."""
    from allcli.case.files.read import is_json, parse_case, parse_document, read_text, shown
    from allcli.case.files.write import as_json, as_toml, has_comments
    from allcli.report.safe import printable, printable_json

    text = read_text(name)
    parse_case(shown(name), text)
    document = parse_document(shown(name), text)
    # both syntaxes hold control characters in strings only, where an escape means the same
    made = printable(as_toml(document)) if syntax == "toml" else printable_json(as_json(document))
    return made, not is_json(shown(name), text) and has_comments(text)
