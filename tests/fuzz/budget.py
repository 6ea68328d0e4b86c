"""How many trials of each kind a run makes: the one place that decides it."""

import os

DAILY = {
    "toml": 25, "json": 30, "ndjson": 6, "csv": 15, "map": 10, "overlay": 6, "vignettes": 8,
    "project": 6, "state": 4, "result": 8, "fields": 40, "strings": 25, "arguments": 20,
    "places": 12, "kills": 3, "streams": 14, "large": 2,
}  # fmt: skip
THOROUGH = 50  # times as many


def trials(kind: str) -> int:
    """The number for the profile that the environment asks for: a daily run or a thorough one."""
    return DAILY[kind] * (THOROUGH if os.environ.get("ALLCLI_FUZZ") == "thorough" else 1)
