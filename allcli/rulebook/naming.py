"""Names of options, references and facts that a record uses and the rulebook does not have."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

RECALLED = "rests on unverified sources: checked = false"


def unknown(name: str, names: Sequence[str], what: str, others: Iterable[str] = ()) -> list[str]:
    """The fault that a name is none of these, with what may be meant; nothing if it is."""
    if name in names:
        return []
    near = get_close_matches(name, [*names, *others], n=1)
    return [f'{what} "{name}" is not defined' + (f' (did you mean "{near[0]}"?)' if near else "")]
