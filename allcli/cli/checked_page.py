"""What a check of the rulebook found, as lines of text, as data, and as cases."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from allcli.case.facts import VOCABULARY
from allcli.case.files.write import toml_text
from allcli.cli.page import INDENT, wrapped
from allcli.report.layout import Line
from allcli.rulebook.explain import shown
from allcli.verify.check import counts
from allcli.verify.findings import KINDS, Example, Finding

STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}


def page(found: Sequence[Finding], width: int, *, everything: bool) -> Iterator[Line]:
    """The findings by kind, then how many; notes and accepted ones only where all is asked for."""
    open_ = found if everything else counts(found)
    for kind, says in KINDS.items():
        its = [each for each in open_ if each.kind == kind]
        if its:
            yield from wrapped(f"{kind}: {says}", width, "bold")
        for each in its:
            yield from _finding(each, width)
        if its:
            yield []
    yield _sum(found)


def _finding(finding: Finding, width: int) -> Iterator[Line]:
    style = "dim" if finding.accepted else STYLES[finding.level]
    says = f"{finding.level}  {finding.about}: {finding.says}"
    yield from wrapped(says, width, style, INDENT, INDENT * 3)
    if finding.accepted:
        yield from wrapped(f"accepted: {finding.accepted}", width, "", INDENT * 3, INDENT * 4)
    if finding.example and finding.example.facts:
        yield from wrapped(_shown_by(finding.example), width, "", INDENT * 3, INDENT * 4)


def _shown_by(example: Example) -> str:
    facts = (
        f"{VOCABULARY[name].label} {shown(VOCABULARY[name], value)}"
        for name, value in example.facts.items()
    )
    missing = "" if example.case else " (facts only: no case file was found that gives just these)"
    return f"shown by: {'; '.join(facts)}{missing}"


def _sum(found: Sequence[Finding]) -> Line:
    left = counts(found)
    accepted = sum(bool(each.accepted) for each in found)
    notes = len(found) - len(left) - accepted
    words = [f"{len(left)} finding{'' if len(left) == 1 else 's'}"]
    words += [f"{accepted} accepted"] * bool(accepted)
    words += [f"{notes} note{'' if notes == 1 else 's'}"] * bool(notes)
    rest = " (--all shows them)" if accepted or notes else ""
    return [(", ".join(words) + rest, "red" if left else "green")]


def as_data(found: Sequence[Finding]) -> list[dict[str, Any]]:
    """For a program."""
    return [
        each._asdict() | {"example": each.example._asdict() if each.example else None}
        for each in found
    ]


def cases(found: Sequence[Finding]) -> Mapping[str, str]:
    """The text of a case file for every finding that has one, by file name."""
    made: dict[str, str] = {}
    for each in found:
        if each.example and each.example.case:
            name = _name(each, made)
            document = {"id": name.removesuffix(".toml"), **each.example.case}
            document.setdefault("assessed_on", str(each.as_of))
            made[name] = toml_text(_in_order(document), f"{each.kind}: {each.about}: {each.says}")
    return made


def _name(finding: Finding, taken: Mapping[str, str]) -> str:
    about = finding.about.replace("/", "-").replace(" ", "-")
    names = (f"{finding.kind}-{about}{f'-{i}' if i else ''}.toml" for i in range(len(taken) + 1))
    return next(name for name in names if name not in taken)


def _in_order(document: Mapping[str, Any]) -> dict[str, Any]:
    """What stands at the top level first."""
    return dict(sorted(document.items(), key=lambda item: isinstance(item[1], dict | list)))
