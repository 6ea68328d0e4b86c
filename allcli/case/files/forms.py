"""What each field of a case file takes, read from the model: for questions and for the skeleton."""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from allcli.case.fields import DateField, GradeField, Missing, Number, gapless
from allcli.case.model import Case
from allcli.case.table import Table
from allcli.case.unit_factors import FACTORS
from allcli.case.units import shown


class Form(NamedTuple):
    """One field: what the model says of it, and how it is read.

    `kind` is its type as the model has it, `own` that of a value, and `rule` what reads one that is
    a number, a date or a grade.
    """

    kind: Any
    description: str
    examples: tuple[object, ...]
    own: Any
    rule: Number | DateField | GradeField | None
    several: bool
    may_be_missing: bool

    @property
    def table(self) -> type[Table] | None:
        """The table that the field holds, once or several times."""
        return self.own if isinstance(self.own, type) and issubclass(self.own, Table) else None

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that the field chooses from."""
        if self.own is bool:
            return ("yes", "no")
        return get_args(self.own) if get_origin(self.own) is Literal else ()

    def choice(self, word: str) -> str:
        """The choice that a word is, whatever its capitals and gaps; empty for none."""
        plain = gapless(word)
        return next((choice for choice in self.choices if choice.lower() == plain), "")

    @property
    def unit(self) -> str:
        """The unit of a bare number, as a reader writes it."""
        return shown(self.rule.unit) if isinstance(self.rule, Number) else ""

    @property
    def brief(self) -> str:
        """What may be written, in as few words as a prompt has room for."""
        if isinstance(self.rule, Number):
            return self.unit or f"{self.rule.low:g} to {self.rule.high:g}"
        if self.own is bool:
            return "y/n"
        words = self.rule.allowed if self.rule else ", ".join(self.choices)
        return words.removeprefix("a date: ").replace('"', "")

    @property
    def allowed(self) -> str:
        """What may be written, with the units."""
        if isinstance(self.rule, Number):
            others = other_units(self.rule.unit)
            known = f", or with its unit: {', '.join(others)}" if others else ""
            return f"{self.rule.allowed}{known}"
        if self.rule:
            return self.rule.allowed
        if self.own is bool:
            return "true or false"
        return ", ".join(self.choices) or "text"


def other_units(unit: str) -> list[str]:
    """One spelling for every further unit that can be converted to `unit`."""
    spellings: dict[float, str] = {}
    for spelling, factor in FACTORS[unit].items():
        spellings.setdefault(factor, spelling)
    spellings.pop(1, None)
    return list(spellings.values())


def forms_of(table: type[Table]) -> dict[str, Form]:
    """What the fields of a table take, in the order of the model."""
    of: Any = table  # which mypy holds for unhashable
    return _forms(of)


@cache
def _forms(table: type[Table]) -> dict[str, Form]:
    kinds = get_type_hints(table, include_extras=True)
    return {
        name: _form(kinds[name], field.metadata)
        for name, field in table.__dataclass_fields__.items()
    }


def _form(kind: Any, about: Mapping[str, Any]) -> Form:
    own = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    members = get_args(own) if get_origin(own) in (Union, UnionType) else (own,)
    own = members[0]  # the rest of the union are the ways of not knowing
    several = get_origin(own) is tuple
    if several:
        own = get_args(own)[0]
    words = next((part for part in get_args(own)[:1] if get_origin(part) is Literal), None)
    if get_origin(own) is Annotated and words:  # with other spellings of its words
        own = words
    rule = next((rule for rule in get_args(own)[1:] if _reads(rule)), None)
    if get_origin(own) is Annotated and not rule:  # text of some length
        own = get_args(own)[0]
    said, examples = about.get("description", ""), tuple(about.get("examples", ()))
    return Form(kind, said, examples, own, rule, several, Missing in members)


def _reads(metadata: object) -> bool:
    return isinstance(metadata, Number | DateField | GradeField)


@cache
def form_at(path: str) -> Form:
    """What the field at a path such as `patient.age` or `lines[].regimen` takes."""
    *tables, name = path.replace("[]", "").split(".")
    model: type[Table] = Case
    for table in tables:
        held = forms_of(model)[table].table
        if held is None:
            raise KeyError(path)
        model = held
    return forms_of(model)[name]
