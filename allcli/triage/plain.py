"""Records as plain data, ready to be written as JSON."""

from typing import Any


def plain(value: Any) -> Any:
    """Records as objects with their field names, all the way down."""
    if isinstance(value, tuple | list):
        names = getattr(value, "_fields", None)
        if names:
            return {name: plain(item) for name, item in zip(names, value, strict=True)}
        return [plain(item) for item in value]
    return value
