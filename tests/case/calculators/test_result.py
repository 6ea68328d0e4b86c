"""What a criteria set says."""

from allcli.case.calculators.result import Result
from allcli.case.span import Span

CERTAIN = Result(
    "MAGIC", ("0", "I", "II", "III", "IV"), 3, 3, ("liver stage 2",), (), "harris-2016"
)
OPEN = CERTAIN._replace(low=2, high=4, missing=("skin",))


def test_a_certain_result_is_one_label() -> None:
    """The label and its index."""
    assert (CERTAIN.text, CERTAIN.place) == ("III", 3)


def test_an_open_result_is_a_range() -> None:
    """The first and the last label that are possible, and the span of their indices."""
    assert (OPEN.text, OPEN.place) == ("II to IV", Span(2, 4))


def test_a_result_is_written_with_its_system() -> None:
    """A grade never stands alone."""
    assert str(OPEN) == "MAGIC: II to IV"
    assert f"{CERTAIN}" == "MAGIC: III"
