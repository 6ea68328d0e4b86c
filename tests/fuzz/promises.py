"""What holds whatever comes in; each promise answers how it was broken, or nothing."""

import json
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from tests.fuzz.call import RAISED, Call, Outcome
from tests.fuzz.naughty import FORGED

# Written out here once more: what acts on a terminal, lone surrogates included.
ACTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
COLOURS = re.compile("\x1b\\[[0-9;]*m")

Snapshot = Mapping[str, tuple[int, bytes]]


def snapshot(folder: Path) -> Snapshot:
    """The kind, permissions and bytes of everything below a folder."""
    return {str(path.relative_to(folder)): _state(path) for path in sorted(folder.rglob("*"))}


def _state(path: Path) -> tuple[int, bytes]:
    status = path.lstat()
    plain = stat.S_ISREG(status.st_mode) and status.st_size < 10_000_000
    return status.st_mode, path.read_bytes() if plain else b""


def broken(call: Call, outcome: Outcome, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Every promise that a call did not keep."""
    text = outcome.err.decode(errors="surrogateescape")
    if outcome.fault or outcome.code == RAISED:
        yield f"internal error: {outcome.fault or text.strip()[-200:]}"
        return
    if outcome.code not in call.codes:
        yield f"exit code {outcome.code}"
    if "Traceback (most recent call last)" in text:
        yield "a traceback is shown"
    yield from _signs(call, outcome)
    if outcome.code == 2:
        yield from _refusal(call, outcome)
    elif call.form and outcome.code in (0, 1):
        yield from _parses(call.form, outcome.out)
    yield from _files(call, before, after)


def _signs(call: Call, outcome: Outcome) -> Iterator[str]:
    """Nothing acts on the terminal, and no line looks like one of ours."""
    for name, data, encoding in (
        ("stdout", outcome.out, "utf-8" if call.form else call.encoding),
        ("stderr", outcome.err, call.encoding),
    ):
        text = COLOURS.sub("", data.decode(encoding, errors="surrogateescape"))
        acting = ACTS.search(text.replace("\r\n", "\n") if call.form == "csv" else text)
        if acting:
            yield f"U+{ord(acting[0]):04X} raw on {name}"
        if any(line.startswith(FORGED) for line in text.splitlines()) and call.form != "csv":
            yield f"a line of the input's own on {name}"


def _refusal(call: Call, outcome: Outcome) -> Iterator[str]:
    said = outcome.err.decode(call.encoding, errors="replace")
    said += outcome.out.decode("utf-8" if call.form else call.encoding, errors="replace")
    if not said.strip():
        yield "a refusal without a word"
    elif call.names not in said:
        yield "a refusal that does not name the file"


def _parses(form: str, data: bytes) -> Iterator[str]:
    try:
        text = data.decode()
        for document in text.splitlines() if form == "ndjson" else [text]:
            if form in ("json", "ndjson"):
                json.loads(document, parse_constant=_no_number)
    except ValueError as error:
        yield f"{form} that is none: {re.sub(r'[0-9]+', 'N', str(error))}"


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


def _files(call: Call, before: Snapshot, after: Snapshot) -> Iterator[str]:
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name) and not name.startswith(call.writes):
            what = "touched" if name in before and name in after else "gone"
            yield f"a file is {what if name in before else 'written that was not asked for'}"


def same(name: str, got: Any, wanted: Any) -> Iterator[str]:
    """What has to be byte for byte what it was."""
    if got != wanted:
        yield f"{name} differs from that of an uninterrupted run"
