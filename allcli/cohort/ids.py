"""The ids of a cohort that were seen so far."""

from array import array
from hashlib import blake2b

_BYTES = 8
_FIRST = 1024  # places at first; always a power of two


class Ids:
    """Which ids there were, in a hash table of eight bytes a place: there may be millions.

    A set of numbers would take four times as much. In a cohort of a million the chance that two
    different ids are taken for one is below one in ten million.
    """

    def __init__(self) -> None:
        self._table = array("Q", bytes(_BYTES * _FIRST))
        self._count = 0

    def add(self, name: str) -> bool:
        """Note an id; whether it came before."""
        data = name.encode(errors="surrogatepass")  # an id may be broken Unicode
        digest = blake2b(data, digest_size=_BYTES).digest()
        key = int.from_bytes(digest) or 1  # 0 marks a free place
        at = self._place(key)
        if self._table[at]:
            return True
        self._table[at] = key
        self._count += 1
        if 2 * self._count > len(self._table):
            self._grow()
        return False

    def _place(self, key: int) -> int:
        """Where a key stands, or would stand."""
        last = len(self._table) - 1
        at = key & last
        while self._table[at] not in (0, key):
            at = (at + 1) & last
        return at

    def _grow(self) -> None:
        before = self._table
        self._table = array("Q", bytes(2 * _BYTES * len(before)))
        for key in filter(None, before):
            self._table[self._place(key)] = key
