"""Writing a file whole or not at all, and never over another by mistake."""

import errno
import os
from pathlib import Path

import typer

from allcli.cli.say import say

SHORT = 50  # a name that is nearly too long must not become so


def refusal(path: Path, *, force: bool) -> str:
    """Why the file cannot be written, known before the work is done; empty when it can."""
    try:
        if path.exists() and not path.is_file():
            return "is a folder or a device, not a file"
        if os.path.lexists(path) and not force:
            return "exists already; --force overwrites it"
        folder = path.resolve().parent
    except (OSError, RuntimeError) as error:  # too long a name; links in a circle
        return (getattr(error, "strerror", "") or str(error)).lower()
    if not folder.is_dir():
        return "its folder does not exist"
    return "" if os.access(folder, os.W_OK) else "its folder cannot be written to"


def write_file(name: str, text: str, *, force: bool) -> None:
    """Write a file, or say why not and end the program with code 2."""
    said = refusal(Path(name), force=force)
    if not said:
        try:
            save(Path(name), text, force=force)
        except OSError as error:
            said = (error.strerror or str(error)).lower()
    if said:
        say(f"{name}: {said}")
        raise typer.Exit(2)


def save(path: Path, text: str, *, force: bool) -> None:
    """Write the text beside its place and move it there in one step. Raises OSError."""
    target = path.resolve()  # a symbolic link stays one
    beside = target.with_name(f".{target.name[:SHORT]}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            if target.exists():
                beside.chmod(target.stat().st_mode)  # what was private stays so
            file.write(text)
        if target.exists() and not force:  # made by another since it was looked for
            raise FileExistsError(errno.EEXIST, "exists already", str(path))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
