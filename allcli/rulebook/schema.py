"""JSON Schema of a rulebook file; and how a record becomes the schema of a table."""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, create_model
from pydantic.json_schema import GenerateJsonSchema

from allcli.rulebook.model import RulebookFile


def rulebook_schema() -> dict[str, Any]:
    """The schema of one rulebook file; its dates are TOML dates."""
    return record_schema(RulebookFile)


def record_schema(record: Any) -> dict[str, Any]:
    """The schema of a record as it is written, with its field names."""
    return schema_of(table_of(record))


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a model, with the dialect it is written in."""
    return {"$schema": GenerateJsonSchema.schema_dialect, **model.model_json_schema()}


def table(name: str, says: str | None, fields: Mapping[str, tuple[Any, Any]]) -> type[BaseModel]:
    """A model of an object with these fields, each a type and its default or `...` for none.

    Named tuples in it are objects too, all the way down: we write and read records with their field
    names, and pydantic would describe them as arrays.
    """
    made: dict[str, Any] = {
        key: (_objects(kind), default) for key, (kind, default) in fields.items()
    }
    config = ConfigDict(extra="forbid")
    return create_model(name, __config__=config, __doc__=" ".join((says or "").split()), **made)


@cache  # one model for each record, or the schema would number them
def table_of(record: Any) -> type[BaseModel]:
    """A model of the object as which a named tuple is written."""
    defaults = record._field_defaults
    kinds = get_type_hints(record, include_extras=True)
    fields = {key: (kind, defaults.get(key, ...)) for key, kind in kinds.items()}
    return table(record.__name__, record.__doc__, fields)


def _objects(kind: Any) -> Any:
    """A type with every named tuple in it as a model of an object."""
    if hasattr(kind, "_fields"):
        return table_of(kind)
    parts, origin = get_args(kind), get_origin(kind)
    if not parts or origin is Literal:
        return kind
    if origin is Annotated:
        return Annotated[(_objects(parts[0]), *parts[1:])]
    made = tuple(part if part is ... else _objects(part) for part in parts)
    return Union[made] if origin is UnionType else origin[made]  # noqa: UP007 - parts are values
