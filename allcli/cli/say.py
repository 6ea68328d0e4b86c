"""What goes out as it is: a line to the reader on standard error, a document on standard output."""

import sys

import typer


def say(text: str) -> None:
    """One line on standard error, whatever is quoted in it."""
    from allcli.report.safe import as_line

    typer.echo(as_line(text), err=True)


def put(document: str) -> None:
    """JSON, or another document for programs: UTF-8, whatever the terminal is."""
    from allcli.report.safe import printable

    sys.stdout.flush()
    sys.stdout.buffer.write(printable(document).encode())
    sys.stdout.buffer.flush()


def refuse(message: str, hint: str) -> typer.Exit:
    """Say what is wrong on standard error; raise what comes back to end with code 2."""
    say(f"{message} ({hint})" if hint else message)
    return typer.Exit(2)
