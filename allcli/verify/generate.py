"""Boundary vignettes for what no vignette exercises, for a person to review.

Every combination of the values at and beside the thresholds of one criterion is a candidate; what
derives from its case decides what is kept. That a criterion answers so is what the program says
now, not what is right: only a reader can turn such a patient into a vignette.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from allcli.case.facts import VOCABULARY, Facts
from allcli.case.problems import CaseError
from allcli.engine.prepared import Prepared
from allcli.rulebook.explain import asked, shown
from allcli.rulebook.language import Atom, Node
from allcli.rulebook.truth import Truth, truth
from allcli.triage.evaluate import ANSWERS
from allcli.verify.candidates import Wanted, candidates
from allcli.verify.conditions import conditions, distinct
from allcli.verify.coverage import Covered, exercises, matters
from allcli.verify.effects import as_records, effects_shown, starts
from allcli.verify.examine import Examined
from allcli.verify.mutants import Mutant
from allcli.verify.patients import KnownPatient, document
from allcli.verify.toml import inline
from allcli.verify.witness import facts_of_case, fields_of, shows

BASE = "relapsed-b-all"
UNREVIEWED = "UNREVIEWED"


class Boundary(NamedTuple):
    """A patient for one side of a criterion: which facts it has, and the fields that give them."""

    criterion: str
    side: str
    facts: Wanted
    fields: Mapping[str, Any]
    shows: str


def boundaries(
    covered: Iterable[Covered],
    lives: Iterable[Mutant],
    exercised: Mapping[str, list[KnownPatient]],
    rulebook: Prepared,
    base: Mapping[str, Any],
) -> Iterator[Boundary]:
    """A patient for each answer never seen, atom never at work and fault not noticed, if there is.

    The patients are those that differ least from one that meets the criterion already.
    """
    faults: dict[str, list[Mutant]] = {}
    trees = {criterion.id: tree for criterion, tree in conditions(rulebook)}
    for mutant in lives:
        if mutant.in_condition:
            faults.setdefault(mutant.criterion, []).append(mutant)
    for coverage in covered:
        name, tree = coverage.criterion, trees[coverage.criterion]
        goals = [*_lacking(coverage, tree), *map(partial(_noticed, tree), faults.get(name, ()))]
        if goals:
            tried = candidates(tree, exercised[name])
            yield from _found(name, tree, goals, tried, base)


class _Goal(NamedTuple):
    """What is lacking, and whether a patient supplies it."""

    said: str
    fits: Callable[[Facts], bool]


def _lacking(covered: Covered, tree: Node) -> Iterator[_Goal]:
    wanted: dict[str, bool | None] = {"yes": True, "no": False, "unknown": None}
    for side in covered.lacking:
        yield _Goal(f"answers {side}", partial(_answers, tree, wanted[side]))
    for atom, its in zip(distinct(tree), covered.atoms, strict=True):
        if not its.is_covered:
            for seen, answer in ((its.as_true, True), (its.as_false, False)):
                if not seen:
                    said = f"{asked(atom)}: {'yes' if answer else 'no'}"
                    yield _Goal(said, partial(_at_work, tree, atom, answer))


def _answers(tree: Node, wanted: Truth, facts: Facts) -> bool:
    return truth(tree, facts) is wanted


def _at_work(tree: Node, atom: Atom, wanted: Truth, facts: Facts) -> bool:
    return truth(atom, facts) is wanted and matters(tree, atom, facts)


def _noticed(tree: Node, mutant: Mutant) -> _Goal:
    def fits(facts: Facts) -> bool:
        now = truth(tree, facts)
        return now is not None and now is not truth(mutant.tree, facts)

    return _Goal(mutant.what, fits)


def _found(
    criterion: str, tree: Node, goals: list[_Goal], tried: list[Wanted], base: Mapping[str, Any]
) -> Iterator[Boundary]:
    """The first candidate for each goal; one that supplies several is told once."""
    left = list(goals)
    for candidate in tried:
        if not left:
            return
        fields = _over(base, fields_of(candidate))
        try:
            _, facts = facts_of_case(document(base, fields))
        except CaseError:
            continue
        if not shows(facts, candidate):
            continue
        met = [goal for goal in left if goal.fits(facts)]
        left = [goal for goal in left if goal not in met]
        if met:
            said = "; ".join(goal.said for goal in met)
            yield Boundary(criterion, ANSWERS[truth(tree, facts)], candidate, fields, said)


def _over(base: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that differ from the base."""
    return {path: value for path, value in fields.items() if base.get(path) != value}


def generated(examined: Examined, rulebook: Prepared) -> str:
    """A file of vignettes, each marked as nobody's yet; faults count where they were tried."""
    lives = [survivor.mutant for survivor in examined.mutation.lives] if examined.mutation else []
    effects = [mutant for mutant in lives if not mutant.in_condition]
    exercised = exercises(examined.passed, rulebook)
    base = examined.folder.bases[BASE]
    patients = boundaries(examined.covered, lives, exercised, rulebook, base)
    shown_ = list(effects_shown(effects, rulebook, starts(examined.folder)))
    return "".join(
        f"{line}\n"
        for line in (*_HEAD, *_vignettes(patients), *as_records(shown_, f"{UNREVIEWED}: "))
    )


_HEAD = (
    "# Written by `allcli criteria test --generate`. Each says what the program answers now:",
    f"# read it, judge it, say it in the words of the clinic, and take {UNREVIEWED} away.",
)


def _vignettes(patients: Iterable[Boundary]) -> Iterator[str]:
    for boundary in patients:
        seen = "; ".join(
            f"{VOCABULARY[name].label}: {shown(VOCABULARY[name], value)}"
            for name, value in boundary.facts.items()
        )
        yield ""
        yield "[[vignette]]"
        yield f"criterion = {inline(boundary.criterion)}"
        yield f"says = {inline(f'{UNREVIEWED}: {seen}. ({boundary.shows})')}"
        yield f"base = {inline(BASE)}"
        yield f"{boundary.side} = {inline(boundary.fields)}"
