"""A value as TOML writes it on one line."""

import json
from collections.abc import Mapping
from typing import Any


def inline(value: Any) -> str:
    """A string, number, yes or no, list or table."""
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(name)} = {inline(item)}" for name, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, str | bool):
        return json.dumps(value, ensure_ascii=False)
    return f"{value:g}" if isinstance(value, float) and value == int(value) else str(value)


def _key(name: str) -> str:
    return name if name.replace("_", "").replace("-", "").isalnum() else json.dumps(name)
