"""What letters and tables say in the place of a word of a case, and what a reader is told."""

import pytest

from allcli.case.problems import CaseError
from tests.cases import source

Asked = dict[str, dict[str, tuple[str, ...]]]  # by field, by the beginning of what is told


def rows(asked: Asked) -> list[tuple[str, str, str]]:
    """Each text with its field and what is told."""
    return [
        (path, text, hint) for path, hints in asked.items()
        for hint, texts in hints.items() for text in texts
    ]  # fmt: skip


def hint_for(path: str, text: str) -> str:
    """What is told of a text that the field does not take."""
    table, _, name = path.rpartition(".")
    written = [text] if name == "sites" else text
    changes = {table: [{name: text}]} if table in ("lines", "transplants") else {path: written}
    with pytest.raises(CaseError) as error:
        source(changes)
    return error.value.problems[0].hint
