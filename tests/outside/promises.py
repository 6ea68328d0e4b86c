"""What an answer says that no filling in of blanks can change, held against what it then is."""

import re
from collections.abc import Iterator
from math import inf, nextafter
from pathlib import Path
from typing import Any

import allcli
from allcli.case.calculators.scale import bounds
from allcli.case.facts import FACTS, Facts, Value
from allcli.case.files.read import read_case
from allcli.case.problems import CaseError
from allcli.case.span import PartlyListed, Span
from tests.outside.blanks import Blanks, Document, Schema, in_json

Answer = dict[str, Any]
VERDICTS = ("suitable", "caution", "avoid", "contraindicated")
_TRIES = 6
_SLIP = re.compile(r"labs\.(bilirubin|ast|alt|alp|ldh)\b.*(is unusual|no laboratory has)")


def answer(case: Document, path: Path) -> Answer | None:
    """What is printed of a case that is written to a file; None where the file is refused."""
    if facts_in(case, path) is None:
        return None
    return allcli.assess(path).as_objects()


def facts_in(case: Document, path: Path) -> Facts | None:
    """The facts of a case that is written to a file; None where it is refused, or called a slip.

    A number that is doubted because of its unit is set aside where its limit is not known.
    """
    path.write_text(in_json(case), encoding="utf-8")
    try:
        source = read_case(str(path))
    except CaseError:
        return None
    return None if any(_SLIP.search(str(doubt)) for doubt in source.warnings) else source.facts


def tried(schema: Schema, seed: int, completions: int, path: Path) -> Iterator[str | None]:
    """Each completion of one case: None where it keeps every promise, else the first one broken."""
    blanks = Blanks(schema, seed)
    partial = blanks.case()
    before = answer(partial, path)
    while before is None:
        partial = blanks.case()
        before = answer(partial, path)
    for _ in range(completions):
        for attempt in range(_TRIES):
            completion = blanks.filled(partial, most=60 // 2**attempt + 1)
            after = answer(completion, path)
            if after is not None:
                broken = next(broken_promises(before, after), None)
                yield broken and f"{broken}\n  {in_json(partial)}\n  {in_json(completion)}"
                break


def kept_facts(schema: Schema, seed: int, completions: int, path: Path) -> Iterator[str | None]:
    """As `tried`, of the facts alone, as they are: sooner done."""
    blanks = Blanks(schema, seed)
    partial = blanks.case()
    before = facts_in(partial, path)
    while before is None:
        partial = blanks.case()
        before = facts_in(partial, path)
    for _ in range(completions):
        for attempt in range(_TRIES):
            completion = blanks.filled(partial, most=60 // 2**attempt + 1)
            after = facts_in(completion, path)
            if after is not None:
                lost = [
                    f"{fact.name}: {earlier!r} becomes {now!r}"
                    for fact, earlier, now in zip(FACTS, before.values, after.values, strict=True)
                    if not _is_kept(earlier, now)
                ]
                yield f"{lost}\n  {in_json(partial)}\n  {in_json(completion)}" if lost else None
                break


def _is_kept(earlier: Value, now: Value) -> bool:
    """Whether a value is as certain as before; a number that is told twice may be rounded."""
    if earlier is None or earlier == now:
        return True
    if isinstance(earlier, PartlyListed):
        words = now.words if isinstance(now, PartlyListed) else now
        return isinstance(words, tuple) and {*earlier.words} <= {*words}
    if not isinstance(earlier, int | float | Span) or isinstance(earlier, bool):
        return False
    if not isinstance(now, int | float | Span):
        return False
    (low, high), (least, most) = bounds(earlier), bounds(now)
    return low <= least * 1.05 + 1e-9 and most <= high * 1.05 + 1e-9


def broken_promises(before: Answer, after: Answer) -> Iterator[str]:
    """What the first answer said for certain, and the second says otherwise."""
    yield from _facts(before["facts"], after["facts"])
    later = {option["id"]: option for option in after["options"]}
    for option in before["options"]:
        if option["id"] not in later:
            yield f"{option['id']} is missing"
        else:
            yield from _option(option, later[option["id"]])
    held, now = before["suggestion"], after["suggestion"]
    for part in ("salvage", "destination", "robust") if held["robust"] else ():
        if held[part] != now[part]:
            yield f"robust, but {part} becomes {now[part]!r} from {held[part]!r}"


def _facts(before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    for name, earlier in before.items():
        now = after.get(name)
        if now is None:
            yield f"{name}: {earlier!r} becomes unknown"
            continue
        (low, high), (least, most) = _ends(earlier), _ends(now)
        if low is None:
            if earlier != now:
                yield f"{name}: {earlier!r} becomes {now!r}"
        elif not (_near(low, least) or low <= least) or not (_near(high, most) or most <= high):
            yield f"{name}: {earlier!r} becomes {now!r}"


def _ends(text: str) -> tuple[Any, Any]:
    """The least and the most that a number is, as it is printed; no number has no ends."""
    number = r"(-?[\d.]+(?:e[-+]?\d+)?|inf)"
    match = re.fullmatch(rf"(?:above |at least )?{number}(?: to (below )?{number})?", text)
    if not match:
        return None, None
    low, open_end = float(match[1]), re.match("above|at least", text)
    high = float(match[3]) if match[3] else inf if open_end else low
    return low, nextafter(high, -inf) if match[2] else high


def _near(number: float, other: float) -> bool:
    """Four digits are printed."""
    return abs(number - other) <= 1e-3 * max(abs(number), abs(other), 1)


def _option(before: Answer, after: Answer) -> Iterator[str]:
    name, applies = before["id"], before["applies"]
    if applies in ("yes", "no") and after["applies"] != applies:
        yield f"{name} applies: {applies!r} becomes {after['applies']!r}"
    if after["applies"] == "no":
        return
    best, worst = (VERDICTS.index(before[end]) for end in ("verdict", "worst"))
    later = [VERDICTS.index(after[end]) for end in ("verdict", "worst")]
    if not best <= later[0] <= later[1] <= worst:
        yield f"{name}: {before['verdict']}..{before['worst']} becomes {after['verdict']}"
