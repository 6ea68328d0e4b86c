"""What is longer than the terminal is shown through a pager, as git does it."""

import os
import shutil
import subprocess
import sys

USUAL = "less"
LESS = "FRX"  # leave at once what fits, pass colours on, keep the page on the screen


def pager(height: int, lines: int) -> list[str]:
    """The command that shows so many lines; empty where none is wanted, needed or installed."""
    if lines < height or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return []
    import shlex

    asked = os.environ.get("ALLCLI_PAGER", os.environ.get("PAGER", USUAL))
    try:
        command = shlex.split(asked)
    except ValueError:
        return []
    return command if command and command != ["cat"] and shutil.which(command[0]) else []


def paged(text: str, command: list[str]) -> None:
    """Show a text; a reader who leaves before its end has seen what he wanted."""
    shown = subprocess.Popen(  # noqa: S603 - the reader's own choice, run without a shell
        command, stdin=subprocess.PIPE, env={"LESS": LESS} | os.environ, text=True,
        encoding=sys.stdout.encoding, errors="backslashreplace",
    )  # fmt: skip
    while True:
        try:
            shown.communicate(text)
        except KeyboardInterrupt:  # it is the pager's: less stops a search
            continue
        return
