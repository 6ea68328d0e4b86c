"""Limits of a record's field, checked when a rulebook is read; to run one loads no pydantic."""

from typing import Any


class Limits:
    """What a value must keep to, by the words of pydantic-core: `ge`, `min_length`, `pattern`."""

    def __init__(self, **limits: object) -> None:
        self._limits = limits

    def __get_pydantic_core_schema__(self, source: object, handler: Any) -> Any:
        """The schema of the field's own type, with the limits."""
        return {**handler(source), **self._limits}
