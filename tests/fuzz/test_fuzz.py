"""Whatever comes in, the promises hold; and the driver that says so can see that they do not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.budget import trials
from tests.fuzz.call import Call, Outcome
from tests.fuzz.ends import every_end
from tests.fuzz.kinds import KINDS
from tests.fuzz.pool import Pool
from tests.fuzz.promises import broken, snapshot


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as made:
        yield made


@pytest.mark.parametrize("kind", KINDS)
def test_no_input_breaks_a_promise(kind: str, pool: Pool) -> None:
    """`python -m tests.fuzz --only KIND --seed SEED` shows again what is named here."""
    answers = [pool.ask(kind, seed) for seed in range(trials(kind))]

    assert [(answer.seed, answer.broken, answer.words) for answer in answers if answer.broken] == []


def test_a_seed_is_a_trial() -> None:
    """The same seed, in another process, types the same and reads as many bytes."""
    with Pool() as first, Pool() as second:
        for kind in ("toml", "csv", "kills"):
            once, again = first.ask(kind, 7), second.ask(kind, 7)
            assert (once.words, once.size, once.code) == (again.words, again.size, again.code)
