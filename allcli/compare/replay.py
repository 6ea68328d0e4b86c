"""Whether a result still stands: the same case, assessed again with today's rulebook and engine."""

import json
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError

from allcli.case.bounds import TOO_DEEP
from allcli.case.places import PLACES, Jurisdiction
from allcli.case.read import Source
from allcli.compare.side import Side
from allcli.engine.prepared import Prepared
from allcli.triage.assessment import Assessment, Receipt
from allcli.triage.explore.difference import Difference, differences

MAX_RESULT = 50_000_000  # bytes, of perhaps a thousand results in one list
Cause = Literal["case", "rulebook", "engine", "place", "day", "result"]


class NotAResultError(ValueError):
    """A text that is not a result of `allcli assess --format json`, or of another case."""


class Changed(NamedTuple):
    """What went in otherwise than it did then; `details` name the facts or criteria."""

    cause: Cause
    says: str
    details: tuple[str, ...]


class Replayed(NamedTuple):
    """A result beside today's: `same` when nothing that a reader sees differs."""

    same: bool
    then: Assessment
    now: Assessment
    differences: tuple[Difference, ...]
    changed: tuple[Changed, ...]


def read_result(text: str, source: Source) -> Assessment:
    """The result in a JSON text; of a list the one of this case. Raises NotAResultError."""
    try:
        raw = json.loads(text)
    except RecursionError:
        raise NotAResultError(TOO_DEEP) from None
    except ValueError as error:
        raise NotAResultError(f"not valid JSON: {error}") from None
    every = raw if isinstance(raw, list) else [raw]
    mine = [each for each in every if _is_of(each, source)] if isinstance(raw, list) else every
    if not mine:
        raise NotAResultError(f"holds {len(every)} results, and none is of this case")
    try:
        return Assessment.model_validate(mine[0], strict=False)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the top"
        said = f"not a result of `allcli assess --format json`: at {where}: {first['msg'].lower()}"
        raise NotAResultError(said) from None


def _is_of(each: Any, source: Source) -> bool:
    """Whether a result is of this case: the same text, or else the same label."""
    receipt = each.get("receipt") if isinstance(each, dict) else None
    if not isinstance(receipt, dict):
        return False
    label = source.case.id
    return receipt.get("case_hash") == source.hash or (
        label is not None and receipt.get("case_id") == label
    )


def place_of(then: Assessment) -> Jurisdiction | None:
    """The place whose rules the result was made by."""
    return next((each for each in PLACES if each == then.receipt.jurisdiction), None)


def replay(then: Assessment, source: Source, rulebook: Prepared) -> Replayed:
    """Assess the case again, as of the same day and at the same place."""
    side = Side(rulebook, then.receipt.as_of, place_of(then))
    now = side.answer(source)
    found = differences(then, now)
    changed = tuple(_changed(then, now, source))
    if found and not changed:
        said = "case, rulebook and engine are the same: the result was altered after it was made"
        changed = (Changed("result", said, ()),)
    return Replayed(not found, then, now, found, changed)


def _changed(then: Assessment, now: Assessment, source: Source) -> Iterator[Changed]:
    one, two = then.receipt, now.receipt
    if one.case_hash != two.case_hash:
        facts = _facts(then.facts, now.facts)
        said = (
            "the case has changed" if facts else "the case is written otherwise, with equal facts"
        )
        yield Changed("case", said, facts)
        yield from _elsewhere(one, source)
    if one.rulebook_hash != two.rulebook_hash:
        yield Changed("rulebook", _rulebooks(one, two), (*_findings(then, now), *_local(then, now)))
    if one.engine != two.engine:
        same_text = one.case_hash == two.case_hash
        facts = _facts(then.facts, now.facts) if same_text else ()
        yield Changed("engine", _engines(one, two), facts)


def _facts(one: dict[str, str], two: dict[str, str]) -> tuple[str, ...]:
    """`disease.marrow_blasts_pct: 35, now 60`."""
    return tuple(
        f"{name}: {one.get(name, 'not known')}, now {two.get(name, 'not known')}"
        for name in dict.fromkeys([*one, *two])
        if one.get(name) != two.get(name)
    )


def _elsewhere(one: Receipt, source: Source) -> Iterator[Changed]:
    """A day or a place that the case now states otherwise; the result's were used."""
    stated = "" if source.case.assessed_on is None else str(source.case.assessed_on)
    if stated != one.assessed_on:
        said = f"assessed_on is now {stated or 'not stated'}; replayed as of {one.as_of}"
        yield Changed("day", said, ())
    place = source.case.jurisdiction
    if place is not None and one.jurisdiction and place != one.jurisdiction:
        yield Changed("place", f"the case now says {place}; replayed in {one.jurisdiction}", ())


def _rulebooks(one: Receipt, two: Receipt) -> str:
    """That the rulebook differs, and where a local one is missing or new, that."""
    then, now = ({each.file: each.hash for each in side.local} for side in (one, two))
    said = f"another rulebook: {one.rulebook_hash[:12]}, now {two.rulebook_hash[:12]}"
    parts = [f"{file} is not used now (--rulebook)" for file in then if file not in now]
    parts += [f"{file} was not used then" for file in now if file not in then]
    parts += [f"{file} has changed" for file in then if now.get(file, then[file]) != then[file]]
    return f"{said}; {'; '.join(parts)}" if parts else said


def _engines(one: Receipt, two: Receipt) -> str:
    versions = f"allcli {one.allcli}, now {two.allcli}" if one.allcli != two.allcli else "the code"
    return f"another engine ({versions}): {one.engine[:12]}, now {two.engine[:12]}"


def _local(then: Assessment, now: Assessment) -> tuple[str, ...]:
    """Local changes that touch one of the answers and not the other."""
    one, two = (
        [f"{each.kind} {each.name}, {each.what} by {each.file}" for each in side.local]
        for side in (then, now)
    )
    return (
        *(f"no longer: {each}" for each in one if each not in two),
        *(f"now: {each}" for each in two if each not in one),
    )


def _findings(then: Assessment, now: Assessment) -> tuple[str, ...]:
    """Criteria that answer otherwise; one that was not there counts as one that does not hold."""
    one, two = then.findings, now.findings
    return tuple(
        f"{name}: {one.get(name, 'not there')}, now {two.get(name, 'not there')}"
        for name in dict.fromkeys([*one, *two])
        if one.get(name, "no") != two.get(name, "no")
    )
