"""Pages as documents: well-formed, closed in themselves, told by their elements, and harmless."""

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from allcli.engine.load import load_rulebook
from allcli.report.document.sources import address
from tests.profile import dear, slow
from tests.report.documents import GVHD, PAGES, SPARSE, said, text, tree, with_class, written

pytestmark = pytest.mark.xdist_group("pages")
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LOADS = {"script", "link", "img", "iframe", "object", "embed", "base", "form", "source", "image"}
every_page = pytest.mark.parametrize("name", dear(PAGES))


@every_page
def test_a_document_is_well_formed(name: str) -> None:
    """As XML too, so that no browser has to guess."""
    html = written(name, "html")

    assert html.startswith("<!DOCTYPE html>")
    assert tree(html).get("lang") == "en-GB"


@every_page
def test_nothing_is_loaded_and_nothing_runs(name: str) -> None:
    """A document may be opened where there is no network, and by whoever trusts nobody."""
    html = written(name, "html")
    root = tree(html)
    attributes = {attribute for node in root.iter() for attribute in node.attrib}

    assert not LOADS & {node.tag for node in root.iter()}
    assert not {"src", "srcset", "style", "background"} & attributes
    assert not any(attribute.startswith("on") for attribute in attributes)
    assert "default-src 'none'" in html.replace("&#39;", "'")


@every_page
def test_every_link_leads_to_a_source_or_stays_in_the_document(name: str) -> None:
    """Nothing else of the web is named in a link."""
    known = {address(source.locator) for source in load_rulebook().references.values()}
    root = tree(written(name, "html"))
    ids = [node.get("id") for node in root.iter() if node.get("id")]

    assert len(ids) == len(set(ids))
    for link in (node.get("href", "") for node in root.iter() if node.tag == "a"):
        assert link[1:] in ids if link.startswith("#") else link in known
    for node in root.iter():
        assert set(node.get("aria-labelledby", "").split()) <= set(ids)


@every_page
def test_a_document_is_found_through_by_its_headings(name: str) -> None:
    """One first heading, no level left out, and one main part beside header and footer."""
    root = tree(written(name, "html"))
    levels = [int(node.tag[1]) for node in root.iter() if node.tag in HEADINGS]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert [node.tag for node in root.iter() if node.tag in ("header", "main")] == [
        "header", "main",
    ]  # fmt: skip
    assert all(node.get("aria-labelledby") for node in root.iter("section"))


@every_page
def test_no_two_sections_are_called_the_same(name: str) -> None:
    """Of several cases or options each part is named behind the case or the option."""
    root = tree(written(name, "html"))
    called = {node.get("id"): text(node) for node in root.iter()}
    names = [
        " ".join(called[id_] for id_ in node.get("aria-labelledby", "").split())
        for node in root.iter("section")
    ]

    assert len(names) == len(set(names))


@every_page
def test_every_table_says_what_it_holds(name: str) -> None:
    """A caption, and a head for each column and row."""
    for table in tree(written(name, "html")).iter("table"):
        caption, *_ = table
        rows = list(table.iter("tr"))

        assert caption.tag == "caption"
        assert text(caption)
        assert len({len(row) for row in rows}) == 1
        assert all(any(cell.tag == "th" for cell in row) for row in rows)


def test_the_first_screen_is_on_top() -> None:
    """Suggestion, high flags and options are open; what follows them is folded."""
    main = next(tree(written("assess post-hct-active-gvhd", "html")).iter("main"))
    headings = [text(node) for node in main.iter() if node.tag == "h2"]
    folded = [text(node) for node in main.iter("summary")]
    suggestion = text(main[0])

    assert headings[:2] == ["Suggestion", "Options"]
    assert (
        "Suggested first salvage: inotuzumab ozogamicin, at most 2 cycles → second allo-HCT"
        in suggestion
    )
    assert "!! HIGH hepatotoxicity/VOD: prior allo-HCT" in suggestion
    assert not {"Suggestion", "Options", "Ask next", "References"} & set(folded)
    assert {"Every flag", "Every question", "Receipt", "Further references"} <= set(folded)


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_what_was_written_and_not_used_is_in_plain_sight(form: str, tmp_path: Path) -> None:
    """A slip in a case must not look like an answer to it; what is missing is asked first."""
    path = tmp_path / "case.toml"
    path.write_text('[[lines]]\nregimen = "unheard of"\n')
    page = said("assess", str(path), "-f", form)
    above = page.split("Ask first")[0]

    assert "Not fully used: lines" in above
    assert "Options" not in above


def test_what_is_said_names_its_sources() -> None:
    """A number leads to the source; those of what is in plain sight come first."""
    root = tree(written("assess post-hct-active-gvhd", "html"))
    numbers = re.findall(r"\[(\d+)", text(next(root.iter("main"))[0]))
    listed = next(with_class(root, "sources"))

    assert numbers
    assert numbers[0] == "1"
    assert "besponsa-us" in text(listed)


def sentences(value: Any) -> Iterator[str]:
    """What is said somewhere in an answer, in more than two words."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from sentences(part)
    elif isinstance(value, str) and len(value.split()) > 2:
        yield " ".join(value.split())


@pytest.mark.parametrize("case", [GVHD, SPARSE], ids=lambda case: Path(case).stem)
def test_everything_of_an_answer_is_in_its_document(case: str) -> None:
    """Every sentence, but for options that do not apply; of the reasons of flags the titles."""
    answer = json.loads(said("assess", case, "-f", "json"))
    words = text(tree(written(f"assess {Path(case).stem}", "html")))
    answer["options"] = [o for o in answer["options"] if o["verdict"] != "not-applicable"]
    for flag in answer["flags"]:
        for kind in ("reasons", "possible_reasons"):
            flag[kind] = [reason["title"] for reason in flag[kind]]

    assert [sentence for sentence in sentences(answer) if sentence not in words] == []
    assert answer["receipt"]["case_hash"] in words


@pytest.mark.parametrize(
    "name",
    ["assess post-hct-active-gvhd", "whynot", "needs", pytest.param("matrix", marks=slow)],
)
def test_markdown_holds_the_same_headings(name: str) -> None:
    """A note is read in the same order."""
    note = written(name, "markdown")
    headings = [text(node) for node in tree(written(name, "html")).iter() if node.tag == "h2"]

    for heading in headings:
        assert re.search(rf"^## {re.escape(heading)}$", note.replace("\\", ""), re.M) or (
            heading == "Further references"
        )
