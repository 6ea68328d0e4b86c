"""Which trials of each kind a run makes, by their seeds: the one place that decides it."""

from tests.profile import DAILY, PROFILE, REST

OF_KIND = {
    "toml": 200, "json": 300, "ndjson": 50, "csv": 150, "map": 100, "overlay": 100,
    "vignettes": 100, "project": 100, "state": 50, "result": 100, "fields": 400, "strings": 200,
    "arguments": 200, "places": 150, "kills": 50, "streams": 150, "large": 50,
}  # fmt: skip
DAILY_OF_A_HUNDRED = 1  # and never none


def trials(kind: str, profile: str = PROFILE) -> range:
    """The seeds for a run."""
    thorough = OF_KIND[kind]
    daily = max(thorough * DAILY_OF_A_HUNDRED // 100, 1)
    return {DAILY: range(daily), REST: range(daily, thorough)}.get(profile, range(thorough))
