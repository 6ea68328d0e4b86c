"""Every kind of trial by its name."""

from tests.fuzz.cases import arguments, fields, json_, strings, toml
from tests.fuzz.cohorts import csv_, map_, ndjson, state
from tests.fuzz.kills import kills
from tests.fuzz.large import large
from tests.fuzz.places import places
from tests.fuzz.rules import overlay, project, result, vignettes
from tests.fuzz.streams import streams
from tests.fuzz.trial import Trial, called

KINDS: dict[str, Trial] = {
    "toml": called(toml), "json": called(json_), "ndjson": called(ndjson), "csv": called(csv_),
    "map": called(map_), "overlay": called(overlay), "vignettes": called(vignettes),
    "project": called(project), "state": state, "result": called(result),
    "fields": called(fields), "strings": called(strings), "arguments": called(arguments),
    "places": called(places), "kills": kills, "streams": streams, "large": called(large),
}  # fmt: skip
