"""`allcli plan`: the roads to transplant."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli.completion import option_names
from allcli.cli.dates import day_of
from allcli.cli.deliver import deliver, wanted
from allcli.cli.named import options_named
from allcli.cli.opened import opened
from allcli.cli.options import (
    AsOf,
    CaseFile,
    Color,
    Force,
    OutputFile,
    PageFormat,
    Paging,
    PlaceOption,
    Rulebooks,
    Settings,
)
from allcli.cli.rulebooks import rulebook_for
from allcli.cli.say import refuse, say

if TYPE_CHECKING:
    from allcli.case.problems import CaseError
    from allcli.plan.written import StateFile
    from allcli.rulebook.model import Rulebook

EXAMPLES = """\b
Examples:
  allcli plan case.toml
  allcli plan case.toml --by 2026-06-01 --avoid inotuzumab-based
  allcli plan case.toml --donor none
  allcli plan case.toml --next --write-next states
  allcli plan case.toml -f json | jq '.roads[0].end'
"""


def plan_command(
    case: CaseFile,
    by: Annotated[
        date | None,
        typer.Option(metavar="DATE", parser=day_of, help="Say which roads arrive by this day."),
    ] = None,
    avoid: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OPTION",
            help="Leave out an option, or a group of them, by id or name; may be repeated.",
            autocompletion=option_names,
        ),
    ] = None,
    donor: Annotated[
        str | None,
        typer.Option(metavar="DONOR", help="With this donor, as `--set plan.donor=DONOR`."),
    ] = None,
    failing: Annotated[
        bool, typer.Option("--next", help="Also show what follows if one of the best roads fails.")
    ] = False,
    write_next: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER",
            help="Write the patient after the first therapy of the best roads, as cases, there.",
        ),
    ] = None,
    set_: Settings = None,
    rulebook: Rulebooks = None,
    as_of: AsOf = None,
    jurisdiction: PlaceOption = None,
    format_: PageFormat = None,
    output: OutputFile = "",
    force: Force = False,
    color: Color = "auto",
    paging: Paging = True,
) -> None:
    """Show the roads to transplant: sequences with dates, what blocks each and what opens it.

    A road is a therapy, its response gate, the wait after it, the donor, and the transplant, CAR-T
    or neither at its end. The first begins as `assess` suggests. Dates span what published groups
    needed; they add up the intervals of the rulebook, each with its source, and foretell nothing.
    """
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain
    from allcli.plan.plan import RoadWishes, plan
    from allcli.report.plan import BEST, FORMATS

    if donor is not None and not donor.strip():
        raise refuse("--donor: names no donor", "none is a donor that is not to be had")
    if write_next is not None and not write_next.strip():
        raise refuse("--write-next: names no folder", "it is made where it is not there")
    if write_next and case == "-":
        raise refuse("--write-next needs a case file", "standard input can be read only once")
    to = wanted(format_, output, color, force=force, paging=paging)
    with_donor = [f"plan.donor={donor}"] if donor else []
    settings = [*(set_ or ()), *with_donor]
    try:
        source = opened(case, settings, jurisdiction)
    except CaseError as error:
        complain(_of_donor(error, with_donor), "not planned")
        raise typer.Exit(2) from None
    day = source.day(as_of)
    if by and by < day:
        raise refuse(f"--by: {by} is past", f"roads begin on {day}")
    rules = rulebook_for(rulebook, case, day)
    avoided = _avoided(rules, avoid or ())
    wishes = RoadWishes(by, avoided, BEST if failing else 0)
    made = plan(source, rules, day, wishes)
    if write_next:
        from allcli.case.files.change import document, setting
        from allcli.case.files.source_text import read_text
        from allcli.plan.plan import states_after

        here = [f"jurisdiction={jurisdiction}"] if jurisdiction else []
        read = document(case, read_text(case))
        written = read.changed_tables([setting(text) for text in (*settings, *here)])
        states = states_after(written, source, rules, day, wishes._replace(failing=BEST))
        _write(write_next, list(states), force=force)
    deliver(FORMATS, made, to)


def _of_donor(error: "CaseError", with_donor: list[str]) -> "CaseError":
    """What is wrong with the donor, under the option that named it."""
    from allcli.case.problems import CaseError

    return CaseError([
        problem._replace(file="--donor", excerpt=None)
        if problem.excerpt and problem.excerpt.line in with_donor
        else problem
        for problem in error.problems
    ])  # fmt: skip


def _avoided(rules: "Rulebook", words: Iterable[str]) -> tuple[str, ...]:
    """The options that are not to be used, each once; of every word some that make a road."""
    avoided: dict[str, None] = {}
    for word in words:
        named = options_named(rules, word)
        if all(option.kind == "adjunct" for option in named):
            raise refuse(f"--avoid: no road is made of {word}", "it stands beside therapy")
        avoided |= dict.fromkeys(option.id for option in named)
    return tuple(avoided)


def _write(name: str, states: "list[StateFile]", *, force: bool) -> None:
    """Write every state into a folder, which is made if need be; none where one cannot be."""
    from allcli.case.files.write import toml_text
    from allcli.cli.save import make_folder, refusal, write_file

    if not states:
        say(f"no road is open: no cases written to {name}")
        return
    folder = Path(name)
    files = {folder / f"{state.name}.toml": state.tables for state in states}
    make_folder(folder)
    said = [f"{file}: {why}" for file in files if (why := refusal(file, force=force))]
    if said:
        raise refuse(said[0], "nothing was written")
    for file, tables in files.items():
        write_file(str(file), toml_text(tables), force=force)
    say(f"{len(files)} cases written to {name}")
