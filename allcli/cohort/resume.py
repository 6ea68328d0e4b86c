"""How far a run has come, kept beside its output so that `--resume` can go on from there."""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from allcli.cohort.items import hashed


class State(NamedTuple):
    """How far a run has come.

    `recipe` stands for how cases are assessed and written; `chain` is a hash over every case so
    far, `output` one over the `size` bytes written for them.
    """

    recipe: str
    today: str
    cases: int
    chain: str
    size: int
    output: str
    tally: dict[str, dict[str, int]]


def chained(chain: bytes, digest: bytes) -> bytes:
    """The hash over one more case."""
    return hashed(chain + digest)


def state_of(part: Path) -> Path:
    """Where the state of an output is kept."""
    return part.with_name(f"{part.name}.state")


def save(part: Path, state: State) -> None:
    """Keep the state, the old one until the new one is whole. Raises OSError."""
    place = state_of(part)
    beside = place.with_name(f"{place.name}.new")
    try:
        beside.write_text(json.dumps(state._asdict()), encoding="utf-8")
        beside.replace(place)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def remove(part: Path) -> None:
    """Forget the state."""
    state_of(part).unlink(missing_ok=True)


def load(part: Path) -> State | None:
    """The state beside an unfinished output; None where there is none that can be read."""
    try:
        kept: Any = json.loads(state_of(part).read_text(encoding="utf-8"))
        return State(**kept)
    except (OSError, ValueError, TypeError):
        return None


def is_intact(part: Path, state: State) -> bool:
    """Whether the output still begins with what was written up to the state."""
    total, left = sha256(), state.size
    with part.open("rb") as file:
        while left and (data := file.read(min(left, 1 << 20))):
            total.update(data)
            left -= len(data)
    return not left and total.hexdigest() == state.output
