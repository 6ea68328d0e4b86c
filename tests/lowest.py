"""Prints the lowest version of each requirement that pyproject.toml states, for `make lowest`."""

import re
import tomllib
from pathlib import Path


def lowest(project: str) -> list[str]:
    """Every requirement of the program and of its tests, pinned to its lower bound."""
    table = tomllib.loads(project)["project"]
    stated = [*table["dependencies"], *table["optional-dependencies"]["dev"]]
    return [re.sub(r">=([\w.]+).*", r"==\1", requirement) for requirement in stated]


if __name__ == "__main__":
    print(*lowest(Path("pyproject.toml").read_text("utf-8")))
