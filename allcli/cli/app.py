"""The program and its commands; each command lives in its own module."""

from typing import Annotated

import typer

from allcli.cli.assess import assess_command
from allcli.cli.new import new_command

app = typer.Typer(
    name="allcli",
    help="Triage for relapsed or refractory acute lymphoblastic leukaemia, every step cited. "
    "Decision support for professionals; it decides nothing.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(name="assess")(assess_command)
app.command(name="new")(new_command)


def _show_version(wanted: bool) -> None:
    if wanted:
        from allcli import __version__

        typer.echo(f"allcli {__version__}")
        raise typer.Exit


@app.callback()
def program(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Triage for relapsed or refractory acute lymphoblastic leukaemia."""
