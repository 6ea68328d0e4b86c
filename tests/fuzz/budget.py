"""Which trials of each kind a run makes, by their seeds: the one place that decides it."""

from tests.profile import DAILY, PROFILE, REST

OF_KIND = {
    "toml": 4, "json": 6, "ndjson": 1, "csv": 3, "map": 2, "overlay": 2, "vignettes": 2,
    "project": 2, "state": 1, "result": 2, "fields": 8, "strings": 4, "arguments": 4,
    "places": 3, "kills": 1, "streams": 3, "large": 1,
}  # fmt: skip
THOROUGH = 50  # times as many


def trials(kind: str, profile: str = PROFILE) -> range:
    """The seeds for a run."""
    daily, thorough = OF_KIND[kind], OF_KIND[kind] * THOROUGH
    return {DAILY: range(daily), REST: range(daily, thorough)}.get(profile, range(thorough))
