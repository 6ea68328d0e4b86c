"""`allcli criteria`: read, check and test the rulebook."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from allcli.cli import criteria_check, criteria_test, diff, init
from allcli.cli.completion import option_names, record_names
from allcli.cli.options import Color, Format, Rulebooks
from allcli.cli.rulebooks import rulebook_for
from allcli.cli.say import refuse, say
from allcli.cli.show import show
from allcli.report.forms import Colouring

if TYPE_CHECKING:
    from allcli.rulebook.model import Criterion, Outcome, Rulebook

LIST_EXAMPLES = """\b
Examples:
  allcli criteria list
  allcli criteria list --option inotuzumab --kind flag
  allcli criteria list --option cd19-car-t --format json | jq -r '.criteria[].id'
"""
SHOW_EXAMPLES = """\b
Examples:
  allcli criteria show inotuzumab-vod-severe
  allcli criteria show blinatumomab

\b
Exit codes:
  0  shown
  2  nothing has this id, or the usage is wrong
"""
SEARCH_EXAMPLES = """\b
Examples:
  allcli criteria search gvhd steroid
  allcli criteria search labs.bilirubin
"""

app = typer.Typer(
    name="criteria",
    add_completion=False,
    help="Read, check and test the rulebook: what each criterion says, and on which sources.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command(name="check", epilog=criteria_check.EXAMPLES)(criteria_check.check_command)
app.command(name="test", epilog=criteria_test.EXAMPLES)(criteria_test.vignettes_command)


@app.command(name="list", epilog=LIST_EXAMPLES)
def list_command(
    option: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help="Only what speaks of this option or group of options.",
            autocompletion=option_names,
        ),
    ] = "",
    kind: Annotated[
        Literal["verdict", "flag", "note", "support", "prefer"] | None,
        typer.Option(help="Only criteria with such an effect."),
    ] = None,
    rulebooks: Rulebooks = None,
    format_: Format = "text",
    color: Color = "auto",
) -> None:
    """List criteria by topic, then published outcomes: one line each, whole where it is piped."""
    from allcli.report.rulebook.effects import touching

    rulebook = rulebook_for(rulebooks)
    options = _options(rulebook, option)
    criteria = [
        criterion
        for criterion in rulebook.criteria
        if touching(criterion, kind, options) or not (kind or options)
    ]
    outcomes = [
        row
        for row in rulebook.outcomes
        if not kind and (not options or set(options) & set(row.options))
    ]
    _print(rulebook, criteria, outcomes, format_, color)


@app.command(name="show", epilog=SHOW_EXAMPLES)
def show_command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A criterion, an outcome row, an option, an interval or a constraint.",
            autocompletion=record_names,
        ),
    ],
    rulebooks: Rulebooks = None,
    color: Color = "auto",
) -> None:
    """Show one criterion in full: condition, effects, sources, and patients that exercise it.

    Of an option it shows whom it is for, its licences and funding, and all that speaks of it.
    """
    from allcli.report.rulebook.record import FORMATS, Page, records_of

    rulebook = rulebook_for(rulebooks)
    record = records_of(rulebook).get(name)
    if record is None:
        raise refuse(f'nothing in the rulebook is called "{name}"', _hint(rulebook, name))
    show(FORMATS, Page(rulebook, record), "text", color)


@app.command(name="search", epilog=SEARCH_EXAMPLES)
def search_command(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="All of them must occur.")],
    rulebooks: Rulebooks = None,
    format_: Format = "text",
    color: Color = "auto",
) -> None:
    """Find criteria and outcomes by words of their text, condition or references."""
    rulebook = rulebook_for(rulebooks)
    wanted = [word.casefold() for word in words]

    def occur(*texts: str) -> bool:
        text = " ".join("\n".join(texts).casefold().split())
        return all(word in text for word in wanted)

    criteria = [
        criterion
        for criterion in rulebook.criteria
        if occur(
            criterion.id,
            criterion.title,
            criterion.says,
            *criterion.do,
            criterion.when,
            *criterion.references,
        )
    ]
    outcomes = [
        row
        for row in rulebook.outcomes
        if occur(row.id, row.group, *row.results, *row.results.values(), row.when, *row.references)
    ]
    _print(rulebook, criteria, outcomes, format_, color)


app.command(name="diff", epilog=diff.EXAMPLES)(diff.diff_command)
app.command(name="init", epilog=init.EXAMPLES)(init.init_command)


def _options(rulebook: "Rulebook", name: str) -> tuple[str, ...]:
    """The options that a name stands for; none for no name. Ends the program on another."""
    from allcli.case.problems import closest
    from allcli.report.rulebook.effects import groups_of

    groups = groups_of(rulebook)
    if not name or name in rulebook.options:
        return (name,) if name else ()
    if name not in groups:
        near = closest(name, [*rulebook.options, *groups])
        hint = near or f"options: {', '.join(rulebook.options)}"
        raise refuse(f'no option or group of options is called "{name}"', hint)
    return groups[name]


def _hint(rulebook: "Rulebook", name: str) -> str:
    """Where to find what has this name after all, or what name may be meant."""
    from allcli.case.problems import closest
    from allcli.report.rulebook.effects import decided, groups_of, local_changes
    from allcli.report.rulebook.record import records_of

    for change in local_changes(rulebook, name):
        if change.what == "disabled":
            return f"disabled: {decided(change)}"
    if name in rulebook.references:
        return f"it is a reference: allcli cite {name}"
    if name in groups_of(rulebook):
        return f"it is a group of options: allcli criteria list --option {name}"
    near = closest(name, list(records_of(rulebook)))
    return near or "allcli criteria search finds words"


def _print(
    rulebook: "Rulebook",
    criteria: "Sequence[Criterion]",
    outcomes: "Sequence[Outcome]",
    format_: str,
    color: Colouring,
) -> None:
    from allcli.report.rulebook.listed import FORMATS, Listing

    if not criteria and not outcomes:
        say("nothing found")
    show(FORMATS, Listing(rulebook, criteria, outcomes), format_, color)
