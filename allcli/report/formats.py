"""What a page is shown as: each kind of page has a table of formats, each with its renderer.

Another format is a renderer, and an entry in the table of every kind of page that has it.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from allcli.report.layout import StyledLine
from allcli.report.safe import printable_json

Page_contra = TypeVar("Page_contra", contravariant=True)


class Screen(NamedTuple, Generic[Page_contra]):
    """For the eye: styled lines for a width; those that are for grep stay whole in a pipe."""

    lines: Callable[[Page_contra, int], Iterable[StyledLine]]
    for_grep: bool = False


class Plain(NamedTuple, Generic[Page_contra]):
    """For editors and compilers, and for the eye: lines as they are."""

    lines: Callable[[Page_contra], Iterable[str]]


class OneText(NamedTuple, Generic[Page_contra]):
    """For programs: one text, which is whole only when everything is known."""

    text: Callable[[Page_contra], str]


Formats = Mapping[str, Screen[Page_contra] | Plain[Page_contra] | OneText[Page_contra]]


def as_json(data: Callable[[Page_contra], Any]) -> OneText[Page_contra]:
    """The renderer that writes what a function makes of a page as JSON."""
    return OneText(lambda page: json_text(data(page)))


def json_text(value: Any) -> str:
    """One JSON document, dates as text, nothing in it that acts on a terminal."""
    return printable_json(json.dumps(value, indent=2, ensure_ascii=False, default=str)) + "\n"
