"""`--rulebook`: the rulebook that a command uses, and what is wrong or expired in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from allcli.cli.complain import point_at
from allcli.cli.say import say
from allcli.engine.local import LocalRules, Rules

if TYPE_CHECKING:
    from datetime import date

    from allcli.engine.prepared import Prepared
    from allcli.rulebook.overlay import Overlay


class CaseRulebooks:
    """The rulebook of each case of a command; what is to be said of one is said once."""

    def __init__(self, named: Sequence[str] | None) -> None:
        self.rules = Rules(named)
        self._said: set[str] = set()

    def rulebook(self, case: str, day: "date | None") -> "Prepared":
        """The rulebook for a case on a day. Raises typer.Exit where it cannot be used."""
        return self.used(self.rules.of(case), day)

    def used(self, local: LocalRules, day: "date | None") -> "Prepared":
        """Our rulebook with these laid over it. Raises typer.Exit where one is at fault."""
        if local == LocalRules():
            from allcli.engine.load import load_rulebook

            return load_rulebook()
        from allcli.rulebook.verify import RulebookError

        try:
            rulebook = local.rulebook(day)
        except RulebookError as error:
            self._say(error.faults, local.overlays)
            raise typer.Exit(2) from None
        self._say(_expired(rulebook))
        return rulebook

    def overlays(self) -> "tuple[Overlay, ...]":
        """The texts of the local rulebooks, without a case. Raises typer.Exit."""
        local = self.rules.of("-")
        if local.faults:
            self._say(local.faults)
            raise typer.Exit(2)
        return local.overlays

    def _say(self, messages: Sequence[str], overlays: "Sequence[Overlay]" = ()) -> None:
        """Each once, with the line of a local rulebook that it is about."""
        from allcli.rulebook.pointed import pointed

        for message in messages:
            if message not in self._said:
                self._said.add(message)
                said, excerpt = pointed(message, overlays)
                say(said)
                if excerpt:
                    point_at(excerpt)


def rulebook_for(
    named: Sequence[str] | None, case: str = "-", day: "date | None" = None
) -> "Prepared":
    """The rulebook for one case on a day; ends the program with code 2 if it cannot be used.

    What has expired by then is said on standard error.
    """
    return CaseRulebooks(named).rulebook(case, day)


def rulebook_texts(named: Sequence[str] | None) -> dict[str, str]:
    """The text of every file of the rulebook that is used, by its name."""
    from allcli.engine.load import CRITERIA

    ours = {str(path): path.read_text("utf-8") for path in sorted(CRITERIA.glob("*.toml"))}
    overlays = CaseRulebooks(named).overlays()
    return ours | {overlay.name: overlay.text.decode(errors="replace") for overlay in overlays}


def _expired(rulebook: "Prepared") -> list[str]:
    return [
        f"{change.file}: warning: {change.kind} {change.name}: the change ran until "
        f"{change.expires} and is no longer applied"
        for change in rulebook.changes
        if change.expired
    ]
