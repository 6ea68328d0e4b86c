"""Rows in columns."""

from hypothesis import given
from hypothesis import strategies as st

from allcli.report.layout import StyledLine, paragraph, rows

TABLE = [
    [[("! caution", "yellow")], [("inotuzumab ozogamicin", "")], [("a b c " * 20, "")]],
    [[("x avoid", "red")], [("MEC", "")], [("short", ""), ("second line", "dim")]],
]


def text(line: StyledLine) -> str:
    return "".join(words for words, _ in line)


def test_the_last_column_takes_what_the_others_leave() -> None:
    """Every line starts its last column at the same place and ends within the width."""
    lines = [text(line) for line in rows(TABLE, 80)]

    assert lines[0].startswith("! caution  inotuzumab ozogamicin  a b c")
    assert lines[-1] == " " * 34 + "second line"
    assert max(map(len, lines)) <= 80


def test_on_a_narrow_terminal_the_last_column_goes_below() -> None:
    """Forty columns still show every word."""
    lines = [text(line).rstrip() for line in rows(TABLE, 40)]

    assert lines[0] == "! caution  inotuzumab ozogamicin"
    assert lines[1].startswith("  a b c")
    assert max(map(len, lines)) <= 40


@given(st.text(alphabet=st.sampled_from("ab -"), max_size=200), st.integers(5, 60))
def test_a_paragraph_loses_no_word(words: str, width: int) -> None:
    """Wrapped text is the same text."""
    lines = [text(line) for line in paragraph(words, "", width)]

    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(len(line) <= width for line in lines)


def test_a_label_wider_than_the_page_is_wrapped() -> None:
    """Its words go below it, and no line ends beyond the edge."""
    table = [[[("donor: " + "matched-unrelated or " * 8, "")], [("a word " * 20, "")]]]

    assert all(sum(len(words) for words, _ in line) <= 60 for line in rows(table, 60))
