"""The program and its commands; each command lives in its own module, named like it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from allcli.override import override

GROUPS = {
    "Start here": ("new", "assess"),
    "A patient": ("flags", "needs", "plan", "whatif", "whynot", "matrix", "grade", "replay"),
    "A cohort": ("batch", "simulate"),
    "Case files": ("validate", "convert", "schema"),
    "The rulebook": ("criteria", "cite", "explain"),
}
COMMANDS = tuple(name for names in GROUPS.values() for name in names)


class Commands(TyperGroup):
    """Makes a command when it is asked for.

    To load all of them, and to read their signatures, costs a short run more than to assess.
    """

    @override
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - what the base class takes
        """All of them, in the order of the help."""
        return list(COMMANDS)

    @override
    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """By what they are for, each with its whole summary."""
        for group, names in GROUPS.items():
            helps = [self.get_command(ctx, name).get_short_help_str(limit=200) for name in names]
            with formatter.section(group):
                formatter.write_dl(list(zip(names, helps, strict=True)))

    @override
    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name; for another name all are made, to find one like it."""
        for name in (cmd_name,) if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                self.commands[name] = get_command(_app(name, import_module(f"allcli.cli.{name}")))
        return super().get_command(ctx, cmd_name)

    @override
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called; a case in its place is told which command reads it."""
        if args[0] not in COMMANDS and (command := _reader_of(args[0])):
            ctx.fail(f"'{args[0]}' is no command. Did you mean: allcli {command} {' '.join(args)}")
        return super().resolve_command(ctx, args)

    @override
    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Read the arguments of the program."""
        with _safe_messages():
            return super().make_context(*args, **extra)

    @override
    def invoke(self, ctx: Any) -> Any:
        """Read the arguments of a command, and run it."""
        with _safe_messages():
            return super().invoke(ctx)


UsageError: Any = typer.BadParameter.__base__  # typer does not name it


@contextmanager
def _safe_messages() -> Iterator[None]:
    """What a usage error quotes of the arguments acts on no terminal, and adds no line."""
    try:
        yield
    except UsageError as error:
        from allcli.report.safe import as_line, printable

        breaks = any("\n" in word for word in sys.argv)  # else a line break is part of the message
        error.message = (as_line if breaks else printable)(error.message or "")
        raise


def _reader_of(name: str) -> str:
    """The command that reads what stands in the place of one."""
    from allcli.case.files.regular import is_folder

    if is_folder(name):
        return "batch"
    return "assess" if name.endswith((".toml", ".json")) else ""


def _app(name: str, module: ModuleType) -> typer.Typer:
    """What a module makes of its commands, or the one command that it has."""
    made = getattr(module, "app", None)
    if made is None:
        made = typer.Typer(add_completion=False, rich_markup_mode=None)
        made.command(name=name, epilog=module.EXAMPLES)(getattr(module, f"{name}_command"))
    return made


app = typer.Typer(
    name="allcli",
    cls=Commands,
    help="Triage for relapsed or refractory acute lymphoblastic leukaemia, every step cited. "
    "Decision support for professionals; it decides nothing.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
