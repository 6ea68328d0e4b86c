"""Which trials of each kind a run makes, by their seeds: the one place that decides it."""

from tests.profile import DAILY, PROFILE, REST

OF_KIND = {
    "toml": 8, "json": 12, "ndjson": 2, "csv": 6, "map": 4, "overlay": 3, "vignettes": 3,
    "project": 3, "state": 2, "result": 3, "fields": 16, "strings": 8, "arguments": 8,
    "places": 5, "kills": 2, "streams": 6, "large": 1,
}  # fmt: skip
THOROUGH = 25  # times as many


def trials(kind: str, profile: str = PROFILE) -> range:
    """The seeds for a run."""
    daily, thorough = OF_KIND[kind], OF_KIND[kind] * THOROUGH
    return {DAILY: range(daily), REST: range(daily, thorough)}.get(profile, range(thorough))
