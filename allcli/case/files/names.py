"""Every field of a case by its name: for "did you mean"."""

from functools import cache

from allcli.case.files.forms import Form, forms_of
from allcli.case.model import Case
from allcli.case.problems import closest


@cache
def field_names() -> dict[str, Form]:
    """Every field that holds no table, as `--set` writes it: `lines[0].cycles`."""
    named: dict[str, Form] = {}
    for name, form in forms_of(Case).items():
        if not form.table:
            named[name] = form
            continue
        outer = f"{name}[0]" if form.several else name
        for inner, inner_form in forms_of(form.table).items():
            named[f"{outer}.{inner}"] = inner_form
    return named


def last(name: str) -> str:
    """The name of a field without its table."""
    return name.rpartition(".")[2]


def forms_named(word: str) -> list[Form]:
    """What the fields of this name take, in whatever table."""
    return [form for name, form in field_names().items() if last(name) == word]


def paths_named(word: str) -> list[str]:
    """The fields of this name, in whatever table."""
    return [name for name in field_names() if last(name) == word.lower()]


def meant(path: str) -> str:
    """A "did you mean" for what is no field, over all of them."""
    named = paths_named(last(path))
    if named:
        return f"did you mean {' or '.join(named[:3])}?"
    names = list(field_names())
    near = closest(path, names)
    if near:
        return near.replace('"', "")
    words = closest(last(path), list(dict.fromkeys(map(last, names))))
    return meant(words.split('"')[1]) if words else ""
