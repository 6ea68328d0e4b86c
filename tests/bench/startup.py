"""Start-up: whole processes against processes that only import the libraries."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.bench.measure import Budget, processes, started
from tests.installed import UnavailableError, read_only

RUNS = 20
CASE = "cases/post-hct-active-gvhd.toml"
# `import pydantic` alone loads next to nothing: its names come when they are asked for. The
# limit is set against a process that has a model class; the bare import is shown beside it.
BARE = "import typer, rich.console, pydantic"
LIBRARIES = "import typer, rich.console; from pydantic import BaseModel"
TEXT = ["-m", "allcli", "assess", CASE]
FORBIDDEN = {"PYTHONDONTWRITEBYTECODE": "1"}
JSON = [*TEXT, "--format", "json"]


def start_up() -> Iterator[Budget]:
    """In the checkout, and where nothing can be written."""
    took = processes(
        RUNS, typer=["-c", "import typer"], bare=["-c", BARE], libraries=["-c", LIBRARIES],
        version=["-m", "allcli", "--version"], text=TEXT, as_json=JSON,
    )  # fmt: skip
    yield Budget("allcli --version", "import typer", took["version"] / took["typer"], 1.5)
    yield Budget("allcli assess, text", LIBRARIES, took["text"] / took["libraries"], 1.5)
    yield Budget("allcli assess, JSON", LIBRARIES, took["as_json"] / took["libraries"], 1.5)
    yield Budget("allcli assess, text", BARE, took["text"] / took["bare"], None)
    coloured = partial(started, FORCE_COLOR="1")  # as on a terminal
    took = processes(RUNS // 2, coloured, libraries=["-c", LIBRARIES], text=TEXT)
    yield Budget("allcli assess, in colours", LIBRARIES, took["text"] / took["libraries"], 1.5)
    yield from _assessed("no bytecode", partial(started, **FORBIDDEN))
    try:
        with read_only() as installed:
            yield from _assessed("read-only", installed.run)
            yield from _assessed("both", partial(installed.run, **FORBIDDEN))
    except UnavailableError as error:
        print(f"a read-only installation is not measured: {error}")


def _assessed(where: str, start: Callable[..., object]) -> Iterator[Budget]:
    """The same limit for text and JSON, against libraries that are loaded likewise."""
    took = processes(RUNS // 2, start, libraries=["-c", LIBRARIES], text=TEXT, as_json=JSON)
    for name, took_so in (("text", took["text"]), ("JSON", took["as_json"])):
        yield Budget(f"allcli assess, {name}, {where}", LIBRARIES, took_so / took["libraries"], 1.8)
