"""What a criteria set says."""

from typing import NamedTuple

from allcli.case.span import Span
from allcli.override import override


class Result(NamedTuple):
    """A place on a criteria set's scale, or a range of places while inputs are unknown.

    `low` is certain so far and `high` is still possible, as indices into `labels`. `deciding` says
    in words what made it, `missing` names the inputs that could still change it, `reference` is
    the key of the publication.
    """

    system: str
    labels: tuple[str, ...]
    low: int
    high: int
    deciding: tuple[str, ...]
    missing: tuple[str, ...]
    reference: str

    @property
    def text(self) -> str:
        """The label, or the first and the last that are possible: `III`, `II to IV`."""
        if self.low == self.high:
            return self.labels[self.low]
        return f"{self.labels[self.low]} to {self.labels[self.high]}"

    @property
    def place(self) -> int | Span:
        """The index, or the span of indices."""
        return self.low if self.low == self.high else Span(self.low, self.high)

    @override
    def __str__(self) -> str:
        """The system with its version, then the place: a grade never stands alone."""
        return f"{self.system}: {self.text}"
