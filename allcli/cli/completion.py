"""What a shell may complete: case files, the fields of `--set`, the options of the rulebook."""

from pathlib import Path


def case_files(incomplete: str) -> list[str]:
    """Case files and folders whose path begins so."""
    folder, _, _ = incomplete.rpartition("/")
    places = Path(folder or ("/" if incomplete.startswith("/") else ".")).glob("*")
    return sorted(
        f"{place}/" if place.is_dir() else str(place)
        for place in places
        if str(place).startswith(incomplete)
        and (place.is_dir() or place.suffix in (".toml", ".json"))
    )


def settings(incomplete: str) -> list[str]:
    """`FIELD=` for every field that begins so; behind it the words that the field takes."""
    from allcli.case.files.names import field_names

    field, sign, _ = incomplete.partition("=")
    names = field_names()
    if not sign:
        return [f"{name}=" for name in names if name.startswith(incomplete)]
    words = names[field].choices if field in names else ()
    return [made for word in words if (made := f"{field}={word}").startswith(incomplete)]


def option_names(incomplete: str) -> list[str]:
    """Ids and groups of options that begin so."""
    from allcli.engine.load import load_rulebook

    options = load_rulebook().options.values()
    names = {name for option in options for name in (option.id, *option.groups)}
    return sorted(name for name in names if name.startswith(incomplete))
