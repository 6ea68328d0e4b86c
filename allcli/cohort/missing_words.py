"""What exports write in a cell of which nothing is known."""

import re

# How programs leave a cell empty; "-" and "." are what people type.
BLANK = frozenset(
    [
        "na",
        "n/a",
        "#n/a",
        "#nv",
        "null",
        "nil",
        "nan",
        "none",
        "<na>",
        "nat",
        "-",
        "--",
        "---",
        ".",
        "?",
    ]
) | {""}
# What people answer who were asked, by the word that a case has for it.
ASKED = {
    **dict.fromkeys(
        ["unk", "unknown", "uk", "nk", "unspecified", "undocumented", "missing", "미상", "모름", "불명", "不明", "不詳"]
        + ["not known", "not available", "not recorded", "not reported", "not stated",
           "not documented", "not applicable", "no information", "no data", "nicht bekannt",
           "unbekannt", "inconnu", "desconocido", "sconosciuto"],
        "unknown",
    ),
    **dict.fromkeys(["pending", "tbd", "to be determined", "awaited"], "pending"),
    **dict.fromkeys(
        ["not done", "not-done", "not tested", "not performed", "not evaluated", "not assessed",
         "not examined"],
        "not-done",
    ),
}  # fmt: skip
_BRACKETS = re.compile(r"\[(.*)\]|\((.*)\)|<(.*)>")


def meant(cell: str) -> str | None:
    """What a cell says of not knowing: "" for nothing at all, else a word of a case; or None."""
    if len(cell) > 30:
        return None
    word = " ".join(cell.lower().split())
    inner = _BRACKETS.fullmatch(word)
    plain = next(filter(None, inner.groups()), "") if inner else word
    if word in BLANK or plain in BLANK:
        return ""
    return ASKED.get(plain.replace("_", " "))
