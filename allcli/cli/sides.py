"""How a side of a comparison is named: `builtin` or a file, with `@DATE` and `@PLACE`."""

import re
from datetime import date
from typing import TYPE_CHECKING

import typer

from allcli.cli.rulebooks import CaseRulebooks
from allcli.engine.local import BUILTIN

if TYPE_CHECKING:
    from allcli.case.places import Jurisdiction
    from allcli.compare.side import Side

HELP = "`builtin` or a local rulebook; with @2019-10-01 as of a day, with @KR at a place."
_LOOKS_LIKE_A_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def side(text: str) -> "Side":
    """The side that is named; ends the program with code 2 if there is no such rulebook."""
    from allcli.compare.side import Side

    name, day, place = split(text)
    return Side(CaseRulebooks([name]).rulebook("-", day), day, place)


def split(text: str) -> "tuple[str, date | None, Jurisdiction | None]":
    """`ward.toml@2019-10-01@KR` in its parts; either may be left out, and their order is free."""
    from allcli.case.places import PLACES

    day: date | None = None
    place: Jurisdiction | None = None
    name = text
    while "@" in name:
        left, _, word = name.rpartition("@")
        if _LOOKS_LIKE_A_DATE.match(word) and day is None:
            day = _day(word)
        elif word in PLACES and place is None:
            place = word
        else:
            break
        name = left
    if not name:
        raise typer.BadParameter(f"{text!r} names no rulebook; for ours write {BUILTIN}{text}")
    return name, day, place


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise typer.BadParameter(f"{word!r} is not a date such as 2018-05-31") from None
