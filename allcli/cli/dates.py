"""Days on the command line."""

from datetime import date

import typer

from allcli.case.dates import FIRST, LAST


def day_of(text: str) -> date:
    """The day that an option names. Raises typer.BadParameter."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date such as 2018-05-31") from None
    if not FIRST <= day <= LAST:
        raise typer.BadParameter(f"{day} is not between {FIRST} and {LAST}")
    return day
