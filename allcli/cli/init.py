"""`allcli criteria init`: an example of a local rulebook."""

from pathlib import Path
from typing import Annotated

import typer

from allcli.cli.options import Force
from allcli.cli.save import write_file
from allcli.cli.say import put, say

NAME = "local-rulebook.toml"
EXAMPLE = Path(__file__).parent.parent / "rulebook" / "example.toml"
EXAMPLES = """\b
Examples:
  allcli criteria init
  allcli criteria init ward.toml
  allcli assess case.toml --rulebook ward.toml

\b
Exit codes:
  0  written
  2  it exists already, or cannot be written
"""


def init_command(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="What to write; - for standard output.")
    ] = NAME,
    force: Force = False,
) -> None:
    """Write a commented example of a local rulebook; it changes nothing until you edit it."""
    from allcli.report.safe import as_line

    name = NAME if file == "-" else Path(file).name
    text = EXAMPLE.read_text("utf-8").replace("THIS-FILE", as_line(name))
    if file == "-":
        put(text)
        return
    write_file(file, text, force=force)
    say(f"{file}: written; edit it, then: allcli assess CASE --rulebook {file}")
