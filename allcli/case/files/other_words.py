"""What to write instead of words that a field does not take: asked about, never guessed.

What is written may mean several words of a field, or belongs into another one.
"""

import re
from functools import cache

from allcli.case.fields import folded
from allcli.case.files.said_in_letters import SAID_IN_LETTERS
from allcli.case.files.said_of_disease import SAID_OF_DISEASE
from allcli.case.files.said_of_history import SAID_OF_HISTORY
from allcli.case.files.said_of_patients import SAID_OF_PATIENTS, YES_NO
from allcli.case.files.said_of_treatment import SAID_OF_TREATMENT

SAID = SAID_OF_DISEASE | SAID_OF_HISTORY
for _further in (SAID_IN_LETTERS, SAID_OF_PATIENTS, SAID_OF_TREATMENT):
    for _path, _more in _further.items():
        SAID[_path] = (*SAID.get(_path, ()), *_more)
SAID["transplants[].donor"] = tuple(
    [pair for pair in SAID["plan.donor"] if '"none"' not in pair[1]]  # which no transplant had
)


def said_of(path: str, text: str) -> str:
    """What to write for words that the field at the path does not take; empty for others."""
    return _first(_patterns(path), text)


def said_of_yes_or_no(text: str) -> str:
    """What to write for a mark, a figure or a doubt where yes or no is asked."""
    return _first(_of_yes_or_no(), text)


def _first(patterns: tuple[tuple[re.Pattern[str], str], ...], text: str) -> str:
    plain = " ".join(folded(text).split())
    for pattern, hint in patterns:
        match = pattern.fullmatch(plain)
        if match:
            return hint.format(*[group or "" for group in match.groups()])
    return ""


@cache
def _patterns(path: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple([(re.compile(pattern), hint) for pattern, hint in SAID.get(path, ())])


@cache
def _of_yes_or_no() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple([(re.compile(pattern), hint) for pattern, hint in YES_NO])
