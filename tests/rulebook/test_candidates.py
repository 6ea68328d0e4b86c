"""What became of each candidate criterion that was gathered from the literature."""

import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from allcli.engine.prepared import Prepared


class Candidate(NamedTuple):
    """One candidate: the records that cover it, else why there is none."""

    asks: str
    by: tuple[str, ...] = ()
    part: str = ""
    left_out: str = ""


NUMBERED = {
    "blinatumomab": ("B", 30),
    "inotuzumab-vod": ("INO-", 30),
    "hct-gvhd": ("HCT-", 30),
    "salvage-guidelines": ("C", 40),
    "korea": ("KR-", 30),
    "age": ("AGE-", 10),
    "children": ("CH-", 13),
    "organ-limits": ("OL-", 3),
    "mrd-positive": ("M-", 4),
    "lineage": ("LIN-", 19),
    "cns": ("CNS-", 12),
    "sites": ("SITE-", 7),
    "re-use": ("RU-", 10),
    "infection": ("IN-", 7),
    "pregnancy": ("PR-", 3),
    "heart": ("HE-", 7),
    "present-toxicity": ("PT-", 4),
    "late-transplants": ("LT-", 3),
}
TOPICS: dict[str, dict[str, Candidate]] = {
    topic: {
        name: Candidate(**{**line, "by": tuple(line.get("by", ()))}) for name, line in of.items()
    }
    for topic, of in tomllib.loads(
        Path(__file__).with_name("candidates.toml").read_text(encoding="utf-8")
    ).items()
}
CANDIDATES = {name: candidate for topic in TOPICS.values() for name, candidate in topic.items()}
REASONS = [
    pytest.param(text, id=f"{name} {kind}")
    for name, candidate in CANDIDATES.items()
    for kind, text in (("part", candidate.part), ("left out", candidate.left_out))
    if text
]


@pytest.mark.parametrize("topic", NUMBERED)
def test_every_candidate_is_accounted_for(topic: str) -> None:
    """Each topic numbers its candidates without a hole."""
    prefix, number = NUMBERED[topic]

    assert list(TOPICS[topic]) == [f"{prefix}{i:02}" for i in range(1, number + 1)]


def test_no_topic_is_forgotten() -> None:
    """The topics are these and no others, 262 candidates in all."""
    assert set(TOPICS) == set(NUMBERED)
    assert len(CANDIDATES) == 262


@pytest.mark.parametrize("name", CANDIDATES)
def test_a_candidate_is_covered_or_left_out(name: str) -> None:
    """A candidate has records or a reason for having none; what is left out has no part."""
    candidate = CANDIDATES[name]

    assert candidate.asks
    assert bool(candidate.by) != bool(candidate.left_out)
    assert not (candidate.left_out and candidate.part)
    assert len(set(candidate.by)) == len(candidate.by)


@pytest.mark.parametrize("name", CANDIDATES)
def test_what_covers_a_candidate_is_in_the_rulebook(name: str, rulebook: Prepared) -> None:
    """Every record named is a criterion, an option, an outcome row or an access row."""
    known = {criterion.id for criterion in rulebook.criteria}
    known |= {row.id for row in rulebook.outcomes}
    known |= {f"{a.option}/{a.jurisdiction}/{a.layer}/{a.since}" for a in rulebook.access}

    assert set(CANDIDATES[name].by) <= known | set(rulebook.options)


@pytest.mark.parametrize("text", REASONS)
def test_a_reason_is_a_sentence(text: str) -> None:
    """What is left out, in whole or in part, says why in plain words."""
    assert "MISSING" not in text
    assert len(text.split()) >= 5
    assert text[0].isupper()
    assert text.endswith(".")
