"""Lists of words that the whole program shares: each is written down once."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import allcli
from allcli.case.places import PLACES
from allcli.cohort.syntaxes import Syntax
from allcli.rulebook.words import HARMS, LEVELS, FlagKind
from allcli.triage.assessment import CLASSES

CODE = Path(allcli.__file__).parent
LISTS = {
    "places": PLACES,
    "verdicts": CLASSES,
    "levels": LEVELS,
    "kinds of flag": get_args(FlagKind),
    "syntaxes": get_args(Syntax),
}


@pytest.fixture(scope="module")
def written() -> dict[str, list[set[object]]]:
    """What every module lists."""
    return {
        path.relative_to(CODE).as_posix(): list(lists_in(path))
        for path in sorted(CODE.rglob("*.py"))
    }


def lists_in(path: Path) -> Iterator[set[object]]:
    """The elements of every tuple, list and set of a module; those of a Literal are a tuple."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield {part.value for part in node.elts if isinstance(part, ast.Constant)}


@pytest.mark.parametrize("words", LISTS.values(), ids=LISTS)
def test_a_list_of_words_is_written_down_once(
    words: tuple[str, ...], written: dict[str, list[set[object]]]
) -> None:
    """A new word is one edit: no module but one spells out three of them."""
    spelt = [
        module
        for module, lists in written.items()
        for elements in lists
        if len(elements.intersection(words)) >= 3
    ]

    assert len(spelt) == 1


def types_in(path: Path) -> Iterator[str]:
    """The classes of a module, and the names that it gives to types."""
    for node in ast.parse(path.read_text()).body:
        match node:
            case ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                if name.lstrip("_")[:1].isupper() and not name.isupper() and not is_type_var(value):
                    yield name


def is_type_var(value: ast.expr) -> bool:
    """Whether a name is a parameter of types, which is bound anew wherever it stands."""
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "TypeVar"


def test_the_name_of_a_type_means_one_thing() -> None:
    """A second type of the same name would have to be told from the first by its import."""
    defined = Counter(name for path in CODE.rglob("*.py") for name in types_in(path))

    assert [name for name, times in defined.items() if times > 1] == []


def test_only_a_kind_of_flag_is_read_otherwise() -> None:
    """No name is kept for a kind that is gone."""
    assert set(HARMS) <= set(get_args(FlagKind))


def test_a_kind_of_flag_of_several_words_says_how_it_is_read() -> None:
    """No page prints the hyphens of the rulebook."""
    assert {kind for kind in get_args(FlagKind) if "-" in kind} <= set(HARMS)
