"""Newline-delimited resources as one bundle, line for line, so that places stay what they are."""

import json

from allcli.case.fhir.resource import KEY

HEAD, TAIL = f'{{"{KEY}":"Bundle","type":"collection","entry":[', "]}"


def as_bundle(name: str, text: str) -> str | None:
    """The bundle of the resources that stand one on a line; None where the text is not such."""
    lines = text.split("\n")
    first, *rest = (line for line in lines if line.strip()) if text.strip() else ("",)
    if not is_ndjson(name, first, bool(rest)):
        return None
    return HEAD + "\n".join(_entries(lines)) + TAIL


def is_ndjson(name: str, first: str, more: bool) -> bool:  # noqa: FBT001
    """Whether a text is lines of resources, by its first line, and whether there are more."""
    if not more and not name.endswith((".ndjson", ".jsonl")):
        return False
    try:
        read = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict) and KEY in read


def _entries(lines: list[str]) -> list[str]:
    """Each line as an entry; the commas stand at the end of the lines before."""
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return [
        f'{{"resource":{line.strip()}}}{"," * (number < last)}' if line.strip() else ""
        for number, line in enumerate(lines)
    ]
