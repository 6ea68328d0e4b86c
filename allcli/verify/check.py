"""Everything that can be proved of a rulebook, in one list."""

import tomllib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from allcli.engine.load import CRITERIA
from allcli.engine.prepared import Prepared
from allcli.rulebook.verify import RulebookError
from allcli.verify.dates import dates
from allcli.verify.findings import Finding
from allcli.verify.gaps import gaps, stranded
from allcli.verify.one_sided import DrugClass, drug_classes, one_sided
from allcli.verify.parts import parts
from allcli.verify.preferring import preferring
from allcli.verify.reach import reach
from allcli.verify.redundant import redundant
from allcli.verify.roads import roads
from allcli.verify.sources import sources
from allcli.verify.stated import stated
from allcli.verify.world import MOST, World


class Accepted(NamedTuple):
    """A finding that was looked at and may stay: its kind, and what it is about (`*` for any).

    Of patients who are left with nothing, `when` is a condition of those who are known to be.
    """

    kind: str
    reason: str
    about: str = ""
    when: str = ""


def accepted() -> tuple[Accepted, ...]:
    """What was accepted of the rulebook of this package."""
    text = (CRITERIA / "accepted" / "check.toml").read_text("utf-8")
    return tuple(Accepted(**record) for record in tomllib.loads(text)["accepted"])


def check(
    rulebook: Prepared,
    known: Sequence[Accepted] = (),
    most: int = MOST,
    classes: Sequence[DrugClass] | None = None,
) -> Iterator[Finding]:
    """Every finding; those that were accepted with their reason.

    `classes` are the drugs that are compared with one another: those of this package by default.
    """
    world = World(rulebook, most)
    left_out, nowhere = (
        [accepted.when for accepted in known if accepted.when and accepted.kind == kind]
        for kind in ("gap", "no-road")
    )
    drugs = drug_classes() if classes is None else classes
    for part in (reach(world), redundant(world), preferring(world), parts(world), stated(world),
                 gaps(world, left_out), stranded(world, nowhere),
                 dates(world), roads(world, drugs), sources(rulebook),
                 one_sided(world, drugs)):  # fmt: skip
        for finding in part:
            yield finding._replace(accepted=_reason(finding, known))


def _reason(finding: Finding, known: Sequence[Accepted]) -> str:
    """Why a finding may stay, if that was written down."""
    return next((accepted.reason for accepted in known if covers(accepted, finding)), "")


def covers(accepted: Accepted, finding: Finding) -> bool:
    """Whether a finding is the one that was accepted."""
    return accepted.kind == finding.kind and fnmatchcase(finding.about, accepted.about)


def invalid(error: RulebookError) -> Iterator[Finding]:
    """What keeps a rulebook from loading, as findings."""
    for fault in error.faults:
        about, _, says = fault.partition(": ")
        yield Finding("invalid", "error", about, says)


def counts(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that ask for something to be done."""
    return tuple(
        finding for finding in findings if finding.level != "note" and not finding.accepted
    )
