"""Documents for tests: every kind of page, as the command line writes it."""

from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree

from typer.testing import CliRunner

from allcli.cli.app import app
from tests.cases import CASES, ROOT

GVHD = str(ROOT / "cases" / "post-hct-active-gvhd.toml")
SPARSE = str(ROOT / "cases" / "sparse.toml")
T_ALL = str(ROOT / "cases" / "t-all.toml")
PAGES = {
    **{f"assess {path.stem}": ("assess", str(path)) for path in CASES},
    "assess two": ("assess", GVHD, SPARSE),
    "assess explained": ("assess", GVHD, "--explain"),
    "flags": ("flags", GVHD),
    "flags two": ("flags", GVHD, SPARSE),
    "whatif": ("whatif", GVHD, "--set", "patient.age=61"),
    "sweep": ("whatif", GVHD, "--vary", "labs.bilirubin"),
    "whynot": ("whynot", GVHD, "blinatumomab"),
    "whynot group": ("whynot", SPARSE, "cd19-car-t"),
    "matrix": ("matrix", T_ALL),
    "needs": ("needs", T_ALL),
    "needs two": ("needs", GVHD, T_ALL),  # little is open: these are quick
}


@cache
def written(name: str, form: str) -> str:
    """A page as a document."""
    return said(*PAGES[name], "--format", form)


def said(*words: str) -> str:
    """What the command line writes."""
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def tree(html: str) -> ElementTree.Element:
    """The elements of a document, which is well-formed as XML too."""
    return ElementTree.fromstring(html.removeprefix("<!DOCTYPE html>"))


def text(node: ElementTree.Element) -> str:
    """The words in an element."""
    return " ".join("".join(node.itertext()).split())


def with_class(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """Every element of a class."""
    return (node for node in root.iter() if name in node.get("class", "").split())
