"""What else lies in folders: pipes, sockets, devices, loops of links, files without end."""

import os
import socket
from pathlib import Path
from random import Random

from tests.cases import CASES
from tests.fuzz.call import Call
from tests.fuzz.cohorts import named

SOUND = "sound.toml"


def places(rng: Random, folder: Path) -> Call:
    """Something that is no plain file, where a case, a rulebook or a map is looked for."""
    if rng.random() < 0.2:
        return named(rng, folder)
    name = rng.choice(("odd.json", "odd.toml", "odd.csv", "odd.ndjson"))
    (folder / SOUND).write_text(CASES[0].read_text())
    command = rng.choice((
        "validate .", "batch . -q", f"batch . -q --glob {name}", "needs .", "criteria test .",
        f"validate {name}", f"assess {name}", f"batch {name} -q", f"needs {name}", f"grade {name}",
        f"replay {name} {SOUND}", f"replay {SOUND} {name}", f"criteria test {name}",
        f"assess {SOUND} --rulebook {name}", f"batch {SOUND} -q --map {name}",
        f"convert {name} out.json", f"batch {name} --map-template", f"whatif {name} --set id=x",
        f"assess {SOUND}", f"batch {SOUND} -q",
    ))  # fmt: skip
    if name not in command and "." not in command.split():
        name = ".allcli.toml"
    _make(rng, folder / name)
    return Call(tuple(command.split()), writes=("out.json",))


def _make(rng: Random, path: Path) -> None:
    """A thing of any kind."""
    kind = rng.randrange(10)
    if kind == 0:
        os.mkfifo(path)
    elif kind == 1:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    elif kind == 2:
        path.symlink_to(rng.choice(("/dev/zero", "/dev/full", "/dev/null", "/dev/urandom")))
    elif kind == 3:
        path.symlink_to(path.name)
    elif kind == 4:
        path.symlink_to("nowhere")
    elif kind == 5:
        path.mkdir()
        (path / "loop.json").symlink_to(".." if rng.random() < 0.5 else "../..")
    elif kind == 6:
        path.touch(mode=0o000)
    elif kind == 7:
        with path.open("wb") as file:
            file.truncate(20 << 30)
    elif kind == 8:
        path.symlink_to("/proc/self/mem" if rng.random() < 0.5 else "/proc/self/environ")
    else:
        path.write_bytes(rng.choice((b"", b"\0" * 5_000, b"\xff\xfe", b"\xef\xbb\xbf", b"\n" * 9)))
