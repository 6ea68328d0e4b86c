"""Days on the command line."""

from datetime import date

import typer


def day_of(text: str) -> date | None:
    """The day that `--as-of` names; none for no text. Raises typer.BadParameter."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date such as 2018-05-31") from None
