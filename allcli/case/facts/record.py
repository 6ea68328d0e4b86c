"""One record for each fact that criteria may ask about, and the short ways to write it down.

A new fact is one record in one module of this folder, for example

    count(
        "labs.lymphocytes_1e9_l", "lymphocytes", "x10^9/L", (0, 2000), "labs.lymphocytes",
        test="blood", change=RISES, ages=BLOOD_COUNTS,
    )

and, where no field of the case gives it yet, that field in the model. A fact that a field does not
state outright has a function that derives it: `of=lambda reading: ...`.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypedDict, Unpack

from allcli.case.facts.ageing import Ageing
from allcli.case.facts.reading import Reading
from allcli.case.span import PartlyListed, Span
from allcli.override import override

FactKind = Literal["yes-no", "number", "choice", "list"]
# How a fact is obtained, quickest and most harmless first.
Test = Literal["bedside", "blood", "imaging", "marrow", "outside-lab"]
Value = bool | float | str | Span | tuple[str, ...] | PartlyListed | None
Through = Literal["time", "treatment", "plan"]
# What is asked about, in the order in which a clinician does; last what decides only backups.
Chapter = Literal[
    "status",
    "targets",
    "transplant",
    "sites",
    "burden",
    "earlier therapy",
    "genetics",
    "organs",
    "plan",
    "backups",
]
Towards = Literal["absent", "lower", "higher", "any"] | tuple[str, ...]


class CanChange(NamedTuple):
    """What changes a fact, and where to: to no, down, up, to one of some words, or anywhere.

    A clock that `ends` may also stop, and is 0 then.
    """

    through: Through
    towards: Towards
    ends: bool = False


CLOCK = CanChange("time", "higher")  # a day passes whatever is done
PASSES = CanChange("time", "absent")  # what waiting brings to its end
# what a drug, its stopping, or supportive care can mend
ENDS = CanChange("treatment", "absent")
FALLS = CanChange("treatment", "lower")
RISES = CanChange("treatment", "higher")
CHOSEN = CanChange("plan", "any")  # what can be decided otherwise


class Fact(NamedTuple):
    """One fact: `low` to `high` in `unit` for a number, `values` for a choice or a list.

    How it is read: `stated` is the field that says it outright; where there is none, or it says
    nothing, `of` derives it. Left out of a table that its writer closed, a finding that nothing
    derives is absent, and a grade is 0. `fields` are what the reader is asked to fill in for it.

    `safety` marks facts whose absence must never pass for "no". Facts with one `topic` are asked in
    one breath, and those of a `section` before the next section. `whole` numbers have no fractions.
    `test` is how the fact is obtained: at the bedside or from the records, from blood, by imaging
    (ECG and lung function too), from marrow or CSF, or by a laboratory elsewhere.

    `change` is how it can still come to be different in a patient; without one it is settled. What
    has ended is then the fact `past`; a clock runs once the fact `starts_after` has ended. `ages`
    is the group with which it becomes too old to rely on. `evident` is what nobody leaves out who
    has seen the patient: while it is open it is told last. `local_only` says that no rule, law or
    page of our own reads it: it is there for local rulebooks.

    There is one record of each, and two are never equal.
    """

    name: str
    label: str
    kind: FactKind
    fields: tuple[str, ...]
    stated: str
    unit: str = ""
    low: float = 0
    high: float = 0
    values: tuple[str, ...] = ()
    whole: bool = False
    of: Callable[[Reading], Value] | None = None
    safety: bool = False
    topic: str = ""
    section: Chapter = "organs"
    test: Test = "bedside"
    change: CanChange | None = None
    past: str = ""
    starts_after: str = ""
    ages: Ageing | None = None
    evident: bool = False
    local_only: bool = False

    @override
    def __eq__(self, other: object) -> bool:
        return self is other

    @override
    def __ne__(self, other: object) -> bool:
        return self is not other

    @override
    def __hash__(self) -> int:
        return id(self)

    @property
    def asked_as(self) -> str:
        """The topic of the question that asks for it: its own label, where it is asked alone."""
        return self.topic or self.label


class FactColumns(TypedDict, total=False):
    """What the record of a fact may say beside its name, label, domain and fields."""

    stated: str
    of: Callable[[Reading], Value]
    safety: bool
    topic: str
    section: Chapter
    test: Test
    change: CanChange
    past: str
    starts_after: str
    ages: Ageing
    evident: bool
    local_only: bool


def yes_no(name: str, label: str, *fields: str, **columns: Unpack[FactColumns]) -> Fact:
    """A finding."""
    return Fact(name, label, "yes-no", *_read(name, fields, columns), **columns)


def number(
    name: str, label: str, unit: str, limits: tuple[float, float], *fields: str,
    **columns: Unpack[FactColumns],
) -> Fact:  # fmt: skip
    """A number in `unit`, between `limits`."""
    return Fact(name, label, "number", *_read(name, fields, columns), unit, *limits, **columns)


def count(
    name: str, label: str, unit: str, limits: tuple[float, float], *fields: str,
    **columns: Unpack[FactColumns],
) -> Fact:  # fmt: skip
    """A whole number: a grade, a score, how often."""
    read = _read(name, fields, columns)
    return Fact(name, label, "number", *read, unit, *limits, whole=True, **columns)


def choice(
    name: str, label: str, values: tuple[str, ...], *fields: str, **columns: Unpack[FactColumns]
) -> Fact:
    """One of some words."""
    return Fact(name, label, "choice", *_read(name, fields, columns), values=values, **columns)


def list_of(name: str, label: str, values: tuple[str, ...], **columns: Unpack[FactColumns]) -> Fact:
    """Some of some words; a list that is written down is complete."""
    return Fact(name, label, "list", *_read(name, (), columns), values=values, **columns)


def asked(section: Chapter, *facts: Fact) -> tuple[Fact, ...]:
    """The facts as they are asked in a section."""
    return tuple([fact._replace(section=section) for fact in facts])


def _read(name: str, fields: tuple[str, ...], columns: FactColumns) -> tuple[tuple[str, ...], str]:
    """The fields to be filled in for a fact, and the one that states it outright."""
    fields = fields or (name,)
    return fields, columns.pop("stated", "" if "of" in columns else fields[0])
