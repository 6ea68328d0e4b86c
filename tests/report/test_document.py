"""Elements and Markdown: what stands in them is shown as it is, whatever it is."""

import pytest

from allcli.report.document.blocks import (
    Cite,
    CitedSource,
    DataTable,
    Document,
    Items,
    Paragraph,
    Section,
    Words,
    filled,
)
from allcli.report.document.element import element, markup
from allcli.report.document.html import html
from allcli.report.document.markdown import escaped, markdown
from allcli.report.document.sources import address
from tests.report.documents import text, tree

EVIL = "</p></style><script>alert(1)</script>\" onload='x' & <!-- \u202e\x1b ]]>"
SHOWN = "</p></style><script>alert(1)</script>\" onload='x' & <!-- \\u202e\\u001b ]]>"


def hostile(words: str) -> Document:
    """A document that says the same everywhere."""
    return Document(words, [words], [
        Section(words, [Paragraph(words), Items([words, [Words(words, "high")]])], look="dim"),
        Section(words, [DataTable(words, [words, words], [[words, [Cite([words])]]])], folded=True),
    ], [CitedSource(words, words, words, words)], [words])  # fmt: skip


def test_no_text_is_markup() -> None:
    """Neither in an element nor in an attribute."""
    root = tree(markup(element("p", EVIL, title=EVIL)))

    assert root.tag == "p"
    assert not list(root)
    assert root.text == SHOWN
    assert root.get("title") == SHOWN


def test_a_document_shows_hostile_words_wherever_they_stand() -> None:
    """Its elements are those of a document that says nothing of the kind."""
    made, harmless = tree(html(hostile(EVIL))), tree(html(hostile("words")))

    assert [node.tag for node in made.iter()] == [node.tag for node in harmless.iter()]
    assert SHOWN in text(made)


@pytest.mark.parametrize(
    ("locator", "leads_to"),
    [
        ("doi:10.1182/blood.2020", "https://doi.org/10.1182/blood.2020"),
        ("PMID 36895914", "https://pubmed.ncbi.nlm.nih.gov/36895914"),
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", ""), ("data:text/html,x", ""), ("doi:10.1/x y", ""),
        ("PMID 1\nhttps://example.org", ""), ("personal communication", ""), ("", ""),
    ],
)  # fmt: skip
def test_only_an_address_is_linked(locator: str, leads_to: str) -> None:
    """A local rulebook may name anything as its source."""
    assert address(locator) == leads_to


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"), ("<b>", r"\<b\>"), ("[x](y)", r"\[x\](y)"),
        ("![x](y)", r"!\[x\](y)"), ("# head", r"\# head"), ("- item", r"\- item"),
        ("1. item", r"1\. item"), ("a|b", r"a\|b"), ("https://x.org", r"https\://x.org"),
        ("www.x.org", r"www\.x.org"), ("a@b.org", r"a\@b.org"), ("two\nlines", r"two\\nlines"),
        ("&lt;", r"\&lt;"), ("~~gone~~", r"\~\~gone\~\~"), ("$x$", r"\$x\$"),
        ("=====", r"\====="), ("2024-05-01, 1.5 x ULN", "2024-05-01, 1.5 x ULN"),
    ],
)  # fmt: skip
def test_markdown_takes_nothing_for_markup(words: str, note: str) -> None:
    """What is plain stays as it is."""
    assert escaped(words).replace("\\\\n", r"\\n") == note


def test_a_note_is_one_line_for_each_thing_said() -> None:
    """No words of a case begin a line of their own."""
    made, harmless = markdown(hostile(EVIL)), markdown(hostile("words"))

    assert len(made.splitlines()) == len(harmless.splitlines())
    assert "<script" not in made.replace("\\<", "")


def test_a_source_that_is_not_listed_is_named() -> None:
    """Better its key than a number without an entry."""
    document = Document(
        "x", [], [Paragraph(["said", Cite(["a", "b"])])], [CitedSource("b", "B", "", "")]
    )

    assert "said [a, 1]" in text(tree(html(document)))
    assert r"said \[a, 1\]" in markdown(document)


def test_an_empty_section_is_left_out() -> None:
    """A heading promises that something follows."""
    nothing = Section("Nothing", [Items([]), DataTable("none", ["a"], [])])
    something = Section("Something", [Items([]), Paragraph("words")])

    assert filled(nothing, something) == [something]
