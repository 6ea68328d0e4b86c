"""What a shell may complete: case files, the fields of `--set`, the names in the rulebook."""

from collections.abc import Iterable
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


def fields_and_facts(incomplete: str) -> list[str]:
    """Fields and facts whose name begins so."""
    from allcli.case.facts import VOCABULARY
    from allcli.case.files.names import field_names

    return _begun({*field_names(), *VOCABULARY}, incomplete)


def column_names(incomplete: str) -> list[str]:
    """Columns of a cohort that go on so, behind those already named."""
    from allcli.engine.load import load_rulebook
    from allcli.report.columns import names

    before, comma, begun = incomplete.rpartition(",")
    rulebook = load_rulebook()
    criteria = (criterion.id for criterion in rulebook.criteria)
    known = ("default", *names(rulebook.options, criteria))
    return sorted(f"{before}{comma}{name}" for name in known if name.startswith(begun))


def languages(incomplete: str) -> list[str]:
    """Languages of the pages that begin so."""
    from allcli.report.language.spoken import languages as known

    return _begun(known(), incomplete)


def option_names(incomplete: str) -> list[str]:
    """Ids and groups of options that begin so."""
    from allcli.engine.load import load_rulebook

    options = load_rulebook().options.values()
    names = {name for option in options for name in (option.id, *option.groups)}
    return _begun(names, incomplete)


def record_names(incomplete: str) -> list[str]:
    """Ids of criteria, outcome rows and options that begin so."""
    from allcli.engine.load import load_rulebook
    from allcli.report.rulebook.record import records_of

    return _begun(records_of(load_rulebook()), incomplete)


def reference_keys(incomplete: str) -> list[str]:
    """Keys of references that begin so."""
    from allcli.engine.load import load_rulebook

    return _begun(load_rulebook().references, incomplete)


def topics(incomplete: str) -> list[str]:
    """What can be explained and begins so."""
    from allcli.engine.load import load_rulebook
    from allcli.report.rulebook.topic import names

    return _begun(names(load_rulebook()), incomplete)


def _begun(names: Iterable[str], incomplete: str) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))
