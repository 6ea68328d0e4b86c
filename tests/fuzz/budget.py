"""How many trials of each kind a run makes: the one place that decides it."""

import os

DAILY = {
    "toml": 20, "json": 30, "ndjson": 5, "csv": 15, "map": 10, "overlay": 6, "vignettes": 8,
    "project": 6, "state": 4, "result": 8, "fields": 40, "strings": 20, "arguments": 20,
    "places": 12, "kills": 3, "streams": 14, "large": 2,
}  # fmt: skip
THOROUGH = 30  # times as many


def trials(kind: str) -> int:
    """The number for the profile of the run, which ALLCLI_TESTS names."""
    is_daily = os.environ.get("ALLCLI_TESTS", "daily") == "daily"
    return DAILY[kind] * (1 if is_daily else THOROUGH)
