"""Answers are worked into the text of a case without losing anything of it."""

import tomllib

import pytest

from allcli.case.files.amend import amended

TEXT = """\
#:schema case.schema.json
# A patient.
id = "x"  # my label

[disease]  # now
lineage = "b-all"
sites = [
    "marrow",  # the first
]
cns = "pending"  # LP on Monday

# what follows was told by telephone
[[lines]]
regimen = "A"
"""


def changed(text: str, **tables: object) -> str | None:
    document = tomllib.loads(text)
    for name, value in tables.items():
        document[name] = document.get(name, {}) | value if isinstance(value, dict) else value
    return amended(text, document)


def test_nothing_new_leaves_the_text_as_it_is() -> None:
    """To the letter."""
    assert changed(TEXT) == TEXT


def test_comments_and_layout_stay() -> None:
    """New fields stand under the header of their table, new tables at the end."""
    text = changed(
        TEXT, jurisdiction="KR", transplants=[], disease={"cns": "cns1", "status": "relapsed"},
        labs={"bilirubin": 1.8},
    )  # fmt: skip

    assert text is not None
    kept = [line for line in TEXT.splitlines() if "cns =" not in line]
    assert [line for line in text.splitlines() if line and line in kept] == [*filter(None, kept)]
    assert 'cns = "cns1"  # LP on Monday' in text
    assert text.endswith("[labs]\nbilirubin = 1.8\n")
    assert tomllib.loads(text)["disease"]["status"] == "relapsed"
    assert tomllib.loads(text)["jurisdiction"] == "KR"


def test_a_list_of_tables_is_written_at_the_end() -> None:
    """Row by row."""
    text = changed('id = "x"\n', transplants=[{"type": "allogeneic"}, {"type": "autologous"}])

    assert text is not None
    assert text.count("[[transplants]]") == 2


def test_an_empty_file_takes_everything() -> None:
    """Though it has no line to stand behind."""
    assert tomllib.loads(changed("", id="x", disease={"lineage": "b-all"}) or "") == {
        "id": "x", "disease": {"lineage": "b-all"},
    }  # fmt: skip


def test_line_ends_stay_what_they_are() -> None:
    """Of a file from another system too."""
    text = changed('id = "x"\r\n[disease]\r\nlineage = "b-all"\r\n', disease={"cns": "cns1"})

    assert text is not None
    assert text.count("\r\n") == text.count("\n") == 4


@pytest.mark.parametrize(
    "text", ['disease = {lineage = "b-all"}\n', 'disease.lineage = "b-all"\n',
             '[disease]\ncns = """\npending"""\n'],
)  # fmt: skip
def test_what_does_not_fit_is_not_forced(text: str) -> None:
    """A layout that cannot be kept is left alone, and never written wrong."""
    made = changed(text, disease={"cns": "cns1"})

    assert made is None or tomllib.loads(made)["disease"]["cns"] == "cns1"
