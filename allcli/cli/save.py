"""Writing a file whole or not at all, and never over another by mistake."""

import errno
import os
from pathlib import Path
from stat import S_ISREG

import typer

from allcli.cli.say import refuse, say
from allcli.cohort.place import RW, create, target_of

PRIVATE = 0o600
SHORT = 50  # a name that is nearly too long must not become so


def refusal(path: Path, *, force: bool) -> str:
    """Why the file cannot be written, known before the work is done; empty when it can."""
    try:
        if not S_ISREG(path.stat().st_mode):
            return "is a folder or a device, not a file"
    except FileNotFoundError:
        pass
    except OSError as error:  # an endless link, a name that is too long
        return (error.strerror or str(error)).lower()
    if os.path.lexists(path) and not force:
        return "exists already; --force overwrites it"
    try:
        folder = target_of(path).parent
    except FileNotFoundError:  # the working folder is gone
        return "its folder does not exist"
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


def make_folder(folder: Path) -> None:
    """Make a folder where there is none, or say why not and end the program with code 2."""
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError:
        raise refuse(f"{folder}: its folder does not exist", "make it first") from None
    except OSError as error:
        raise refuse(f"{folder}: {(error.strerror or str(error)).lower()}", "") from None


def save(path: Path, text: str, *, force: bool, private: bool = False) -> None:
    """Write the text beside its place and move it there in one step. Raises OSError.

    A new file that is `private` can be read by its owner alone.
    """
    target = target_of(path)
    beside = target.with_name(f".{target.name[:SHORT]}.{os.getpid()}")
    try:
        with create(beside, like=target, mode=PRIVATE if private else RW) as file:
            if target.exists():
                beside.chmod(target.stat().st_mode)  # what was private stays so
            file.write(text.encode())
        if target.exists() and not force:  # made by another since it was looked for
            raise FileExistsError(errno.EEXIST, "exists already", str(path))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
