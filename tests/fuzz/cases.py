"""Kinds of trial on one case: mangled files, fields at their ends, naughty strings, odd words."""

import json
from pathlib import Path
from random import Random
from typing import Any

import tomli_w

from allcli.case.files.write import as_toml
from allcli.verify.patients import document
from tests.cases import BASES, CASES
from tests.fuzz.call import Call
from tests.fuzz.ends import End, every_end, inner_ends
from tests.fuzz.mangle import mangled
from tests.fuzz.naughty import naughty

# What reads a case, and how much of it a run can afford.
COMMANDS = (
    ("validate", 6), ("validate -f json", 4), ("assess -f json", 8), ("assess", 8),
    ("assess --brief", 3), ("assess --explain", 0.3), ("grade", 2), ("grade -f json", 2),
    ("whatif CASE --vary labs.creatinine -f json", 0.2),
    ("convert CASE - --to json", 2), ("convert CASE - --to toml", 2), ("batch -f json -q -j 1", 2),
    ("batch -f csv -q -j 1", 1), ("whatif --set patient.age=50", 2), ("needs -f json", 0.1),
    ("matrix -f json", 0.1), ("whynot CASE blinatumomab -f json", 0.2),
    ("plan CASE -f json", 0.2), ("plan CASE --next --donor none", 0.1),
)  # fmt: skip


def toml(rng: Random, folder: Path) -> Call:
    """A mangled TOML case."""
    text = rng.choice([path for path in CASES if path.suffix == ".toml"]).read_text()
    if rng.random() < 0.3:
        text = as_toml(document(rng.choice(list(BASES.values()))))
    (folder / "case.toml").write_bytes(mangled(rng, text))
    return reading(rng, "case.toml")


def json_(rng: Random, folder: Path) -> Call:
    """A mangled JSON case, at times on standard input."""
    base = document(rng.choice(list(BASES.values())))
    data = mangled(rng, json.dumps(base, indent=rng.choice((None, 2)), default=str))
    if rng.random() < 0.1:
        return reading(rng, "-")._replace(stdin=data, names="<stdin>")
    (folder / "case.json").write_bytes(data)
    return reading(rng, "case.json")


def fields(rng: Random, folder: Path) -> Call:
    """A field of a case at an end or past it, or many of a table at ends that they take."""
    end = rng.choice(every_end())
    base = rng.choice(({}, {"assessed_on": "2026-03-01"}, document(rng.choice([*BASES.values()]))))
    if rng.random() < 0.3:
        base = end.put(base)
    else:
        share = rng.choice((0.1, 0.4, 1))
        chosen = {other.field: other for other in _shuffled(rng) if other.table == end.table}
        for other in chosen.values():
            base = other.put(base) if rng.random() < share else base
    (folder / "case.json").write_text(json.dumps(base, default=str))
    if rng.random() < 0.1:
        return Call(("whatif", "case.json", "--vary", end.path, "-f", "json"), form="json")
    return reading(rng, "case.json")


def _shuffled(rng: Random) -> list[End]:
    return rng.sample(inner_ends(), k=len(inner_ends()))


def strings(rng: Random, folder: Path) -> Call:
    """A naughty string in any place of a case: its text, its keys, its file's name."""
    base = document(rng.choice(list(BASES.values())))
    text = naughty(rng)
    place = rng.randrange(6)
    if place == 0:
        base |= {"id": text}
    elif place == 1:
        base |= {"note": text, "id": "x"}
    elif place == 2:
        base |= {"lines": [{"regimen": text, "agents": [text, "blinatumomab"]}]}
    elif place == 3:
        base |= {text: 1} if rng.random() < 0.5 else {"labs": {text: text}, "id": text}
    elif place == 4:
        end = rng.choice(every_end())
        base = end._replace(value=text).put(base)
    name = file_name(rng) if place == 5 else rng.choice(("case.json", "case.toml"))
    _write(folder / name, base, rng)
    return reading(rng, name, names="" if place == 5 else name)


def file_name(rng: Random) -> str:
    """A name that a file system takes, whatever it is made of."""
    text = naughty(rng).replace("/", "").replace("\0", "").encode(errors="surrogatepass")[:200]
    if rng.random() < 0.2:
        text += rng.choice((b"\xff", b"\xed\xa0\x80", b"\xc3"))
    return f"x{text.decode(errors='surrogateescape')}{rng.choice(('.json', '.toml'))}"


def _write(path: Path, base: dict[str, Any], rng: Random) -> None:
    if path.suffix == ".json":
        text = json.dumps(base, default=str, ensure_ascii=rng.random() < 0.5)
    else:
        text = tomli_w.dumps(_without_null(base))
    path.write_bytes(text.encode(errors="surrogatepass"))


def _without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_null(kept) for key, kept in value.items() if kept is not None}
    return [_without_null(kept) for kept in value] if isinstance(value, list) else value


def reading(rng: Random, name: str, names: str | None = None) -> Call:
    """A command that reads a case."""
    commands, weights = zip(*COMMANDS, strict=True)
    words = rng.choices(commands, weights)[0].split()
    at = words.index("CASE") if "CASE" in words else 1
    words[at : at + ("CASE" in words)] = [name]
    if words[0] == "batch":
        words += ["--from", name.rpartition(".")[2] if "." in name else "json"]
    form = "json" if "json" in words[2:] and "--to" not in words else ""
    form = "csv" if "csv" in words else "json" if words[-2:] == ["--to", "json"] else form
    return Call(tuple(words), name if names is None else names, form)


def arguments(rng: Random, folder: Path) -> Call:
    """A sound case, and words on the command line that are not."""
    name = "case.toml"
    sound = rng.choice([path for path in CASES if path.suffix == ".toml"])
    (folder / name).write_text(sound.read_text())
    text = _typed(naughty(rng))
    end = rng.choice(every_end())
    mangled_end = _typed(mangled(rng, f"{end.path}={end.value}").decode(errors="replace"))
    set_end = f"{end.path}={json.dumps(end.value)}"
    settings = (set_end, mangled_end, f"{end.path}={text}", f"{text}={text}")
    if rng.random() < 0.3:
        return Call(("assess", name, "--set", rng.choice(settings)))
    words = [word.format(name) for word in rng.choice(ARGUMENTS).split()]
    if rng.random() < 0.1:
        return Call((text,))
    return Call((*words, text or "x"), writes=(text or "x",) if words[0] == "convert" else ())


# what takes a word more
ARGUMENTS = (
    "whatif {} --vary", "whatif {} --set", "assess {} --as-of", "assess {} --rulebook", "assess",
    "validate", "batch {} --columns", "batch . -q --glob", "batch {} -j", "batch {} --from",
    "batch {} -q --as-of", "batch {} -q --map", "batch {} -q -f", "whynot {}", "cite",
    "criteria show", "criteria search", "criteria list --option", "schema", "convert {}",
    "assess {}", "assess {} --fail-on", "assess {} --jurisdiction", "replay {}", "needs",
    "simulate --n 1 --seed",
)  # fmt: skip


def _typed(text: str) -> str:
    """A text as a shell can hand it over: bytes without NUL."""
    data = text.replace("\0", "").encode(errors="surrogatepass")
    return data.decode(errors="surrogateescape")
