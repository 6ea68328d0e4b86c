"""Whether a result still stands: the same case, assessed again with today's rulebook and engine."""

import json
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from pydantic import TypeAdapter, ValidationError

from allcli.case.files.bounds import TOO_DEEP
from allcli.case.files.read import Source
from allcli.case.places import PLACES, Jurisdiction
from allcli.compare.side import Side
from allcli.engine.prepared import Prepared
from allcli.triage.assessment import Assessment
from allcli.triage.explore.difference import Difference, differences
from allcli.triage.receipt import Receipt

MAX_RESULT = 50_000_000  # bytes, of perhaps a thousand results in one list
ChangedInput = Literal["case", "rulebook", "engine", "place", "day", "result"]


class NotAResultError(ValueError):
    """A text that is not a result of `allcli assess --format json`, or of another case."""


class Changed(NamedTuple):
    """What went in otherwise than it did then; `details` name the facts or criteria."""

    cause: ChangedInput
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
    mine = (
        [result for result in every if _is_of(result, source)] if isinstance(raw, list) else every
    )
    if not mine:
        raise NotAResultError(f"holds {len(every)} results, and none is of this case")
    try:
        return TypeAdapter(Assessment).validate_python(mine[0])
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the top"
        said = f"not a result of `allcli assess --format json`: at {where}: {first['msg'].lower()}"
        raise NotAResultError(said) from None


def _is_of(result: Any, source: Source) -> bool:
    """Whether a result is of this case: the same text, or else the same label."""
    receipt = result.get("receipt") if isinstance(result, dict) else None
    if not isinstance(receipt, dict):
        return False
    label = source.case.id
    return receipt.get("case_hash") == source.hash or (
        label is not None and receipt.get("case_id") == label
    )


def place_of(then: Assessment) -> Jurisdiction | None:
    """The place whose rules the result was made by."""
    return next((place for place in PLACES if place == then.receipt.jurisdiction), None)


def replay(then: Assessment, source: Source, rulebook: Prepared) -> Replayed:
    """Assess the case again, as of the same day and at the same place."""
    side = Side(rulebook, then.receipt.as_of, place_of(then))
    now = side.answer(source)
    unlike = differences(then, now)
    changed = tuple(_changed(then, now, source))
    if unlike and not changed:
        said = "case, rulebook and engine are the same: the result was altered after it was made"
        changed = (Changed("result", said, ()),)
    return Replayed(not unlike, then, now, unlike, changed)


def _changed(then: Assessment, now: Assessment, source: Source) -> Iterator[Changed]:
    receipt, today = then.receipt, now.receipt
    if receipt.case_hash != today.case_hash:
        facts = _facts(then.facts, now.facts)
        said = (
            "the case has changed" if facts else "the case is written otherwise, with equal facts"
        )
        yield Changed("case", said, facts)
        yield from _elsewhere(receipt, source)
    if receipt.rulebook_hash != today.rulebook_hash:
        yield Changed(
            "rulebook", _rulebooks(receipt, today), (*_findings(then, now), *_local(then, now))
        )
    if receipt.engine != today.engine:
        same_text = receipt.case_hash == today.case_hash
        facts = _facts(then.facts, now.facts) if same_text else ()
        yield Changed("engine", _engines(receipt, today), facts)


def _facts(before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    """`disease.marrow_blasts_pct: 35, now 60`."""
    return tuple(
        f"{name}: {before.get(name, 'not known')}, now {after.get(name, 'not known')}"
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    )


def _elsewhere(receipt: Receipt, source: Source) -> Iterator[Changed]:
    """A day or a place that the case now states otherwise; the result's were used."""
    stated = "" if source.case.assessed_on is None else str(source.case.assessed_on)
    if stated != receipt.assessed_on:
        said = f"assessed_on is now {stated or 'not stated'}; replayed as of {receipt.as_of}"
        yield Changed("day", said, ())
    place = source.case.jurisdiction
    if place is not None and receipt.jurisdiction and place != receipt.jurisdiction:
        yield Changed("place", f"the case now says {place}; replayed in {receipt.jurisdiction}", ())


def _rulebooks(receipt: Receipt, today: Receipt) -> str:
    """That the rulebook differs, and where a local one is missing or new, that."""
    then, now = ({file.file: file.hash for file in side.local} for side in (receipt, today))
    said = f"another rulebook: {receipt.rulebook_hash[:12]}, now {today.rulebook_hash[:12]}"
    parts = [f"{file} is not used now (--rulebook)" for file in then if file not in now]
    parts += [f"{file} was not used then" for file in now if file not in then]
    parts += [f"{file} has changed" for file in then if now.get(file, then[file]) != then[file]]
    return f"{said}; {'; '.join(parts)}" if parts else said


def _engines(receipt: Receipt, today: Receipt) -> str:
    versions = (
        f"allcli {receipt.allcli}, now {today.allcli}"
        if receipt.allcli != today.allcli
        else "the code"
    )
    return f"another engine ({versions}): {receipt.engine[:12]}, now {today.engine[:12]}"


def _local(then: Assessment, now: Assessment) -> tuple[str, ...]:
    """Local changes that touch one of the answers and not the other."""
    before, after = (
        [f"{change.kind} {change.name}, {change.what} by {change.file}" for change in side.local]
        for side in (then, now)
    )
    return (
        *(f"no longer: {change}" for change in before if change not in after),
        *(f"now: {change}" for change in after if change not in before),
    )


def _findings(then: Assessment, now: Assessment) -> tuple[str, ...]:
    """Criteria that answer otherwise; one that was not there counts as one that does not hold."""
    before, after = then.findings, now.findings
    return tuple(
        f"{name}: {before.get(name, 'not there')}, now {after.get(name, 'not there')}"
        for name in dict.fromkeys([*before, *after])
        if before.get(name, "no") != after.get(name, "no")
    )
