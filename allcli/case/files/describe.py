"""What each field of a case takes, read off the model: for schema, reference and writer."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args, get_origin

from allcli.case.fields import DateField, GradeField, Number
from allcli.case.files.forms import Form, forms_of
from allcli.case.model import Case
from allcli.case.table import Table

ValueKind = Number | DateField | GradeField | tuple[str, ...] | type


class FieldEntry(NamedTuple):
    """One field: what a value is, whether there may be several, and what it means.

    `kind` is a tuple for words to choose from, and a type for text, yes or no, and tables.
    """

    name: str
    kind: ValueKind
    several: bool
    meaning: str
    examples: tuple[object, ...]

    @property
    def table(self) -> type[Table] | None:
        """The table that the field holds, if it holds one."""
        is_table = isinstance(self.kind, type) and issubclass(self.kind, Table)
        return self.kind if is_table else None  # type: ignore[return-value]


def entries(table: type[Table]) -> Iterator[FieldEntry]:
    """The fields of a table, in the order of the model."""
    for name, form in forms_of(table).items():
        yield FieldEntry(name, _kind(form), form.several, form.description, form.examples)


def tables() -> Iterator[tuple[str, type[Table]]]:
    """Every table below the top level, as its header is written: `[patient]`, `[[lines]]`."""
    for entry in entries(Case):
        if entry.table:
            yield f"[[{entry.name}]]" if entry.several else f"[{entry.name}]", entry.table


def _kind(form: Form) -> ValueKind:
    if form.rule:
        return form.rule
    return get_args(form.own) if get_origin(form.own) is Literal else form.own
