"""What reads a case: pydantic's validator of the model, worked out once and then kept.

To work out from the model how a case is read costs more than all the rest of a run. What comes of
it is plain data, and pydantic-core makes the validator of that. It is kept under a hash over the
code, and the version of pydantic-core.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic_core import SchemaValidator, __version__

from allcli.case.model import Case
from allcli.engine_code import engine_hash
from allcli.kept import KeptFolder, kept, places, user

_MODEL = Path(__file__).parent.parent
_FOR_SCHEMAS = ("metadata", "json_schema_input_schema")  # what a JSON Schema is made of


@cache
def validator() -> SchemaValidator:
    """The validator of a case."""
    return SchemaValidator(_kept(places(_MODEL)))


def ship(folder: Path) -> None:
    """Make the copy anew, for the wheel."""
    _kept((KeptFolder(folder, user(), is_open=True),))


def _kept(among: tuple[KeptFolder, ...]) -> Any:
    return kept("validator", _key(), _worked_out, among)


def _key() -> str:
    return sha256(f"{__version__} {engine_hash()}".encode()).hexdigest()[:24]


def _worked_out() -> Any:
    """The core schema of the model, as pydantic has it."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - dear, and only where there is no copy

    return _for_reading(TypeAdapter(Case).core_schema)


def _for_reading(schema: Any) -> Any:
    """A schema without what reading does not need."""
    if isinstance(schema, dict):
        return {key: _for_reading(part) for key, part in schema.items() if key not in _FOR_SCHEMAS}
    return [_for_reading(part) for part in schema] if isinstance(schema, list) else schema
