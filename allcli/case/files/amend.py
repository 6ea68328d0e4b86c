"""Answers written into the text of a case that is there: comments and layout stay."""

import tomllib
from collections.abc import Mapping
from typing import Any

import tomli_w

from allcli.case.files.tokens import tokens
from allcli.case.files.toml_lines import toml_lines
from allcli.case.files.write import as_toml

Tables = Mapping[str, Any]


def amended(text: str, document: dict[str, Any]) -> str | None:
    """The TOML text with what the document says otherwise; None where it cannot be worked in."""
    wanted = tomllib.loads(as_toml(document))
    made = _Amendment(text).text(wanted)
    try:
        return made if tomllib.loads(made) == wanted else None
    except tomllib.TOMLDecodeError:
        return None


class _Amendment:
    def __init__(self, text: str) -> None:
        self._end = "\r\n" if "\r\n" in text else "\n"
        self._lines = text.splitlines()
        self._at = toml_lines(text)
        self._says = tomllib.loads(text)
        self._comments = {token.line: token.text for token in tokens(text) if token.text[0] == "#"}
        self._behind: dict[int, list[str]] = {}  # by line, what is put after it

    def text(self, wanted: Tables) -> str:
        """The new text."""
        last: list[str] = []
        for name, value in wanted.items():
            before = self._says.get(name)
            if isinstance(value, dict):
                changed = {k: v for k, v in value.items() if (before or {}).get(k) != v}
                if before is None:
                    last += ["", f"[{name}]", *_written(changed)]
                elif changed:
                    self._put((name,), changed)
            elif before != value and value and isinstance(value[0], dict):
                for row in value:
                    last += ["", f"[[{name}]]", *_written(row)]
            elif before != value:
                self._put((), {name: value})
        return self._end.join([*self._amended(), *last, ""])

    def _put(self, table: tuple[str, ...], values: Tables) -> None:
        """What stands there is overwritten, what is new goes under the header of its table."""
        first = min(self._at.values(), default=len(self._lines) + 1) - 1
        for name, value in values.items():
            line = self._at.get((*table, name))
            [written] = _written({name: value})
            if line:
                comment = self._comments.get(line)
                self._lines[line - 1] = f"{written}  {comment}" if comment else written
            else:
                under = self._at.get(table, first) if table else first
                self._behind.setdefault(under, []).append(written)

    def _amended(self) -> list[str]:
        amended = list(self._behind.get(0, ()))
        for number, line in enumerate(self._lines, 1):
            amended += [line, *self._behind.get(number, ())]
        return amended


def _written(values: Tables) -> list[str]:
    return [f"{name} = {_inline(value)}" for name, value in values.items()]


def _inline(value: object) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return tomli_w.dumps({"x": value}).partition("= ")[2].strip()
