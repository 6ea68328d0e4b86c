"""What each field of a case file takes, read from the model: for questions and for the skeleton."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from allcli.case.fields import DateField, GradeField, Missing, Number
from allcli.case.kinds import Table
from allcli.case.model import Case
from allcli.case.units import FACTORS, shown


class Form(NamedTuple):
    """One field: `own` is its type, `rule` what reads it if it is a number, date or grade."""

    info: FieldInfo
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
        plain = word.lower().replace(" ", "-").replace("_", "-")
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

    @property
    def description(self) -> str:
        """What the model says of the field."""
        return self.info.description or ""


def other_units(unit: str) -> list[str]:
    """One spelling for every further unit that can be converted to `unit`."""
    spellings: dict[float, str] = {}
    for spelling, factor in FACTORS[unit].items():
        spellings.setdefault(factor, spelling)
    spellings.pop(1, None)
    return list(spellings.values())


def form_of(info: FieldInfo) -> Form:
    """What a field of the model takes."""
    own: Any = info.annotation
    members = get_args(own) if get_origin(own) in (Union, UnionType) else (own,)
    own = members[0]  # the rest of the union are the ways of not knowing
    several = get_origin(own) is tuple
    if several:
        own = get_args(own)[0]
    words = next((part for part in get_args(own)[:1] if get_origin(part) is Literal), None)
    if get_origin(own) is Annotated and words:  # with other spellings of its words
        own = words
    rule = next((rule for rule in get_args(own)[1:] if _reads(rule)), None)
    return Form(info, own, rule, several, Missing in members)


def _reads(metadata: object) -> bool:
    return isinstance(metadata, Number | DateField | GradeField)


@cache
def form_at(path: str) -> Form:
    """What the field at a path such as `patient.age` or `lines[].regimen` takes."""
    *tables, name = path.replace("[]", "").split(".")
    model: type[Table] = Case
    for table in tables:
        held = form_of(model.model_fields[table]).table
        if held is None:
            raise KeyError(path)
        model = held
    return form_of(model.model_fields[name])
