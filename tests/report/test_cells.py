"""Text by the columns that it takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from allcli.report.cells import broken, columns, head, padded, pieces

MIXED = st.text(alphabet=st.sampled_from("ab 가힣"), max_size=120)


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("MRD ≥ 0.1 %", 11), ("관해", 4), ("CR 관해", 7)]
)
def test_a_korean_letter_takes_two_columns(text: str, width: int) -> None:
    """Latin letters and signs take one."""
    assert columns(text) == width


def test_padding_counts_columns() -> None:
    """What stands behind Korean words begins where it does behind English ones."""
    assert [cell_len(padded(word, 10)) for word in ("avoid", "피함", "")] == [10, 10, 10]


@given(MIXED, st.integers(2, 40))
def test_no_line_is_wider_and_no_letter_is_lost(text: str, width: int) -> None:
    """Wrapped at any width, whatever the words are long."""
    lines = broken(text, width)

    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(MIXED, st.integers(2, 40))
def test_pieces_are_the_whole(text: str, width: int) -> None:
    """Cut wherever a width ends, nothing is lost, and the first piece is the head."""
    parts = list(pieces(text, width))

    assert "".join(parts) == text
    assert all(cell_len(part) <= width for part in parts)
    assert parts[:1] == ([head(text, width)] if text else [])
