"""Odd surroundings: full devices, readers who left, closed streams, other encodings, no width."""

import json
import os
import tempfile
from pathlib import Path
from random import Random

from tests.cases import BASES, CASES
from tests.fuzz.call import Call, Outcome
from tests.fuzz.cases import reading
from tests.fuzz.forked import Streams, forked
from tests.fuzz.naughty import naughty
from tests.fuzz.promises import broken
from tests.fuzz.trial import Result, judged

NAME = "case.toml"
COMMANDS = (
    f"assess {NAME}", f"assess {NAME} -f json", f"validate {NAME}", f"batch {NAME}",
    f"grade {NAME}", f"batch {NAME} -f json -q", f"convert {NAME} - --to json", "simulate --n 300",
    "schema", "criteria list", "cite --all", "--help", "assess --help", "--version",
    "batch --columns list", "new --template", "nonsense", "assess nowhere.toml",
    f"whatif {NAME} --set patient.age=50",
)  # fmt: skip
ENCODINGS = ("ascii", "cp1252", "cp437", "cp949", "latin-1", "utf-16", "euc-kr", "shift-jis")
UNHEARD = b"what is said is not heard"
GONE = (141, -13)  # a reader who left: as shells know it


def streams(rng: Random, folder: Path) -> Result:
    """One command in one odd surrounding."""
    (folder / NAME).write_text(
        rng.choice([path for path in CASES if path.suffix == ".toml"]).read_text()
    )
    way = rng.randrange(5)
    if way == 0:
        return judged(_encoded(rng, folder), folder)
    if way == 1:
        call = reading(rng, NAME)
        return judged(
            call._replace(env={"COLUMNS": rng.choice(("0", "1", "2", "3", "4", "-1", "x"))}), folder
        )
    call = Call(tuple(rng.choice(COMMANDS).split()))
    with Path("/dev/full").open("wb") as full, Path(os.devnull).open("r+b") as null:
        reader, left = os.pipe()
        os.close(reader)
        try:
            return _tried(rng, call, full.fileno(), null.fileno(), left)
        finally:
            os.close(left)


def _encoded(rng: Random, folder: Path) -> Call:
    """A case with any text, printed where only some signs can be."""
    text = naughty(rng, surrogates=False).replace("\0", "")
    (folder / "case.json").write_text(json.dumps(BASES["fit"] | {"id": text[:100]}, default=str))
    return reading(rng, "case.json")._replace(encoding=rng.choice(ENCODINGS))


def _tried(rng: Random, call: Call, full: int, null: int, left: int) -> Result:
    """The call with one or two of its streams full, left or closed."""
    codes: tuple[int, ...]
    stdout, codes = rng.choice((
        (full, (0, 1, 2)), (left, (*GONE, 0, 2)), (None, (0, 1, 2)), (null, (0, 1, 2)),
    ))  # fmt: skip
    with tempfile.TemporaryFile() as file:
        stderr = rng.choice((file.fileno(), file.fileno(), file.fileno(), full, left, None))
        code, fault = forked(call, Streams(rng.choice((null, null, None)), stdout, stderr))
        file.seek(0)
        said = file.read() if stderr == file.fileno() else UNHEARD
    if stderr == left:
        codes = (*codes, *GONE)
    if (
        stdout == full
        and stderr not in (full, left, None)
        and code == 0
        and call.words[0] != "validate"
    ):
        codes = (2,)  # what was printed is lost, and that has to be said
    outcome = Outcome(code, b"", said, fault)
    faults = tuple(broken(call._replace(codes=codes), outcome, {}, {}))
    where = f"stdout {_what(stdout, full, left)}, stderr {_what(stderr, full, left)}"
    return Result(code, tuple(f"{fault} ({where})" for fault in faults), call.words, 0)


def _what(place: int | None, full: int, left: int) -> str:
    return {None: "closed", full: "full", left: "left by its reader"}.get(place, "open")
