"""The vignettes: patients in a line that show when a criterion holds, and when it does not.

An installed package carries them; a checkout has them among its tests.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_PACKAGE = Path(__file__).parent.parent
PLACES = (_PACKAGE / "vignettes", _PACKAGE.parent / "tests" / "vignettes")
BASES = "bases.toml"
_ANSWERS = {"yes": "holds", "no": "does not hold", "unknown": "open"}


class Vignette(NamedTuple):
    """A patient: a base case, and the changes to it after which the criterion answers so."""

    says: str
    base: str
    start: dict[str, Any]
    answers: dict[str, dict[str, Any]]


def vignettes_of(criterion: str, places: tuple[Path, ...] = PLACES) -> list[Vignette]:
    """Every vignette that exercises a criterion; none where none are installed."""
    folder = next((place for place in places if (place / BASES).is_file()), None)
    if folder is None:
        return []
    bases = tomllib.loads((folder / BASES).read_text("utf-8"))
    return [
        Vignette(record["says"], record["base"], bases[record["base"]], answers)
        for record in _records(folder)
        if (answers := _answers(record, criterion))
    ]


@cache
def _records(folder: Path) -> tuple[dict[str, Any], ...]:
    """The criterion's own patients first, then the whole ones; read once in a run."""
    paths = [path for path in sorted(folder.glob("*.toml")) if path.name != BASES]
    files = [tomllib.loads(path.read_text("utf-8")) for path in paths]
    return tuple(
        record
        for kind in ("vignette", "patient")
        for file in files
        for record in file.get(kind, ())
    )


def _answers(record: dict[str, Any], criterion: str) -> dict[str, dict[str, Any]]:
    """What changes make which answer; a whole patient has one set of them."""
    if record.get("criterion") == criterion:
        return {word: record[key] for key, word in _ANSWERS.items() if key in record}
    sides = {"must": "holds", "must_not": "does not hold"}
    day = {"as_of": record["as_of"]} if "as_of" in record else {}
    return {
        word: day | record["facts"]
        for side, word in sides.items()
        if criterion in _claimed(record.get(side, {}).get("holds", ()))
    }


def _claimed(ids: str | list[str]) -> list[str]:
    """One criterion may be named without a list."""
    return [ids] if isinstance(ids, str) else list(ids)
