"""How far a run has come, kept beside its output so that `--resume` can go on from there."""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from allcli.case.files.regular import open_regular
from allcli.cohort.items import hashed
from allcli.cohort.place import create


class StateError(Exception):
    """What is kept beside an output is not what a run of this version wrote."""


class State(NamedTuple):
    """How far a run has come.

    `recipe` stands for how cases are assessed and written; `chain` is a hash over every case so
    far, `output` one over the `size` bytes written for them. `faults` and `repeated` are the first
    ones, for the summary.
    """

    recipe: str
    today: str
    cases: int
    chain: str
    size: int
    output: str
    tally: dict[str, dict[str, int]]
    faults: list[str]
    repeated: list[list[str]]


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
    text = json.dumps(state._asdict())
    try:
        beside.unlink(missing_ok=True)
        with create(beside, like=part) as file:
            file.write(f"{_sum(text)} {text}\n".encode())
        beside.replace(place)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def remove(part: Path) -> None:
    """Forget the state."""
    state_of(part).unlink(missing_ok=True)


def load(part: Path) -> State | None:
    """The state beside an unfinished output; None where there is none.

    Raises StateError for one that was changed since, or is of another version; OSError.
    """
    try:
        with open_regular(state_of(part)) as file:
            written, _, text = file.read().decode().rstrip("\n").partition(" ")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise StateError from None
    if written != _sum(text):  # whatever was changed by hand: counts, sizes, kinds
        raise StateError
    try:
        return State(**json.loads(text))
    except TypeError:
        raise StateError from None


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def is_intact(part: Path, state: State) -> bool:
    """Whether the output still begins with what was written up to the state. Raises OSError."""
    total, left = sha256(), state.size
    with open_regular(part) as file:
        while left and (data := file.read(min(left, 1 << 20))):
            total.update(data)
            left -= len(data)
    return not left and total.hexdigest() == state.output
