"""The differences of two rulebooks, and of the answers to a cohort, as text and as JSON."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from allcli.compare.cause import Compared, ExplainedDifference, Restorable
from allcli.compare.records import RecordChange
from allcli.report.brief import name as name_of
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import INDENT, StyledLine, labelled, title, wrapped

HEADS = {
    "option": "OPTIONS",
    "criterion": "CRITERIA",
    "access": "ACCESS",
    "outcome": "PUBLISHED OUTCOMES",
    "interval": "DAYS OF A ROAD",
    "constraint": "CONSTRAINTS OF A ROAD",
    "reference": "REFERENCES",
    "order": "DEFAULT ORDER",
}
COUNTED = ("note",)


class Differences(NamedTuple):
    """What differs between two sides by their names, and between their answers where asked for."""

    a: str
    b: str
    changes: Sequence[RecordChange]
    cases: Sequence[Compared] | None


def _lines(differences: Differences, width: int) -> Iterator[StyledLine]:
    """Records by kind, then the cohort."""
    a, b, changes, cases = differences
    yield from wrapped(f"A: {a}    B: {b}", width, "bold")
    if not changes:
        yield [("No record differs.", "")]
    for kind, head in HEADS.items():
        same = [change for change in changes if change.kind == kind]
        if same:
            yield []
            yield [(head, "bold")]
            for change in same:
                yield from _record(change, width)
    if cases is not None:
        yield from _cohort(cases, width)


def _record(change: RecordChange, width: int) -> Iterator[StyledLine]:
    style = {"only in A": "red", "only in B": "green"}.get(change.what, "yellow")
    said = f"{change.name}: {change.what}: {change.says}"
    yield from wrapped(said, width, style, INDENT, INDENT * 2)
    for field in change.fields:
        rows = [(f"{field.field}  A", field.before), ("B".rjust(len(field.field) + 3), field.after)]
        yield from ([(INDENT, ""), *line] for line in labelled(rows, width - len(INDENT)))


def _cohort(cases: Sequence[Compared], width: int) -> Iterator[StyledLine]:
    changed = [case for case in cases if case.explained]
    yield []
    yield [("COHORT", "bold")]
    said = f"{len(changed)} of {len(cases)} cases are answered differently"
    yield [(INDENT + said + ("" if changed else "."), "")]
    counts = Counter(
        item
        for case in changed
        for item in dict.fromkeys(
            cause for explained in case.explained for cause in explained.causes
        )
    )
    for item, count in counts.most_common():
        yield from wrapped(f"{count} through {cause(item)}", width, "", INDENT * 2, INDENT * 4)
    for case in changed:
        yield []
        yield from title(name_of(case.after), "bold", width)
        yield from explanations(case.explained, width)


def explanations(explained: Sequence[ExplainedDifference], width: int) -> Iterator[StyledLine]:
    """Differences under their cause; of notes only how many."""
    groups: dict[tuple[tuple[Restorable, ...], bool], list[ExplainedDifference]] = {}
    for record in explained:
        groups.setdefault((record.causes, record.together), []).append(record)
    for same in groups.values():
        yield from wrapped(through(same[0]), width, "cyan", INDENT, INDENT * 2)
        listed = [record.difference for record in same if record.difference.aspect not in COUNTED]
        for difference in listed:
            words = f"{difference.name}: A {difference.before}; B {difference.after}"
            yield from wrapped(words, width, "", INDENT * 2, INDENT * 3)
        notes = len(same) - len(listed)
        if notes:
            yield [(f"{INDENT * 2}{notes} note{'s' * (notes != 1)} shown on one side only", "")]


def through(explained: ExplainedDifference) -> str:
    """The causes of a difference in words."""
    if not explained.causes:
        return "through no record: the place is known on one side only, or facts depend on it"
    said = [cause(item) for item in explained.causes]
    if len(said) == 1:
        return f"through {said[0]}"
    how = "through all of these together" if explained.together else "through each of these alone"
    return f"{how}: {'; '.join(said)}"


def cause(item: Restorable) -> str:
    """`criterion blinatumomab-cns-disease (active CNS leukaemia)`."""
    if item.kind == "order":
        return "the default order"
    kind = "access to" if item.kind == "access" else item.kind
    return f"{kind} {item.name}" + (f" ({item.says})" if item.says else "")


def _data(differences: Differences) -> dict[str, Any]:
    """The same for programs."""
    a, b, changes, cases = differences
    made: dict[str, Any] = {
        "a": a,
        "b": b,
        "records": [
            change._asdict() | {"fields": [field._asdict() for field in change.fields]}
            for change in changes
        ],
    }
    if cases is not None:
        made["cohort"] = [
            {
                "case": name_of(case.after),
                "source": case.source.name,
                "differences": [explained_data(explained) for explained in case.explained],
            }
            for case in cases
        ]
    return made


def explained_data(explained: ExplainedDifference) -> dict[str, Any]:
    """A difference with its causes."""
    return {
        **explained.difference._asdict(),
        "causes": [
            {"kind": item.kind, "name": item.name, "says": item.says} for item in explained.causes
        ],
        "together": explained.together,
    }


FORMATS: Formats[Differences] = {"text": Screen(_lines), "json": as_json(_data)}
