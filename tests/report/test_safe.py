"""Nothing a case holds can act on the terminal."""

import json
import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from allcli.report import brief
from allcli.report import json as as_json
from allcli.report.safe import printable
from tests.cases import FIT, assessed
from tests.report.golden import rendered

EVIL = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202egnp.exe\r\n"


@given(st.text())
def test_no_control_character_survives(text: str) -> None:
    """Only line breaks pass; everything else that acts is written out."""
    acting = {c for c in printable(text) if unicodedata.category(c) in ("Cc", "Zl", "Zp")}

    assert acting <= {"\n"}


def test_what_is_written_out_does_not_hang_on_what_stands_beside_it() -> None:
    """What Python calls printable, each alone, and behind what has all looked at more closely."""
    characters = filter(str.isprintable, map(chr, range(sys.maxunicode + 1)))
    text = "".join(characters)

    assert "".join(map(printable, text)) == printable(f"\x07{text}").removeprefix("\\u0007")


def test_ordinary_text_stays_as_it_is() -> None:
    """Umlauts, signs, line breaks and no-break spaces act on nothing."""
    text = "[1]\u00a0Müller: ≥ 20 %\n\u202fµg → 3\u2009kg"

    assert printable(text) == text


def test_no_report_carries_what_a_case_smuggles_in() -> None:
    """Text, one line and JSON alike."""
    result = assessed(FIT, {"id": EVIL.strip()})
    texts = [
        rendered(result, 100),
        brief.rendered(result),
        as_json.rendered([result], several=False),
    ]

    shown = [printable(text) for text in texts[1:2]]

    for text in [texts[0], texts[2], *shown]:
        assert not {"\x1b", "\x9b", "\x07", "\u202e", "\r"} & set(text)


def test_json_keeps_the_very_characters() -> None:
    """Escaped for the terminal, unchanged for the program that reads it."""
    result = assessed(FIT, {"id": EVIL.strip()})

    read = json.loads(as_json.rendered([result], several=False))

    assert read["receipt"]["case_id"] == EVIL.strip()
