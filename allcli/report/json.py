"""The Assessment as JSON: one object, or a list for several cases; nothing else."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic_core import to_json

from allcli.report.safe import printable_json
from allcli.triage.assessment import Assessment

KEPT = 4_000  # enough for what recurs; full after some hundred cases


def rendered(assessments: Sequence[Assessment], *, several: bool) -> str:
    """JSON text; characters that could act on a terminal are written as JSON escapes.

    To have the model write itself would be the same text, but its schema would be built for it.
    """
    texts = [to_json(assessment.as_objects(), indent=2).decode() for assessment in assessments]
    documents = [printable_json(text) for text in texts]
    return "[" + ",\n".join(documents) + "]" if several else "".join(documents)


def one_line(assessment: Assessment) -> str:
    """The same object on one line.

    Of a cohort most records recur: a criterion says of many patients what it said of the first. So
    the text of a record is kept, and to look it up is cheaper than to write it again.
    """
    return _object(zip(assessment._fields, assessment, strict=True))


def _object(pairs: Iterable[tuple[str, Any]]) -> str:
    return "{" + ",".join([f"{_string(name)}:{_text(value)}" for name, value in pairs]) + "}"


def _text(value: Any) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            return _record(value)
        return "[" + ",".join([_text(item) for item in value]) + "]"
    if isinstance(value, Mapping):
        return _object(value.items())
    return compact(value)


@lru_cache(maxsize=KEPT, typed=True)  # typed: records of two kinds may hold the same values
def _record(record: Any) -> str:
    return _object(zip(record._fields, record, strict=True))


@lru_cache(maxsize=KEPT)
def _string(text: str) -> str:
    return compact(text)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)


def compact(value: Any) -> str:
    """Any plain value as JSON on one line; a date is text."""
    return printable_json(_ENCODER.encode(value))
