"""The reference part of `cases/README.md`, made from the model: `make docs` writes it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from allcli.case.fields import DateField, GradeField, Number
from allcli.case.files.describe import FieldEntry, entries, tables
from allcli.case.model import Case
from allcli.case.table import Table
from allcli.case.unit_factors import FACTORS
from allcli.case.units import shown
from allcli.case.unread import FOR_PEOPLE

START, END = "<!-- reference: written by `make docs` -->\n", "<!-- end of reference -->\n"


def renewed(page: str) -> str:
    """The page with everything between its two marks written afresh."""
    before, rest = page.split(START)
    _, after = rest.split(END)
    return f"{before}{START}\n{_reference()}\n{END}{after}"


def _reference() -> str:
    parts = [_section("Top level", Case)]
    parts += [_section(f"`{header}`", table) for header, table in tables()]
    return "\n".join([*parts, _units()])


def _section(title: str, table: type[Table]) -> str:
    rows = [
        (f"`{entry.name}`", _takes(entry), _meaning(entry, f"{_path(title)}{entry.name}"))
        for entry in entries(table)
        if not entry.table
    ]
    lines = _rows(("field", "takes", "meaning"), rows)
    return "\n".join([f"### {title}\n", f"{table.__doc__}\n", *lines, ""])


def _path(title: str) -> str:
    """`patient.` or `lines[].` for the fields of a table, nothing for those of the top level."""
    header = title.strip("`")
    name = header.strip("[]")
    return f"{name}{'[]' * header.startswith('[[')}." if header.startswith("[") else ""


def _meaning(entry: FieldEntry, path: str) -> str:
    said = ["for people"] if path in FOR_PEOPLE and "for people" not in entry.meaning else []
    return "; ".join([entry.meaning, *said] if entry.meaning else said)


def _takes(entry: FieldEntry) -> str:
    kind = entry.kind
    if isinstance(kind, DateField):
        takes = "dates" if entry.several else "a date"
    elif isinstance(kind, Number | GradeField):
        takes = kind.allowed
    elif isinstance(kind, tuple):
        takes = ", ".join(f"`{word}`" for word in kind)
    else:
        takes = "`true`, `false`" if kind is bool else "text"
    return f"list of {takes}" if entry.several else takes


def _units() -> str:
    """The spellings of every unit; numbers without a unit take none."""
    rows = [
        (_unit(unit), ", ".join(f"`{spelling}`" for spelling in known))
        for unit, known in FACTORS.items()
        if unit
    ]
    said = "In text, case and the spelling of µ do not matter.\n"
    return "\n".join(
        ["### Units\n", said, *_rows(("a bare number is in", "text may say"), rows), ""]
    )


def _unit(unit: str) -> str:
    """`mg/dL`, with the substance where the factor depends on it."""
    return f"`{unit}`" if unit == shown(unit) else f"`{shown(unit)}`, {unit.split(maxsplit=1)[0]}"


def _rows(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(heads)
    yield "|---" * len(heads) + "|"
    yield from map(_row, rows)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


if __name__ == "__main__":
    readme = Path("cases/README.md")
    readme.write_text(renewed(readme.read_text(encoding="utf-8")), encoding="utf-8")
