"""The result of running vignettes as one record, and as plain data."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from allcli.engine.prepared import Prepared
from allcli.verify.claims import SIDES
from allcli.verify.coverage import Covered, coverage, sides_of_constraints
from allcli.verify.mutation import Mutation, mutate
from allcli.verify.patients import KnownPatient, patients_of, where
from allcli.verify.records import Folder
from allcli.verify.run import Ran, run


class Examined(NamedTuple):
    """What ran, what it covers, and which faults it notices, if that was asked for.

    `constraints` are those of roads, with the answers that were seen of each.
    """

    folder: Folder
    ran: Sequence[Ran]
    covered: Sequence[Covered]
    constraints: Mapping[str, tuple[str, ...]]
    mutation: Mutation | None

    @property
    def failed(self) -> list[Ran]:
        """The patients that did not come out as claimed."""
        return [ran for ran in self.ran if ran.failures]

    @property
    def passed(self) -> list[KnownPatient]:
        """The patients that did."""
        return [ran.known for ran in self.ran if ran.known and not ran.failures]


def examine(folder: Folder, rulebook: Prepared, *, with_mutation: bool = False) -> Examined:
    """Run everything in a folder."""
    ran = list(run(patients_of(folder), rulebook))
    passed = [result.known for result in ran if result.known and not result.failures]
    covered = coverage(passed, rulebook, folder.accepted)
    mutation = mutate(passed, rulebook, folder.accepted) if with_mutation else None
    return Examined(folder, ran, covered, sides_of_constraints(passed, rulebook), mutation)


class Totals(NamedTuple):
    """Criteria seen true, false and open, of how many that can be; atoms at work, of how many."""

    criteria: int
    yes: int
    no: int
    unknown: int
    can_be_open: int
    atoms: int
    at_work: int
    accepted: int


def totals(covered: Sequence[Covered]) -> Totals:
    """The sums over criteria."""
    atoms = [atom for criterion in covered for atom in criterion.atoms]
    accepted = sum(bool(atom.accepted) for atom in atoms)
    yes, no, unknown = (sum(bool(criterion.seen[side]) for criterion in covered) for side in SIDES)
    return Totals(
        criteria=len(covered),
        yes=yes,
        no=no,
        unknown=unknown,
        can_be_open=sum(not criterion.never_open for criterion in covered),
        atoms=len(atoms),
        at_work=sum(atom.is_covered for atom in atoms) - accepted,
        accepted=accepted,
    )


def as_data(examined: Examined) -> dict[str, Any]:
    """For a program."""
    return {
        "patients": len(examined.ran),
        "failures": [_failure(examined.folder, ran) for ran in examined.failed],
        "totals": totals(examined.covered)._asdict(),
        "coverage": [
            covered._asdict() | {"atoms": [atom._asdict() for atom in covered.atoms]}
            for covered in examined.covered
        ],
        "constraints": dict(examined.constraints),
        "mutation": examined.mutation and _mutation(examined.mutation),
    }


def _failure(folder: Folder, ran: Ran) -> dict[str, Any]:
    patient = ran.patient
    return {
        "where": where(folder, patient), "name": patient.name, "says": patient.says,
        "why": list(ran.failures),
    }  # fmt: skip


def _mutation(mutation: Mutation) -> Mapping[str, Any]:
    return {
        "tried": mutation.tried,
        "score": round(mutation.score, 2),
        "not_noticed": [
            {"criterion": survivor.mutant.criterion, "fault": survivor.mutant.what,
             "accepted": survivor.accepted}
            for survivor in mutation.lives
        ],
    }  # fmt: skip
