"""What is higher than the terminal goes through a pager, and nothing else does."""

from pathlib import Path

import pytest

from tests.cases import ROOT
from tests.cli.terminal import at_a_terminal
from tests.profile import more

pytestmark = more  # in processes of their own

CASE = str(ROOT / "cases" / "post-hct-active-gvhd.toml")
MARKED = "sed s/^/PAGED:/"


def shown(tmp_path: Path, *words: str, lines: int, pager: str = MARKED) -> list[str]:
    """The lines on a terminal of so many lines."""
    session = at_a_terminal(
        ["assess", CASE, *words], [], tmp_path, whole=True,
        ALLCLI_PAGER=pager, LINES=str(lines), COLUMNS="100", TERM="dumb",
    )  # fmt: skip
    assert session.code == 0
    return session.screen.splitlines()


def test_a_page_higher_than_the_terminal_is_paged(tmp_path: Path) -> None:
    """The reader begins at its head."""
    assert all(line.startswith("PAGED:") for line in shown(tmp_path, lines=20))


@pytest.mark.parametrize(
    ("words", "lines", "pager"),
    [
        ((), 60, MARKED),
        (("--no-pager",), 20, MARKED),
        ((), 20, ""),
        ((), 20, "cat"),
        ((), 20, "no-such-pager -x"),
        ((), 20, "'unclosed"),
    ],
    ids=["it fits", "--no-pager", "none", "cat", "not installed", "no command"],
)
def test_otherwise_it_is_printed(
    tmp_path: Path, words: tuple[str, ...], lines: int, pager: str
) -> None:
    """What fits, what is not to be paged, and what no pager takes is still shown."""
    screen = shown(tmp_path, *words, lines=lines, pager=pager)

    assert not any("PAGED:" in line for line in screen)
    assert any("inotuzumab ozogamicin" in line for line in screen)
