"""Code of the program that nothing in it uses: `make check` lists it, and fails if there is any."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from vulture.core import Item, Vulture

from tests.cases import ROOT

PROGRAM = ROOT / "allcli"
CALLED_BY_NAME = {
    "__getattr__",  # by Python, for the public names of a package
    "*_command",  # by the command line, which finds a command in the module that is named like it
    "program",  # by typer, as the callback of the whole program
    "__init_subclass__",  # likewise, for each table of a case
    "model_config",  # by pydantic
    "list_commands",  # by typer, for the help
    "format_commands",  # likewise
    "reducer_override",  # by pickle
    "get_code",  # by Python's import, of a module whose docstrings stay
    "fullname",  # by name, as the base class takes it
    "_owner",  # by nobody: a stream that is held is not closed
    "writable",  # by the buffer around a raw stream
    "ship",  # by the hook that builds the wheel
    "get_plugins",  # by pydantic, whose loader is replaced
    "schema_version",  # by whoever reads a result
}


def unused() -> list[Item]:
    """Everything that is found, but for what is called or read by its name."""
    search = Vulture(ignore_names=sorted(CALLED_BY_NAME))
    search.scavenge([str(PROGRAM)])
    return [item for item in search.get_unused_code() if not _is_field_of_a_case(item)]


def _is_field_of_a_case(item: Item) -> bool:
    """Whether it is a field in the tables of a case, or of what a calculator takes."""
    path = Path(item.filename).resolve()
    return path.is_relative_to(PROGRAM / "case") and item.first_lineno in set(_fields(path))


def _fields(path: Path) -> Iterator[int]:
    """The lines on which records declare their fields."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ClassDef):
            yield from (part.lineno for part in node.body if isinstance(part, ast.AnnAssign))


if __name__ == "__main__":
    sys.exit("\n".join(item.get_report() for item in unused()) or None)
