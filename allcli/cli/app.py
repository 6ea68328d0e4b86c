"""The program and its commands; each command lives in its own module."""

from typing import Annotated

import typer

from allcli.cli import (
    assess,
    batch,
    cite,
    convert,
    criteria,
    grade,
    matrix,
    needs,
    new,
    replay,
    schema,
    simulate,
    validate,
    whatif,
    whynot,
)

app = typer.Typer(
    name="allcli",
    help="Triage for relapsed or refractory acute lymphoblastic leukaemia, every step cited. "
    "Decision support for professionals; it decides nothing.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(name="assess", epilog=assess.EXAMPLES)(assess.assess_command)
app.command(name="whatif", epilog=whatif.EXAMPLES)(whatif.whatif_command)
app.command(name="whynot", epilog=whynot.EXAMPLES)(whynot.whynot_command)
app.command(name="needs", epilog=needs.EXAMPLES)(needs.needs_command)
app.command(name="batch", epilog=batch.EXAMPLES)(batch.batch_command)
app.command(name="grade", epilog=grade.EXAMPLES)(grade.grade_command)
app.command(name="matrix", epilog=matrix.EXAMPLES)(matrix.matrix_command)
app.command(name="replay", epilog=replay.EXAMPLES)(replay.replay_command)
app.command(name="new", epilog=new.EXAMPLES)(new.new_command)
app.command(name="validate", epilog=validate.EXAMPLES)(validate.validate_command)
app.command(name="convert", epilog=convert.EXAMPLES)(convert.convert_command)
app.command(name="simulate", epilog=simulate.EXAMPLES)(simulate.simulate_command)
app.add_typer(criteria.app, name="criteria")
app.command(name="cite", epilog=cite.EXAMPLES)(cite.cite_command)
app.command(name="schema", epilog=schema.EXAMPLES)(schema.schema_command)


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
