"""Every command of the program, each with words that make it print something."""

from functools import cache
from typing import Any

from typer.main import get_command

from allcli.cli.app import COMMANDS, app

CASE = "cases/first-relapse-fit.toml"
PRINTING: dict[str, tuple[str, ...]] = {
    "assess": (CASE,),
    "flags": (CASE,),
    "plan": (CASE,),
    "whatif": (CASE, "--set", "labs.bilirubin="),
    "whynot": (CASE, "blinatumomab"),
    "needs": (CASE,),
    "batch": (CASE, "--quiet"),
    "grade": (CASE,),
    "matrix": ("cases/in-remission.json",),  # where little differs between places, which takes long
    "replay": ("RESULT", CASE),
    "new": ("--template",),
    "validate": ("cases/sparse.toml", "nothing-here.toml"),
    "convert": (CASE, "-", "--to", "json"),
    "simulate": ("--n", "3"),
    "cite": ("tower-2017",),
    "explain": ("provisional",),
    "schema": (),
    "criteria check": ("--rulebook", "pyproject.toml"),
    "criteria test": ("tests/vignettes/accepted.toml",),
    "criteria list": (),
    "criteria show": ("blinatumomab",),
    "criteria search": ("bilirubin",),
    "criteria diff": ("builtin", "builtin"),
    "criteria init": ("-",),
}


@cache
def command(name: str) -> Any:
    """A command, or one of a group, as click has it."""
    group: Any = get_command(app)
    made = None
    for word in name.split():
        made = group.get_command(None, word)
        group = made
    return made


@cache
def names() -> tuple[str, ...]:
    """Every command that can be typed; of a group those in it."""
    groups = {name: getattr(command(name), "commands", None) for name in COMMANDS}
    return tuple(
        words
        for name, group in groups.items()
        for words in ([f"{name} {word}" for word in group] if group else [name])
    )


def words(name: str, result: str) -> tuple[str, ...]:
    """What to type so that the command prints; `result` is a file of `assess --format json`."""
    return (*name.split(), *(result if word == "RESULT" else word for word in PRINTING[name]))
