"""A line from the terminal, with the keys that edit it where Python has them."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def prompting() -> Iterator[None]:
    """Prompts go to the terminal of stderr; what stdout leads to gets none of them.

    Line editing works on standard output alone, so for the time being that is the terminal.
    """
    with suppress(ImportError):
        import readline  # not everywhere

        readline.set_auto_history(False)
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr] # a byte that is no text
    sys.stdout.flush()
    stdout = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(stdout, 1)
        os.close(stdout)


def line_of(prompt: str) -> str:
    """One line. Raises EOFError and KeyboardInterrupt."""
    from allcli.cli.say import say
    from allcli.report.safe import as_line

    while True:
        text = input(as_line(prompt)).strip()
        if as_line(text) == text:
            return text
        say("  that holds control characters; type it again")
