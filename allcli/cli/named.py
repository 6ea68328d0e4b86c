"""Options as they are named on the command line: by id, by name, or by a group of them."""

from typing import TYPE_CHECKING

from allcli.cli.say import refuse

if TYPE_CHECKING:
    from allcli.rulebook.model import Option, Rulebook


def options_named(rulebook: "Rulebook", name: str) -> "list[Option]":
    """The option of this id or name, or every option of this group."""
    from allcli.case.problems import closest

    options = list(rulebook.options.values())
    word = name.strip().lower()
    meant = [record for record in options if word in (record.id, record.name.lower())]
    meant = meant or [record for record in options if word in record.groups]
    if not meant:
        names = [
            word for record in options for word in (record.id, record.name.lower(), *record.groups)
        ]
        near = closest(word, list(dict.fromkeys(names)))
        groups = dict.fromkeys(group for record in options for group in record.groups)
        hint = near or f"allcli criteria list names the options; groups: {', '.join(groups)}"
        raise refuse(f"{name or repr(name)}: unknown option or group of options", hint)
    return meant
