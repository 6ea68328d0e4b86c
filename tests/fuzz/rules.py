"""Kinds of trial on what stands beside a case: local rulebooks, vignettes, results, projects."""

import json
from pathlib import Path
from random import Random

from tests.cases import CASES, ROOT
from tests.fuzz.call import Call, made
from tests.fuzz.mangle import mangled
from tests.overlays import FROM_40, HEAD, INOTUZUMAB_FIRST, NEW, NO_MEC

CASE = "case.toml"


def _case(rng: Random, folder: Path) -> None:
    paths = [path for path in CASES if path.suffix == ".toml"]
    (folder / CASE).write_text(rng.choice(paths).read_text())


def overlay(rng: Random, folder: Path) -> Call:
    """A mangled local rulebook, at times with a condition without end."""
    tables = rng.sample((FROM_40, NEW, NO_MEC, INOTUZUMAB_FIRST), k=rng.choice((1, 2, 4)))
    text = "\n".join([HEAD, *tables])
    if rng.random() < 0.2:
        depth = rng.choice((50, 3_000))
        without_end = rng.choice(("not " * depth, "(" * depth, "medication.azole and " * depth))
        text = text.replace('when = "', f'when = "{without_end}', 1)
    (folder / "ward.toml").write_bytes(mangled(rng, text))
    _case(rng, folder)
    words = rng.choice((
        ("assess", CASE, "-f", "json"), ("assess", CASE, "--brief"), ("criteria", "list"),
        ("criteria", "show", "blinatumomab"), ("batch", CASE, "-f", "json", "-q"),
    ))  # fmt: skip
    form = "json" if "json" in words else ""
    return Call((*words, "--rulebook", "ward.toml"), "ward.toml", form)


def vignettes(rng: Random, folder: Path) -> Call:
    """A mangled file of vignettes: a few patients of our own, with their bases."""
    home = ROOT / "tests" / "vignettes"
    bases = (home / "bases.toml").read_text()
    name = rng.choice([path.name for path in home.glob("*.toml") if path.name != "bases.toml"])
    records = (home / name).read_text().split("\n\n")[:4]
    broken, sound = rng.choice((("bases.toml", name), (name, "bases.toml")))
    texts = {"bases.toml": bases, name: "\n\n".join(records)}
    (folder / broken).write_bytes(mangled(rng, texts[broken]))
    (folder / sound).write_text(texts[sound])
    form = rng.choice(("text", "json", "lcov"))
    words = ("criteria", "test", "bases.toml", name, "-f", form)
    return Call(words, ".toml", form if form == "json" else "", codes=(0, 1, 2))


def result(rng: Random, folder: Path) -> Call:
    """A mangled result to be replayed."""
    _case(rng, folder)
    text = made(Call(("assess", CASE, "-f", "json"))).out.decode()
    kept = json.loads(text)
    receipt = json.dumps(kept["receipt"])
    if rng.random() < 0.5:  # in the few lines that decide what is compared, not anywhere
        kept["receipt"] = None
        data = json.dumps(kept).encode()
        data = data.replace(b'"receipt": null', b'"receipt": ' + mangled(rng, receipt))
    else:
        data = mangled(rng, text)
    (folder / "result.json").write_bytes(data)
    return Call(
        ("replay", "result.json", CASE, "-f", "json"), "result.json", "json", codes=(0, 1, 2)
    )


def project(rng: Random, folder: Path) -> Call:
    """A mangled project file beside the cases."""
    (folder / "ward").mkdir()
    _case(rng, folder / "ward")
    text = 'rulebooks = ["ward.toml", "builtin"]\n'
    data = mangled(rng, text) if rng.random() < 0.8 else text.encode()
    (folder / "ward" / ".allcli.toml").write_bytes(data)
    (folder / "ward" / "ward.toml").write_text(f"{HEAD}{NO_MEC}")
    command = rng.choice(("assess", "batch", "needs", "validate", "grade", "batch .."))
    words = [*command.replace("..", "").split(), f"ward/{CASE}"]
    if command == "batch ..":
        words[-1] = "ward"
    return Call((*words, "-f", "json"), "ward", "json", codes=(0, 2))
