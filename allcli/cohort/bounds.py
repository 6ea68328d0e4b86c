"""Bounds that stand in a column of their own, beside the number that they are of."""

from collections.abc import Iterable

from allcli.case.files.answer import AnswerError
from allcli.case.files.missing_words import meant
from allcli.case.problems import found

EXACT = "="
_SIGNS = ("<", "<=", ">=", ">", EXACT)
# In any case; the numbers are the concepts of OMOP, the letters those of HL7 and i2b2.
_WORDS = {
    **{sign: sign for sign in _SIGNS}, "≤": "<=", "≥": ">=", "==": EXACT,
    "lt": "<", "le": "<=", "ge": ">=", "gt": ">", "eq": EXACT,
    "4171756": "<", "4171754": "<=", "4171755": ">=", "4172704": ">", "4172703": EXACT,
}  # fmt: skip


def sign_of(text: str) -> str | None:
    """The sign that a word commonly stands for; None for any other word."""
    return _WORDS.get(text.lower())


def bound(text: str, words: dict[str, str]) -> str:
    """The sign that a cell stands for, which may be empty. Raises AnswerError."""
    sign = words.get(text) or sign_of(text)
    if sign is None and meant(text) != "":
        raise AnswerError(f"found {found(text)} as its bound", found(text), ", ".join(_SIGNS))
    return sign or EXACT


def bounded(cell: str, sign: str) -> str:
    """A number with the bound that stands beside it. Raises AnswerError."""
    own = next((written for written in ("<=", ">=", *"<>≤≥") if cell.startswith(written)), "")
    if sign == EXACT or sign_of(own) == sign:
        return cell
    if own:
        raise AnswerError(f"found {found(cell)} with another bound, {sign}", found(cell))
    return f"{sign} {cell}"


def are_bounds(texts: Iterable[str]) -> bool:
    """Whether the texts of a column are bounds, of which one at least is not exact."""
    signs = {sign_of(text) for text in texts if meant(text) != ""}
    return None not in signs and bool(signs - {EXACT})
