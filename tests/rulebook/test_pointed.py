"""A fault of a local rulebook is shown where it stands."""

import pytest

from allcli.rulebook.overlay import Overlay
from allcli.rulebook.pointed import pointed

WARD = """\
author = "A"
[[criterion]]
id = "a"
when = \"\"\"liver.vod_history
  = 3\"\"\"
[[criterion]]
id = "a-b"
verdict = { inotuzmab = "avoid" }
titel = "a"
"""
NAMED = 'option "inotuzmab" is not defined (did you mean "inotuzumab"?)'


@pytest.mark.parametrize(
    ("fault", "line", "marked"),
    [
        (f"ward.toml:6: a-b: {NAMED}", 8, "inotuzmab"),
        ('ward.toml:6: a-b: titel: unknown key (did you mean "title"?)', 9, "titel"),
        ("ward.toml:6: a-b: is new here, and a new criterion needs title", 7, "a-b"),
        ('ward.toml:2: a: not an expression: invalid syntax at "= 3"', 5, "= 3"),
        (f"ward.toml:2: a: {NAMED}", 3, "a"),  # it stands in another table
        ("ward.toml:2: stands here twice", 2, "[[criterion]]"),
        ("ward.toml: titel: unknown key or table", 9, "titel"),
    ],
)
def test_what_the_message_quotes_is_marked_in_its_table(fault: str, line: int, marked: str) -> None:
    """Else the key, the name of the record, or the line."""
    said, place = pointed(fault, [Overlay("ward.toml", WARD.encode())])

    assert place
    assert (place.number, place.line[place.start :][: place.width]) == (line, marked)
    assert said == f"ward.toml:{line}: {fault.partition(': ')[2]}"


@pytest.mark.parametrize(
    "fault", ["none.toml: no such file", "ward.toml: something of no place", "ward.toml:1: x"]
)
def test_a_fault_of_no_place_or_of_no_text_stays_as_it_is(fault: str) -> None:
    """A file that could not be read has no line to show, and what is no text neither."""
    assert pointed(fault, [Overlay("ward.toml", b"\xff")]) == (fault, None)
    assert pointed("ward.toml: nowhere", [Overlay("ward.toml", b"a = 1")])[1] is None
