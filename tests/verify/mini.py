"""A rulebook of a few lines, for tests that plant something in it."""

from allcli.engine.prepared import Prepared, prepared
from allcli.rulebook.build import build

HEAD = """
[[reference]]
key = "source-2020"
authors = "One, Another."
title = "A cohort"
year = 2020
kind = "cohort"
checked = "primary"
doi = "10.1000/1"

[[option]]
id = "drug"
name = "drug"
kind = "salvage"
applies = "disease.lineage == 'b-all'"
applies_says = "for B-ALL"

[[option]]
id = "other"
name = "other drug"
kind = "salvage"
applies = "disease.lineage in ('b-all', 't-all')"
applies_says = "for B-ALL or T-ALL"
"""


def criterion(name: str, when: str, *lines: str, strength: str = "label") -> str:
    """One criterion as TOML."""
    cited = () if any(line.startswith("references") for line in lines) else (
        'references = ["source-2020"]',
    )  # fmt: skip
    return "\n".join((
        "", "[[criterion]]", f'id = "{name}"', f'title = "{name}"', f'when = "{when}"',
        'says = "It says so."', f'strength = "{strength}"', *cited, *lines, "",
    ))  # fmt: skip


def rulebook_of(*parts: str) -> Prepared:
    """The rulebook of the two options and what is added."""
    return prepared(build({"mini.toml": (HEAD + "".join(parts)).encode()})[0])
