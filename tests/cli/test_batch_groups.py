"""`allcli batch`: counts by a column, and a summary that may leave the hospital."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import run
from tests.cohort.cohorts import settled


def cohort(**places: int) -> str:
    """So many patients at each place."""
    names = [place for place, number in places.items() for _ in range(number)]
    cases = map(json.loads, settled(len(names)).splitlines())
    return "".join(
        json.dumps({**case, "jurisdiction": name}) + "\n"
        for case, name in zip(cases, names, strict=True)
    )


def summary(tmp_path: Path, stdin: str, *words: str) -> dict[str, Any]:
    file = tmp_path / "s.json"
    run("batch", "-", "-q", "--columns", "id", "--summary", str(file), *words, stdin=stdin)
    made: dict[str, Any] = json.loads(file.read_text())
    return made


def test_a_summary_counts_by_a_column(tmp_path: Path) -> None:
    """How many of each group, how certain, and which salvage; on the screen too."""
    made = summary(tmp_path, cohort(KR=3, US=2), "--by", "jurisdiction")

    assert made["groups"] == {"KR": 3, "US": 2}
    assert {name: sum(n.values()) for name, n in made["certainty by group"].items()} == {
        "KR": 3, "US": 2,
    }  # fmt: skip
    assert set(made["salvage by group"]) == {"KR", "US"}
    shown = run("batch", "-", "--columns", "id", "--by", "jurisdiction", stdin=cohort(KR=3))
    assert "GROUPS" in shown.stderr


def test_no_count_below_the_least_is_told(tmp_path: Path) -> None:
    """Nor is one that the others and the whole would give, nor a patient by id or line."""
    stdin = cohort(KR=9, US=7, JP=2) + '{"id": "secret", "patient": {"age": 340}}\n'

    made = summary(tmp_path, stdin, "--by", "jurisdiction", "--min-count", "5")
    text = run(
        "batch", "-", "--columns", "id", "--by", "jurisdiction", "--min-count", "5", stdin=stdin
    ).stderr

    assert made["groups"] == {"KR": 9}
    for topic in ("access", "certainty by group", "salvage by group"):
        assert set(made[topic]) == {"KR"}
    assert made["cases"] == {"assessed": 18}
    assert "errors" not in {topic for topic, names in made.items() if names}
    assert "secret" not in text
    assert "340" not in text
    assert "18 cases assessed" in text


def test_of_fewer_patients_than_the_least_nothing_is_told(tmp_path: Path) -> None:
    """Not even how many they are."""
    assert summary(tmp_path, cohort(KR=4), "--min-count", "5") == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "salvge"), 'did you mean "salvage"?'),
        (("--min-count", "5", "--html", "pages"), "leave --min-count out"),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], said: str) -> None:
    """Before anything is read."""
    done = run("batch", "cases", *words)

    assert done.returncode == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())
