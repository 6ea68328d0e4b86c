"""`allcli convert`: a case from TOML to JSON, or back; from FHIR or a phenopacket to either."""

from typing import TYPE_CHECKING, Annotated

import typer

from allcli.case.syntaxes import CASE_ENDINGS, CaseSyntax
from allcli.cli.complain import complain
from allcli.cli.options import Force, Foreign
from allcli.cli.save import write_file
from allcli.cli.say import put, say

if TYPE_CHECKING:
    from allcli.case.files.read import ReadTables

EXAMPLES = """\b
Examples:
  allcli convert case.toml case.json
  allcli convert bundle.json case.toml                 # FHIR; then allcli new case.toml --continue
  allcli convert packet.json case.toml                 # a GA4GH phenopacket of version 2
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
    foreign: Foreign = None,
    force: Force = False,
) -> None:
    """Translate a case between TOML and JSON; the endings say which. FHIR becomes either.

    So do phenopackets. Nothing is lost but TOML comments, and keys that are null in JSON: left out
    means the same. Of FHIR and phenopackets the TOML says beside each field which part gave it, and
    above them what was not used.
    """
    from allcli.case.problems import CaseError

    syntax = _syntax(target, to)
    try:
        text, lost = _converted(source, syntax, foreign)
    except CaseError as error:
        complain(error, "not converted")
        raise typer.Exit(2) from None
    if target == "-":
        put(text)
    else:
        write_file(target, text, force=force)
    for said in lost:
        say(said)


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


def _converted(name: str, syntax: CaseSyntax, foreign: Foreign) -> tuple[str, list[str]]:
    """The case in the other syntax, and what is to be said of it. Raises CaseError."""
    from allcli.case.files.read import is_json, parse_case, parse_written
    from allcli.case.files.source_text import read_text, shown
    from allcli.case.files.write import as_json, as_toml, has_comments
    from allcli.report.safe import printable, printable_json

    text = read_text(name)
    source = parse_case(shown(name), text, foreign)
    written = parse_written(shown(name), text, foreign)
    # both syntaxes hold control characters in strings only, where an escape means the same
    if syntax == "json":
        made = printable_json(as_json(written.tables))
    else:
        made = _with_origins(printable(as_toml(written.tables)), written)
    if written.gathered:
        return made, [str(problem) for problem in source.warnings]
    drops = not is_json(shown(name), text) and has_comments(text)
    return made, [f"{shown(name)}: the comments are not carried over"] * drops


def _with_origins(toml: str, written: "ReadTables") -> str:
    """The TOML with the resource that gave it beside each field, and above what was not used."""
    given = written.gathered
    if given is None:
        return toml
    from allcli.case.fhir.remarks import remarked
    from allcli.report.safe import as_line

    beside = {origin.field: as_line(origin.says) for origin in given.origins}
    return remarked(toml, given.syntax, beside, [as_line(str(left)) for left in given.left])
