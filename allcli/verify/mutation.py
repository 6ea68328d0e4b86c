"""Which faults of a rulebook the vignettes would notice."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from allcli.engine.prepared import Prepared
from allcli.rulebook.build import preferred
from allcli.rulebook.dates import in_force
from allcli.rulebook.language import Node
from allcli.rulebook.truth import Truth, truth
from allcli.triage.evaluate import ANSWERS, evaluate
from allcli.verify.answers import Answers
from allcli.verify.claims import Claim, is_borne_out
from allcli.verify.conditions import conditions
from allcli.verify.coverage import exercises
from allcli.verify.mutants import Mutant, mutants
from allcli.verify.patients import KnownPatient
from allcli.verify.records import AcceptedRecord
from allcli.verify.road_claims import KINDS


class Lives(NamedTuple):
    """A fault that no vignette notices, and the reason why that was accepted."""

    mutant: Mutant
    accepted: str


class Mutation(NamedTuple):
    """How many faults were tried, and those that live."""

    tried: int
    lives: tuple[Lives, ...]

    @property
    def score(self) -> float:
        """The share that was killed, in per cent."""
        return 100.0 if not self.tried else 100 * (1 - len(self.lives) / self.tried)


def mutate(
    patients: Sequence[KnownPatient], rulebook: Prepared, accepted: Iterable[AcceptedRecord] = ()
) -> Mutation:
    """Try every fault on the patients whose claims the rulebook bears out as it is."""
    reasons = {(a.criterion, a.what): a.reason for a in accepted if a.kind == "mutant"}
    judges = Judges(patients, rulebook)
    tried, lives = 0, []
    for mutant in mutants(rulebook):
        tried += 1
        if not judges.kill(mutant):
            lives.append(Lives(mutant, reasons.get((mutant.criterion, mutant.what), "")))
    return Mutation(tried, tuple(lives))


class Judges:
    """The patients, with what the rulebook as it is answers on each; each reckoned once."""

    def __init__(self, patients: Sequence[KnownPatient], rulebook: Prepared) -> None:
        self._rulebook = rulebook
        self._places = {criterion.id: i for i, criterion in enumerate(rulebook.criteria)}
        self._trees = {criterion.id: tree for criterion, tree in conditions(rulebook)}
        self._exercised = exercises(patients, rulebook)
        self._whole = [known for known in patients if _about_results(known)]
        self._answers = {
            id(known): rulebook.conditions(known.facts.values) for known in self._whole
        }

    def kill(self, mutant: Mutant) -> bool:
        """Whether a claim is no longer borne out."""
        before = self._trees[mutant.criterion]
        if mutant.in_condition and self._misses(mutant):
            return True
        faulty = self._faulty(mutant)
        return any(
            not is_borne_out(claim, answers)
            for known in self._noticing(mutant, before)
            for answers in [self._again(known, mutant, faulty)]
            for claim in _about_results(known)
        )

    def _misses(self, mutant: Mutant) -> bool:
        """Whether a patient that claims the criterion's answer would get another."""
        return any(
            (claim.value == ANSWERS[_dated(mutant, mutant.tree, known)]) is not claim.wanted
            for known in self._exercised[mutant.criterion]
            for claim in known.patient.claims
            if (claim.kind, claim.name) == ("criterion", mutant.criterion)
        )

    def _noticing(self, mutant: Mutant, before: Node) -> Iterator[KnownPatient]:
        """The patients whose results may change; those whose claims name the criterion first."""
        for known in sorted(self._whole, key=lambda known: not _names(known, mutant.criterion)):
            now = _dated(mutant, mutant.tree, known)
            if not mutant.in_condition:
                if now is not False:
                    yield known
            elif now is not truth(before, known.facts):
                yield known

    def _faulty(self, mutant: Mutant) -> Prepared:
        """The rulebook with the fault; what is drawn from it is drawn once for all patients."""
        records = list(self._rulebook.criteria)
        records[self._places[mutant.criterion]] = mutant.record._replace(jurisdictions=())
        pairs = self._rulebook.pairs | {mutant.criterion: tuple(preferred(mutant.record))}
        return self._rulebook._replace(criteria=tuple(records), pairs=pairs)

    def _again(self, known: KnownPatient, mutant: Mutant, faulty: Prepared) -> Answers:
        """What the rulebook with the fault answers."""
        place = len(self._rulebook.options) + self._places[mutant.criterion]
        truths = list(self._answers[id(known)])
        truths[place] = truth(mutant.tree, known.facts)
        here = faulty._replace(conditions=lambda _: tuple(truths))
        return Answers(evaluate(here, known.facts, known.patient.as_of), known.source)


def _dated(mutant: Mutant, tree: Node, known: KnownPatient) -> Truth:
    return truth(tree, known.facts) if in_force(mutant.record, known.patient.as_of) else False


def _names(known: KnownPatient, criterion: str) -> bool:
    """Whether a claim is that the criterion holds, or of what it gives."""
    claims = known.patient.claims
    return any(claim.name == criterion or criterion in claim.value.split() for claim in claims)


def _about_results(known: KnownPatient) -> list[Claim]:
    """The claims of an assessment; those of roads are of several patients, now and then."""
    return [claim for claim in known.patient.claims if claim.kind not in ("criterion", *KINDS)]
