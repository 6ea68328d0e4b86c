"""Kinds of trial on many cases: NDJSON, CSV, maps, and the state of an interrupted run."""

import csv
import io
import json
from pathlib import Path
from random import Random
from unittest import mock

from allcli.cohort.map_fields import fields
from allcli.cohort.resume import State, save
from allcli.cohort.simulate import cohort
from tests.fuzz.call import Call, made
from tests.fuzz.cases import file_name
from tests.fuzz.ends import every_end
from tests.fuzz.mangle import mangled
from tests.fuzz.naughty import naughty
from tests.fuzz.promises import same
from tests.fuzz.trial import Result, judged

COLUMNS = "file,line,id,salvage,robust,case_hash"
OUT, PART, STATE = "out.ndjson", "out.ndjson.part", "out.ndjson.part.state"
RESUME = ("-o", OUT, "-q", "-j", "1", "--columns", COLUMNS)


def records(rng: Random, number: int) -> list[bytes]:
    """Lines of NDJSON; about a third of them broken, at an end, naughty or empty."""
    lines = []
    for case in cohort(number, rng.randrange(1_000)):
        way = rng.randrange(12)
        if way == 0:
            lines.append(mangled(rng, json.dumps(case)).replace(b"\n", b" "))
        elif way == 1:
            lines.append(
                rng.choice((b"", b" ", b"{}", b"null", b"[]", b'{"id": "\\ud800"}', b"\xff"))
            )
        elif way == 2:
            lines.append(json.dumps(rng.choice(every_end()).put(case), default=str).encode())
        elif way == 3:
            lines.append(json.dumps(case | {"id": naughty(rng)}).encode())
        else:
            lines.append(json.dumps(case).encode())
    return lines


def ndjson(rng: Random, folder: Path) -> Call:
    """A cohort in which some lines are broken; no line stops another."""
    lines = records(rng, rng.choice((1, 5, 20, 40)))
    (folder / "x.ndjson").write_bytes(rng.choice((b"\n", b"\n", b"\r\n")).join(lines))
    form = rng.choice(("ndjson", "ndjson", "json", "csv", "table"))
    words = ["batch", "x.ndjson", "-f", form, "-j", rng.choice("1112")]
    words += ["--columns", COLUMNS] if rng.random() < 0.7 or form == "table" else []
    return Call(tuple(words), form="" if form == "table" else form, codes=(0,))


def table(rng: Random) -> str:
    """A CSV table over real fields, with values at their ends, past them, and none."""
    width, sign = rng.choice((1, 3, 12)), rng.choice(",,;\t|")
    columns = rng.sample(fields(), width)
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter=sign, quoting=rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    )
    writer.writerow(columns)
    ends = [end for end in every_end() if isinstance(end.value, str | int | float)]
    for _ in range(rng.choice((0, 1, 8))):
        cells = [rng.choice(ends).value if rng.random() < 0.7 else "" for _ in columns]
        at = rng.randrange(width)
        cells[at] = naughty(rng) if rng.random() < 0.4 else cells[at]
        writer.writerow(cells)
    return text.getvalue()


def csv_(rng: Random, folder: Path) -> Call:
    """A mangled table, at times its template for a map."""
    (folder / "x.csv").write_bytes(mangled(rng, table(rng)))
    if rng.random() < 0.2:
        return Call(("batch", "x.csv", "--map-template"), "x.csv")
    return Call(("batch", "x.csv", "-f", "ndjson", "-q", "-j", "1"), "x.csv", "ndjson")


MAP = """\
[columns]
Age = { field = "patient.age", factor = 1, where = { Tx = ["", "01.02.2024"] } }
"Line 1" = ["lines.*.regimen", "note"]
Bili = { field = "labs.bilirubin", unit = "umol/L", unreadable = "set-aside" }
Tx = { field = "transplants.1.date", date = ["%d.%m.%Y", "%Y"] }

[lists."disease.sites"]
columns = { Bili = "marrow" }
where = { Age = "41" }

[join]
by = "Age"
date = "Tx"
within_days = 30

[values]
"patient.sex" = { m = "male", f = "female" }

[constant]
assessed_on = 2026-03-14
jurisdiction = "KR"
"disease.lineage" = "b-all"

[layout]
delimiter = ";"
decimal = ","
date = "%d.%m.%Y"
encoding = "utf-8"
unknown = ["", "NA"]
"""
LAYOUTS = (
    ("utf-8", ("utf-16", "cp949", "cp1252", "base64", "rot13", "idna", "undefined", "x")),
    ("%d.%m.%Y", ("%", "%Q", "%d", "%d%d", "%Y-%m-%dT%H", "%j", "%s", "%%", "%d.%m.%y %Z", "x")),
    ('decimal = ","', ('decimal = ";"', 'decimal = ""', "")),
    ('delimiter = ";"', ('delimiter = "\\n"', 'delimiter = "\\""', 'delimiter = "가"', "")),
)  # fmt: skip


def map_(rng: Random, folder: Path) -> Call:
    """A mangled map, or an odd layout in a sound one."""
    text = MAP
    for word, others in LAYOUTS:
        text = text.replace(word, rng.choice(others)) if rng.random() < 0.3 else text
    data = mangled(rng, text) if rng.random() < 0.7 else text.encode()
    (folder / "map.toml").write_bytes(data)
    rows = "Age;Line 1;Bili;Tx\n41;hyper-CVAD;1,2;01.02.2024\n;;1.200;31.02.2024\n"
    (folder / "x.csv").write_bytes(rows.encode())
    return Call(
        ("batch", "x.csv", "--map", "map.toml", "-f", "ndjson", "-q", "-j", "1"), ".", "ndjson"
    )


def state(rng: Random, folder: Path) -> Result:
    """What an interrupted run left, edited by hand: refused, or the output is the right one."""
    name = "x.ndjson"
    (folder / name).write_bytes(b"\n".join(records(rng, 6)))
    whole = _interrupted(name, after=rng.randrange(1, 6))
    kept = (folder / STATE).read_text()
    (folder / STATE).write_bytes(_edited(rng, kept))
    if rng.random() < 0.2:
        part = (folder / PART).read_bytes()
        (folder / PART).write_bytes(mangled(rng, part.decode()))
    return resumed(folder, name, whole)


def _interrupted(name: str, after: int) -> bytes:
    """Stop a run behind a number of its states; answer what it would have written."""
    states = 0

    def save_or_stop(part: Path, state: State) -> None:
        nonlocal states
        save(part, state)
        states += 1
        if states == after:
            raise KeyboardInterrupt

    whole = made(Call(("batch", name, *RESUME)))
    path = Path(OUT)
    data = path.read_bytes() if whole.code == 0 else b""
    path.unlink(missing_ok=True)
    with (
        mock.patch("allcli.cohort.output.PAUSE", -1.0),
        mock.patch("allcli.cohort.output.save", save_or_stop),
    ):
        made(Call(("batch", name, *RESUME)))
    if not Path(STATE).exists():
        Path(STATE).write_text("{}")
        Path(PART).write_text("")
    return data


def _edited(rng: Random, text: str) -> bytes:
    """A state in which one value is another, or that is mangled."""
    head, opened, body = text.partition("{")  # other things may stand before
    if rng.random() < 0.4 or body in ("", "}"):
        return mangled(rng, text)
    kept = json.loads(opened + body)
    values: tuple[object, ...] = (-1, 0, 10**30, 1.5, "", "x", None, [], {}, True, naughty(rng))
    tables = [kept, *(value for value in kept.values() if isinstance(value, dict))]
    edited = rng.choice([table for table in tables if table])
    edited[rng.choice(list(edited))] = rng.choice((*values, "2026-99-99"))
    return (head + json.dumps(kept)).encode()


def resumed(folder: Path, name: str, whole: bytes) -> Result:
    """A run that goes on, and afterwards what an undisturbed run would have left."""
    call = Call(("batch", name, *RESUME, "--resume"), OUT, writes=(OUT,))
    result = judged(call, folder)
    if result.code == 0:
        faults = tuple(same("the output", (folder / OUT).read_bytes(), whole))
        return result._replace(broken=result.broken + faults)
    return result


def named(rng: Random, folder: Path) -> Call:
    """A folder of files with any names: all are read, none stops another."""
    names = [file_name(rng).removesuffix(".toml").removesuffix(".json") + ".json" for _ in range(3)]
    for name in names:
        (folder / name).write_text('{"id": "x", "patient": {"age": 41}}')
    command = rng.choice(("batch . -f ndjson -j 1", "validate .", "batch . -f csv -j 1"))
    form = "ndjson" if "ndjson" in command else "csv" if "csv" in command else ""
    return Call(tuple(command.split()), form=form)
