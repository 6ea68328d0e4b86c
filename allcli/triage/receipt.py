"""What an answer was made from, as data: the versions, and the local rules that touched it."""

from datetime import date
from typing import Literal, NamedTuple


class LocalResult(NamedTuple):
    """A change by a local rulebook that touched this answer, or one that has expired.

    `touches` says what would be different without it; of an expired change, which is not applied,
    it says nothing.
    """

    kind: str
    name: str
    what: Literal["added", "changed", "disabled"]
    author: str
    reason: str
    expires: date | None
    expired: bool
    file: str
    touches: tuple[str, ...]


class LocalFile(NamedTuple):
    """A local rulebook that was laid over ours, with the hash of its text."""

    file: str
    hash: str


class Receipt(NamedTuple):
    """What went in, so that the result can be reproduced.

    `engine` is a hash over the code; `rulebook_hash` covers the local rulebooks too. The topics of
    the rulebook were last reviewed between `reviewed_from` and `reviewed_to`; `outdated` are those
    reviewed a year or more before the day of the rules.
    """

    allcli: str
    rulebook_hash: str
    case_hash: str
    case_id: str
    source: str
    assessed_on: str
    as_of: date
    jurisdiction: str
    engine: str
    local: tuple[LocalFile, ...]
    reviewed_from: date | None
    reviewed_to: date | None
    outdated: tuple[str, ...]
