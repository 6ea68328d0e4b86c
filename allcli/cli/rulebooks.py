"""`--rulebook`: which rulebook a command uses, decided in one place for all of them.

Files named with `--rulebook`; else those in the environment variable ALLCLI_RULEBOOK; else those
that a project file `.allcli.toml` names, in the folder of the case or the nearest one above it.
The word `builtin` stands for our rulebook alone, and so keeps the other two away.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date

    from allcli.rulebook.model import Rulebook
    from allcli.rulebook.overlay import Overlay

VARIABLE = "ALLCLI_RULEBOOK"
PROJECT = ".allcli.toml"
BUILTIN = "builtin"

Rulebooks = Annotated[
    list[str] | None,
    typer.Option(
        "--rulebook",
        metavar="FILE",
        help=f"Lay a local rulebook over ours; may be repeated. Else ${VARIABLE}, else {PROJECT} "
        f"near the case; `{BUILTIN}` for none of them.",
    ),
]


def rulebook_for(
    named: Sequence[str] | None, case: str = "-", day: "date | None" = None
) -> "Rulebook":
    """The rulebook for a case on a day; ends the program with code 2 if it cannot be used.

    What has expired by then is said on standard error, once.
    """
    from allcli.rulebook.load import load_rulebook

    overlays = overlays_for(named, case)
    if not overlays:
        return load_rulebook()
    return loaded(overlays, day)


def loaded(overlays: "tuple[Overlay, ...]", day: "date | None") -> "Rulebook":
    """The rulebook with these laid over it; ends the program with code 2 if one is at fault."""
    from allcli.rulebook.load import load_rulebook
    from allcli.rulebook.verify import RulebookError

    try:
        rulebook = load_rulebook(overlays, day)
    except RulebookError as error:
        _say(error.faults)
        raise typer.Exit(2) from None
    _warn_of_expired(rulebook)
    return rulebook


def rulebook_texts(named: Sequence[str] | None) -> dict[str, str]:
    """The text of every file of the rulebook that is used, by its name."""
    from allcli.rulebook.load import CRITERIA

    ours = {str(path): path.read_text("utf-8") for path in sorted(CRITERIA.glob("*.toml"))}
    local = {each.name: each.text.decode(errors="replace") for each in overlays_for(named)}
    return ours | local


def overlays_for(named: Sequence[str] | None, case: str = "-") -> "tuple[Overlay, ...]":
    """The local rulebooks that hold for a case, in the order in which they are laid."""
    files = named or _from_environment() or _from_project(case)
    return read_overlays([file for file in files if file != BUILTIN])


def read_overlays(files: Sequence[str]) -> "tuple[Overlay, ...]":
    """The text of each; ends the program with code 2 if one cannot be read."""
    if not files:
        return ()
    from allcli.case.bounds import MAX_RULES_BYTES
    from allcli.case.problems import CaseError
    from allcli.case.read import read_bytes
    from allcli.rulebook.overlay import Overlay

    faults: list[str] = []
    overlays: list[Overlay] = []
    for name in dict.fromkeys(files):
        try:
            overlays.append(Overlay(name, read_bytes(name, MAX_RULES_BYTES)))
        except CaseError as error:
            faults += map(str, error.problems)
    if faults:
        _say(faults)
        raise typer.Exit(2)
    return tuple(overlays)


def _from_environment() -> list[str]:
    return [name for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name]


def _from_project(case: str) -> list[str]:
    """What the nearest project file names, seen from the folder that it stands in."""
    try:
        start = Path.cwd() if case == "-" else Path(case).resolve().parent
        project = next((each for up in (start, *start.parents) if (each := up / PROJECT).is_file()),
                       None)  # fmt: skip
    except (OSError, ValueError):  # whoever reads the case will say why
        return []
    return _named_by(project) if project else []


def _named_by(project: Path) -> list[str]:
    """The key `rulebooks` of a project file; ends the program with code 2 on anything else."""
    import tomllib

    try:
        raw = tomllib.loads(project.read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        _say([f"{project}: {error}"])
        raise typer.Exit(2) from None
    files = raw.get("rulebooks", ())
    if set(raw) != {"rulebooks"} or not _is_names(files):
        _say([f'{project}: holds one key, a list of files: rulebooks = ["ward.toml"]'])
        raise typer.Exit(2)
    return [str(project.parent / name) if name != BUILTIN else name for name in files]


def _is_names(files: object) -> bool:
    return isinstance(files, list) and all(isinstance(name, str) and name for name in files)


_warned: set[str] = set()


def _warn_of_expired(rulebook: "Rulebook") -> None:
    for change in rulebook.changes:
        said = f"{change.file}: warning: {change.kind} {change.name}: the change ran until "
        said += f"{change.expires} and is no longer applied"
        if change.expired and said not in _warned:
            _warned.add(said)
            _say([said])


def _say(messages: Sequence[str]) -> None:
    from allcli.report.safe import printable

    for each in messages:
        typer.echo(printable(each).replace("\n", "\\n"), err=True)
