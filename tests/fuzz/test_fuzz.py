"""Whatever comes in, the promises hold; and the driver that says so can see that they do not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from allcli.case.files.describe import entries, tables
from allcli.case.model import Case
from tests.fuzz.budget import trials
from tests.fuzz.call import Call, Outcome
from tests.fuzz.ends import every_end
from tests.fuzz.kinds import KINDS
from tests.fuzz.naughty import FORGED
from tests.fuzz.pool import Pool
from tests.fuzz.promises import broken, snapshot
from tests.profile import more


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as made:
        yield made


@more
@pytest.mark.parametrize("kind", KINDS)
def test_no_input_breaks_a_promise(kind: str, pool: Pool) -> None:
    """`python -m tests.fuzz --only KIND --seed SEED` shows again what is named here."""
    answers = [pool.ask(kind, seed) for seed in trials(kind)]

    assert [(answer.seed, answer.broken, answer.words) for answer in answers if answer.broken] == []


def test_a_seed_is_a_trial(pool: Pool) -> None:
    """The same one, in another process, types and reads the same."""
    with Pool() as other:
        for kind in ("toml", "csv", "strings"):
            once, again = pool.ask(kind, 7), other.ask(kind, 7)
            assert (once.words, once.size, once.code) == (again.words, again.size, again.code)


def test_what_hangs_is_named_and_hinders_no_other() -> None:
    """The worker is replaced; no patience at all takes every trial for one that hangs."""
    with Pool(wall=0) as hasty:
        assert hasty.ask("toml", 1).broken[0].startswith("hang: waits for ever")
        assert hasty.ask("toml", 2).seed == 2


def test_every_field_has_ends() -> None:
    """Also one that is new: they are read off the model."""
    fields = {("", entry.name) for entry in entries(Case)}
    for header, table in tables():
        fields |= {(header.strip("[]"), entry.name) for entry in entries(table)}

    assert {(end.table, end.field) for end in every_end()} == fields


SEEN = [
    (Outcome(3, b"", b""), "internal error: "),
    (Outcome(3, b"", b"", "KeyError: 'x' (case/read.py:x)"), "KeyError"),
    (Outcome(1, b"", b"x"), "exit code 1"),
    (Outcome(0, b"", b"Traceback (most recent call last)"), "a traceback is shown"),
    (Outcome(2, b"", b" \n"), "a refusal without a word"),
    (Outcome(2, b"", b"no\n"), "a refusal that does not name the file"),
    (Outcome(0, b'"\x1b[2J"', b""), "U+001B raw on stdout"),
    (Outcome(0, b"1", "\u202ex".encode()), "U+202E raw on stderr"),
    (Outcome(0, b"1", b"\xed\xa0\x80"), "U+DCED raw on stderr"),
    (Outcome(0, b"1", f"x\n{FORGED}\n".encode()), "a line of the input's own on stderr"),
    (Outcome(0, b"{", b""), "json that is none"),
    (Outcome(0, b"NaN", b""), "json that is none"),
    (Outcome(0, b'"\xe9"', b""), "json that is none"),
]


@pytest.mark.parametrize(("outcome", "said"), SEEN, ids=[said for _, said in SEEN])
def test_a_broken_promise_is_seen(outcome: Outcome, said: str) -> None:
    """Each of them; what keeps them all is passed over."""
    call = Call(("assess", "case.toml"), "case.toml", "json")

    assert said in "; ".join(broken(call, outcome, {}, {}))
    assert not [*broken(call, Outcome(0, b'{"x": "\\u001b"}', b"fine\n"), {}, {})]
    assert not [*broken(call, Outcome(2, b"", b"case.toml: no\n"), {}, {})]


def test_files_that_change_are_seen(tmp_path: Path) -> None:
    """Touched, gone, or new without being asked for."""
    call = Call((), writes=("asked",))
    (tmp_path / "touched").write_text("x")
    (tmp_path / "gone").write_text("x")
    before = snapshot(tmp_path)
    (tmp_path / "touched").chmod(0o600)
    (tmp_path / "gone").unlink()
    (tmp_path / "new").touch()
    (tmp_path / "asked").touch()

    assert list(broken(call, Outcome(0, b"", b""), before, snapshot(tmp_path))) == [
        "a file is gone", "a file is written that was not asked for", "a file is touched",
    ]  # fmt: skip
