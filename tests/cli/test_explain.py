"""`allcli explain`: a word of a report, a case or the rulebook, and where to read on."""

from typing import get_args

import pytest

from allcli.engine.prepared import Prepared
from allcli.report.rulebook.topic import names, senses
from allcli.rulebook import words
from tests.cli.shell import run
from tests.profile import slow


@pytest.mark.parametrize(
    ("topic", "says"),
    [
        ("provisional", "Missing facts could still change the suggestion"),
        ("contraindicated", "A product label says so"),
        ("reimbursed", "allcli matrix CASE"),
        ("secondary", "seen on a page that restates it"),
        ("single-arm", "without a control group"),
        ("hepatotoxicity-vod", "inotuzumab-vod-severe"),
        ("VOD", "inotuzumab-vod-severe"),
        ("hepatotoxicity/VOD", "inotuzumab-vod-severe"),
        ("labs.bilirubin", "or with its unit: umol/L"),
        ("bilirubin", "inotuzumab-bilirubin-hold"),
        ("lines[0].regimen", "field of a case"),
        ("liver.vod_severity", "inotuzumab-vod-severe"),
        ("immunotherapy", "allcli criteria list --option immunotherapy"),
        ("FLA-Ida", "A salvage, for relapsed or refractory ALL."),
        ("tower-all", "Published of blinatumomab"),
        ("tower-2017", "10.1056/NEJMoa1609783"),
        ("phenopacket", "cases/README.md"),
        ("FHIR", "recognised by itself"),
        ("OMOP", "cases/omop.sql"),
        ("REDCap", "repeating instruments"),
        ("map", "--map-template"),
    ],
)
def test_a_word_is_explained_wherever_it_comes_from(topic: str, says: str) -> None:
    """A term, a harm by either name, a field, a fact, a group, an option, a row, a source."""
    done = run("explain", topic, COLUMNS="100")

    assert done.returncode == 0
    assert says in done.stdout


def test_spelling_and_several_words_are_as_people_type_them() -> None:
    """Case, hyphens and blanks do not matter, and no quotes are needed."""
    assert (
        run("explain", "Still", "to", "exclude").stdout == run("explain", "still-to-exclude").stdout
    )


def test_a_word_of_two_meanings_is_explained_in_both() -> None:
    """A field of a case and a group of options."""
    said = run("explain", "cd19-car-t").stdout

    assert "exposure.cd19_car_t: field of a case" in said
    assert "cd19-car-t: group of options" in said


@pytest.mark.parametrize(
    ("topic", "meant"),
    [
        ("sutable", "suitable"),
        ("labs.bilirubn", "labs.bilirubin"),
        ("inotuzumab-vod-sever", "inotuzumab-vod-severe"),
        ("tower-2018", "tower-2017"),
    ],
)
def test_an_unknown_word_is_answered_with_what_was_meant(topic: str, meant: str) -> None:
    """And ends with 2."""
    done = run("explain", topic)

    assert done.returncode == 2
    assert done.stdout == ""
    assert f'did you mean "{meant}"?' in done.stderr


@pytest.mark.parametrize(
    "listed",
    [
        words.Verdict,
        words.Level,
        words.Status,
        words.Strength,
        words.FlagKind,
        words.NoteKind,
        words.OptionKind,
    ],
)
def test_every_word_of_the_rulebook_and_its_answers_can_be_explained(
    rulebook: Prepared, listed: object
) -> None:
    """A word that is added is explained, or this says so."""
    assert [word for word in get_args(listed) if not senses(rulebook, word)] == []


@slow
def test_whatever_can_be_asked_for_is_explained(rulebook: Prepared) -> None:
    """By the same names that are completed and suggested."""
    asked = names(rulebook)[::40]

    assert asked
    assert all(list(sense(80)) for name in asked for sense in senses(rulebook, name))
