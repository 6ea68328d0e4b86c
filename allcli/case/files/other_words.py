"""What to write instead of words that a field does not take: asked about, never guessed.

What is written may mean several words of a field, or belongs into another one.
"""

import re
from functools import cache

from allcli.case.fields import folded
from allcli.case.files.said_of_disease import SAID_OF_DISEASE
from allcli.case.files.said_of_history import SAID_OF_HISTORY

_SAID = SAID_OF_DISEASE | SAID_OF_HISTORY
_SAID["transplants[].donor"] = _SAID["plan.donor"]


def said_of(path: str, text: str) -> str:
    """What to write for words that the field at the path does not take; empty for others."""
    plain = " ".join(folded(text).split())
    for pattern, hint in _patterns(path):
        match = pattern.fullmatch(plain)
        if match:
            return hint.format(*[group or "" for group in match.groups()])
    return ""


@cache
def _patterns(path: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple([(re.compile(pattern), hint) for pattern, hint in _SAID.get(path, ())])
