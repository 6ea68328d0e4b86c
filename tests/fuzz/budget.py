"""How many trials of each kind a run makes: the one place that decides it."""

import os

DAILY = {
    "toml": 40, "json": 40, "ndjson": 10, "csv": 15, "map": 10, "overlay": 6, "vignettes": 10,
    "project": 8, "state": 6, "result": 10, "fields": 60, "strings": 40, "arguments": 20,
    "places": 14, "kills": 5, "streams": 14, "large": 2,
}  # fmt: skip


def trials(kind: str) -> int:
    """The number for the profile that the environment asks for: a daily run or a thorough one."""
    return DAILY[kind] * (40 if os.environ.get("ALLCLI_FUZZ") == "thorough" else 1)
