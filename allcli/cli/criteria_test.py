"""`allcli criteria test`: run vignettes like tests, with coverage and faults."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from allcli.cli.options import FORMAT, Color, Force, Rulebooks
from allcli.cli.rulebooks import rulebook_for, rulebook_texts
from allcli.cli.say import put, refuse, say
from allcli.cli.show import show

if TYPE_CHECKING:
    from allcli.engine.prepared import Prepared
    from allcli.verify.records import Folder

EXAMPLES = """\b
Examples:
  allcli criteria test
  allcli criteria test --mutate
  allcli criteria test hospital-vignettes/ --format json | jq .totals
  allcli criteria test --format lcov > rulebook.lcov
  allcli criteria test mine.toml --generate to-review.toml

\b
Exit codes:
  0  every patient came out as expected
  1  some did not
  2  a file or the usage is wrong
"""


def vignettes_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="Vignette files, or folders of them; else those of the program."
        ),
    ] = None,
    mutate: Annotated[
        bool, typer.Option("--mutate", help="Also try small faults, and say which go unnoticed.")
    ] = False,
    generate: Annotated[
        str,
        typer.Option(
            metavar="FILE",
            help="Write patients for what is not covered, for you to review; - for stdout.",
        ),
    ] = "",
    force: Force = False,
    format_: Annotated[Literal["text", "json", "lcov"], FORMAT] = "text",
    rulebooks: Rulebooks = None,
    color: Color = "auto",
) -> None:
    """Run vignettes: patients in a line, each with what has to come out.

    A patient that does not come out so is told with the values that decided. Coverage says which
    criteria were seen true, false and open, and which parts of a condition were shown to matter.
    """
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain
    from allcli.cli.save import refusal
    from allcli.report.rulebook.examined import FORMATS, ExaminedPage
    from allcli.verify.examine import examine
    from allcli.verify.records import own_vignettes, read_vignettes

    own = own_vignettes()
    if not paths and own is None:
        raise refuse("this installation brings no vignettes", "name a file or a folder")
    said = refusal(Path(generate), force=force) if generate not in ("", "-") else ""
    if said:  # known before the work is done
        raise refuse(f"{generate}: {said}", "")
    rulebook = rulebook_for(rulebooks)
    try:
        folder = read_vignettes(paths or [own] if own else paths or [])
        examined = examine(folder, rulebook, with_mutation=mutate)
    except CaseError as error:
        complain(error, "nothing was run")
        raise typer.Exit(2) from None
    if generate:
        everything = read_vignettes([own, *paths]) if own and paths else folder
        _generate(everything, rulebook, generate, force=force, with_faults=mutate)
    if generate != "-":
        show(FORMATS, ExaminedPage(examined, rulebook_texts(rulebooks)), format_, color)
    raise typer.Exit(1 if examined.failed else 0)


def _generate(
    everything: "Folder", rulebook: "Prepared", name: str, *, force: bool, with_faults: bool
) -> None:
    """Vignettes to review for what neither these nor the program's own cover."""
    from allcli.cli.save import write_file
    from allcli.verify.examine import examine
    from allcli.verify.generate import generated

    text = generated(examine(everything, rulebook, with_mutation=with_faults), rulebook)
    if name == "-":
        put(text)
    else:
        write_file(name, text, force=force)
    count = text.count("\n[[")
    said = f"{count} patients to review" if count else "nothing to generate"
    say(f"{said}{'' if name == '-' else f' in {name}'}")
