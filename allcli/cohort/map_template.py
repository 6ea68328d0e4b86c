"""A map to start from: of a CSV file's own columns, or of the fields most asked for."""

import re
from difflib import get_close_matches
from functools import cache

from tomli_w import dumps

from allcli.cohort.map_fields import LISTS, fields, is_field
from allcli.cohort.stream import header_of
from allcli.report.safe import printable

USUAL = (
    "id", "assessed_on", "patient.age", "disease.lineage", "disease.status",
    "disease.marrow_blasts_pct", "antigens.cd19", "antigens.cd22", "lines.1.regimen",
    "lines.1.response_on", "lines.1.relapsed_on", "transplants.1.date", "transplants.1.type",
    "gvhd.acute_grade", "labs.bilirubin", "labs.bilirubin_uln",
)  # fmt: skip
ALIKE = 0.8
HEAD = """\
# Which column gives which field of a case. A column that is not named here is not read.
# Fields are written as in cases/README.md; in a list of tables the number of the entry stands
# between: lines.1.regimen, lines.2.regimen, transplants.1.date. For no transplant at all, a column
# of its own may give `transplants` and say none. Several words in one cell: commas, semicolons or
# bars between. A cell may carry a unit or a bound: 31 umol/L, < 0.01 %.

[columns]
"""
TAIL = """
# Words of the export, by field, and the words of a case for them.
[values]
# "disease.lineage" = { "B" = "b-all", "T" = "t-all" }

# What is the same in every row.
[constant]
# jurisdiction = "KR"

# How the file is written, where the file itself does not tell.
[layout]
# delimiter = ";"              # else the commonest of ; , and tab in the first line
# decimal = ","                # else a comma where ; separates the columns, and a point otherwise
# date = "%d.%m.%Y"            # else 2026-03-14, 2026-03 or 2026
# encoding = "cp1252"          # else UTF-8, with or without a byte order mark
# unknown = ["", "NA", "-"]    # cells that say nothing
"""


def template(file: str = "") -> str:
    """A map for the columns of a file; without one, for columns called as fields. Raises CaseError.

    A column without a field of like name is commented out.
    """
    columns = header_of(file) if file else USUAL
    return HEAD + "\n".join(map(_line, dict.fromkeys(filter(None, columns)))) + "\n" + TAIL


def _line(column: str) -> str:
    field = proposed(column)
    line = printable(dumps({column: field or "?"})).strip()  # an escape means the same in TOML
    return line if field else f"# {line}"


def proposed(column: str) -> str:
    """The field that a column probably gives; empty where none is alike."""
    if is_field(column):
        return column
    word = re.sub(r"[^a-z0-9]+", "_", column.lower()).strip("_")
    near = get_close_matches(word, _of_like_letters(word), n=1, cutoff=ALIKE)
    return _by_name()[near[0]] if near else ""


def _of_like_letters(word: str) -> list[str]:
    """The names that can be alike at all: a letter in one of two words only is no match."""
    letters = set(word)
    return [
        name for name, of_name in _letters()
        if len(letters ^ of_name) <= round((1 - ALIKE) * (len(word) + len(name)), 6)
    ]  # fmt: skip


@cache
def _letters() -> list[tuple[str, set[str]]]:
    return [(name, set(name)) for name in _by_name()]


@cache
def _by_name() -> dict[str, str]:
    """The fields by what a column of theirs may be called."""
    by_name: dict[str, str] = {}
    for field in fields():
        if field in LISTS:
            continue
        by_name.setdefault(field.rpartition(".")[2], field)
        by_name.setdefault(field.replace(".1.", ".").replace(".", "_"), field)
    return by_name
