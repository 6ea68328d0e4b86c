"""Files below the size limit whose shape costs more than their bytes."""

from pathlib import Path
from random import Random

from tests.fuzz.call import Call

LIMIT = 1_000_000


def large(rng: Random, folder: Path) -> Call:
    """Up to a megabyte of one thing, with a fault in it."""
    name, text = rng.choice(_shapes(rng.choice((20_000, 200_000, 900_000))))
    (folder / name).write_text(text[: LIMIT - 1])
    commands = {"csv": ("batch {} -q -f ndjson -j 1",), "ndjson": ("batch {} -q -f ndjson -j 1",)}
    usual = ("validate {}", "assess {}", "assess {} --set patient.age=50", "convert {} -")
    command = rng.choice(commands.get(name.rpartition(".")[2], usual)).format(name)
    words = tuple(command.split())
    return Call(words + (("--to", "json") if words[0] == "convert" else ()), name)


def _shapes(size: int) -> list[tuple[str, str]]:
    """File names and texts of about a size."""
    fault = "\n[patient]\nage = 999\n"
    keys = range(size // 12)
    return [
        ("case.toml", f'note = """{chr(10) * size}"""{fault}'),
        ("case.toml", 'note = "x' + "\n" * size),
        ("case.toml", "transplants = [\n" + "1,\n" * (size // 3) + "]" + fault),
        ("case.toml", "\n".join(f"k{number} = 1" for number in keys)),
        ("case.toml", "id = 1\n" * (size // 7)),
        ("case.toml", ".".join("a" * (size // 20)) + " = 1"),
        ("case.toml", "[" + ".".join("a" * (size // 20)) + "]\n"),
        ("case.toml", "\n".join("[[lines]]\nx = 1" for _ in range(size // 16))),
        ("case.toml", f"[patient]\nage = {' ' * size}"),
        ("case.toml", f'[labs]\nbilirubin = "1{" " * size}x"'),
        ("case.toml", f'[labs]\nbilirubin = "{"9" * size} mg/dL"'),
        ("case.toml", f"x = {'[' * (size // 2)}"),
        ("case.toml", f"x = {'{a=' * (size // 4)}"),
        ("case.toml", f"x = {'[' * 200}{'1,' * (size // 2 - 200)}{']' * 200}"),
        ("case.toml", "#" * size + fault),
        ("case.toml", f'id = "{"x" * size}"'),
        ("case.json", '{"id": ' + "[" * size),
        ("case.json", "{" + ",".join(f'"k{number}": 1' for number in keys) + "}"),
        ("case.json", "{" + ",".join('"id": 1' for _ in range(size // 8)) + "}"),
        ("case.json", '{"lines": [' + ",".join("1" for _ in range(size // 2)) + "]}"),
        ("case.json", '{"lines": [' + ",".join("{}" for _ in range(size // 3)) + "]}"),
        ("case.json", '{"patient": {"age": ' + "9" * size + "}}"),
        ("case.json", f'{{"id": "{"x" * size}"}}'),
        ("case.json", " " * size + '{"patient": {"age": 999}}'),
        ("x.csv", ",".join(f"c{number}" for number in keys) + "\n1\n"),
        ("x.csv", "id\n" + "x" * size + "\n"),
        ("x.csv", 'id\n"' + "x\n" * (size // 2)),
        ("x.csv", "id,patient.age\n" + "\n".join("x,999" for _ in range(size // 600))),
        ("x.ndjson", "[" * size + "\n{}\n"),
        ("x.ndjson", '{"id": "' + "x" * size + '"}\n{}\n'),
        ("x.ndjson", "\n" * size),
    ]
