"""The tables of a case file as records: what their fields hold is read by `files/validator.py`.

They are plain dataclasses of which nothing is compiled: a run makes twenty of them at its start,
which as pydantic models would cost a third of it.
"""

import dataclasses
from collections.abc import Sequence
from typing import Any, ClassVar, Literal, dataclass_transform

from allcli.override import override


def field(*, default: Any, description: str = "", examples: Sequence[object] = ()) -> Any:
    """A field with its default, and what is said of it to people."""
    about = {"description": description, "examples": examples}
    return dataclasses.field(default=default, metadata=about)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Table:
    """One table of a case file; keys it does not know are refused."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

    @override
    def __init_subclass__(cls) -> None:
        dataclasses.dataclass(init=False, repr=False, eq=False)(cls)

    def __init__(self, **values: Any) -> None:
        fields = self.__dataclass_fields__
        if unknown := values.keys() - fields.keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        vars(self).update({name: field.default for name, field in fields.items()} | values)

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Its fields, in the order of the model."""
        return tuple(cls.__dataclass_fields__)

    @property
    def stated(self) -> tuple[str, ...]:
        """The fields that a file gives, in the order of the model."""
        fields, values = self.__dataclass_fields__, vars(self)
        return tuple([name for name in fields if values[name] != fields[name].default])

    @override
    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    @override
    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    @override
    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    @override
    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    @override
    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.stated)
        return f"{type(self).__name__}({said})"


class Closable(Table):
    """A table of findings that its writer can close: what it does not name is then absent."""

    unstated: Literal["absent", "unknown"] = field(
        default="unknown", description='"absent": I looked, and there was nothing else'
    )
