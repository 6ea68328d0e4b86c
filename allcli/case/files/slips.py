"""What was probably meant where a text is no TOML or JSON: a bare word, a comma, a date."""

import json
import re
import tomllib
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from allcli.case.files.written_days import as_day
from allcli.case.problems import Range, shortened

if TYPE_CHECKING:
    from allcli.case.files.forms import Form

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_GIVEN = re.compile(r"""(?P<key>[\w.-]+|"_*"|'_*')\s*[=:]\s*(?=[^\s"'\[{#,}\]])""")
_ENTRY = re.compile(r"[\[,]\s*(?P<word>[A-Za-z][^\s,\]}#\"']*)")
_COMMA = re.compile(
    r"(?:[<>]=?|[≤≥])?\s*(?P<whole>\d+),(?P<part>\d+)(?P<unit>\s*[^\s,}\]\d][^,}\]]*)?"
)
_CURLY = "“”„‟«»＂"  # the quotes of letters, which no syntax has
_YES = {"yes": "true", "y": "true", "true": "true", "no": "false", "n": "false", "false": "false"}
_FINDINGS = {"true": "positive", "false": "negative"}
_LONGEST_LINE = 10_000
_LONGEST = 200  # no value of one line is longer, and it is tried by the parser


class Slip(NamedTuple):
    """What cannot be read, where in its line, and what to write instead."""

    written: str
    where: Range
    hint: str


def slip(line: str, column: int, *, is_json: bool) -> Slip | None:
    """The slip of the pen at or ahead of the column at which a parser gave up.

    None where the line is too long to be one that a person wrote, or holds what is no print:
    whoever quoted it would quote that too.
    """
    if len(line) > _LONGEST_LINE or not line.rstrip("\r\n").replace("\t", " ").isprintable():
        return None
    masked = _STRING.sub(lambda text: '"' + "_" * (len(text[0]) - 2) + '"', line)
    for given in reversed(list(_GIVEN.finditer(masked))):
        start = given.end()
        written = _value(masked[start:].partition("#")[0])
        if start <= column and written and not _reads(written, is_json=is_json):
            key = line[given.start("key") : given.end("key")]
            return Slip(written, (start, start + len(written)), _hint(key, written, is_json))
    for entry in _ENTRY.finditer(masked):
        if entry.start("word") == column and not _reads(entry["word"], is_json=is_json):
            return Slip(entry["word"], entry.span("word"), f'put it in quotes: "{entry["word"]}"')
    return None


def _value(text: str) -> str:
    """The value that a text begins with; a decimal comma is part of it."""
    comma = _COMMA.match(text)
    written = comma[0] if comma else re.split(r"[,}\]]", text)[0]
    return written.strip() if len(written) <= _LONGEST else ""


def _reads(written: str, *, is_json: bool) -> bool:
    parse: Callable[[str], object] = json.loads if is_json else tomllib.loads
    try:
        parse(written if is_json else f"value = {written}")
    except ValueError:
        return False
    return True


def _hint(key: str, written: str, is_json: bool) -> str:  # noqa: FBT001
    comma = _COMMA.fullmatch(written)
    if comma:
        return with_point(comma, quoted=bool(comma["unit"]))
    day = as_day(written)
    if day:
        return f'write "{day}" in quotes' if is_json or len(day) < 10 else f"write {day}"
    if written.lower() in _YES:
        return yes_or_no(key.strip("\"'").rpartition(".")[2], written)
    if re.fullmatch(r"\.\d+", written):
        return f"write 0{written}"
    sign = ": " if is_json else " = "
    written = written.strip(_CURLY)
    return f'put it in quotes: {shortened(key)}{sign}"{shortened(written)}"'


def with_point(comma: re.Match[str], *, quoted: bool = False) -> str:
    """A number with a comma as it is to be written; three digits behind it may be thousands."""
    number = f"{comma['whole']}.{comma['part']}"
    if quoted:
        number = '"' + comma[0].replace(",", ".").strip() + '"'
    if len(comma["part"]) == 3 and comma["whole"] != "0":
        whole = number.replace(".", "", 1)
        return f"write {whole}, or with a point {number}, whichever is meant"
    return f"use a point: {number}"


def yes_or_no(name: str, written: str, form: "Form | None" = None) -> str:
    """What to write for yes or no, by what the field, or those of this name, take."""
    from allcli.case.files.names import forms_named  # noqa: PLC0415 - seldom needed

    value = _YES[written.lower()]
    forms = [form] if form else forms_named(name)
    finding = _FINDINGS[value]
    if forms and all(finding in form.choices for form in forms):
        return f'write "{finding}"; true or false is for fields of yes or no'
    if forms and all(form.own is bool for form in forms):
        return f"write {value}: true or false, without quotes"
    return f'write true or false, or "{finding}"'
