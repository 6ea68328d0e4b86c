"""Whole patients for effects that no vignette exercises, for a person to review.

A patient who meets the criterion and little else, with the claims that a fault in its effects would
break: the verdicts, flags, notes and places in the order that the program gives now.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from allcli.case.facts import facts_of
from allcli.case.problems import CaseError
from allcli.engine.prepared import Prepared
from allcli.rulebook.build import preferred
from allcli.rulebook.language import Node
from allcli.rulebook.model import Criterion
from allcli.rulebook.truth import truth
from allcli.triage.evaluate import evaluate
from allcli.verify.answers import Answers
from allcli.verify.candidates import candidates
from allcli.verify.claims import Claim, is_borne_out
from allcli.verify.conditions import conditions
from allcli.verify.mutants import Mutant
from allcli.verify.mutation import Judges
from allcli.verify.patients import A_DAY, KnownPatient, VignettePatient, document
from allcli.verify.records import Folder
from allcli.verify.toml import inline
from allcli.verify.witness import facts_of_case, fields_of

MOST = 12  # candidates tried from one start


class Shown(NamedTuple):
    """A patient who shows the effects of a criterion, with what has to come out."""

    criterion: Criterion
    base: str
    fields: Mapping[str, Any]
    claims: tuple[Claim, ...]


Start = tuple[str, Mapping[str, Any], Mapping[str, Any]]


def starts(folder: Folder) -> list[Start]:
    """Patients to begin from: the bases, the fullest first, then every whole patient.

    Each is the name of a base, the base, and the changes to it.
    """
    bases = folder.bases
    whole = [patient for file in folder.files.values() for patient in file.patient]
    return [
        *((name, bases[name], {}) for name in sorted(bases, key=lambda name: -len(bases[name]))),
        *(
            (patient.base, bases[patient.base], patient.facts)
            for patient in whole
            if not patient.as_of
        ),
    ]


def effects_shown(
    lives: Sequence[Mutant], rulebook: Prepared, begin: Sequence[Start]
) -> Iterator[Shown]:
    """For each criterion with faults in its effects that live, patients who kill them."""
    trees = {criterion.id: (criterion, tree) for criterion, tree in conditions(rulebook)}
    faults: dict[str, list[Mutant]] = {}
    for mutant in lives:
        faults.setdefault(mutant.criterion, []).append(mutant)
    for name, mutants in faults.items():
        criterion, tree = trees[name]
        yield from _of_criterion(criterion, tree, mutants, rulebook, begin)


def _of_criterion(
    criterion: Criterion,
    tree: Node,
    mutants: list[Mutant],
    rulebook: Prepared,
    begin: Sequence[Start],
) -> Iterator[Shown]:
    """One patient after the other until every fault is noticed or the candidates are spent."""
    left = list(mutants)
    for known in _holding(criterion, tree, begin):
        if not left:
            return
        answers = Answers(evaluate(rulebook, known.facts, known.patient.as_of), known.source)
        claimed = known.patient._replace(claims=tuple(_claims(criterion, answers)))
        judges = Judges([known._replace(patient=claimed)], rulebook)
        noticed = [mutant for mutant in left if judges.kill(mutant)]
        if noticed:
            left = [mutant for mutant in left if mutant not in noticed]
            yield Shown(criterion, known.patient.file, known.patient.fields, claimed.claims)


def _holding(criterion: Criterion, tree: Node, begin: Sequence[Start]) -> Iterator[KnownPatient]:
    """Patients who meet the criterion: a start, changed as little as may be."""
    meets = [candidate for candidate in candidates(tree, ()) if truth(tree, facts_of(candidate))]
    day = max(criterion.since or A_DAY, A_DAY)
    for name, base, changes in begin:
        for wanted in meets[:MOST]:
            there = {**base, **changes}
            more = {path: v for path, v in fields_of(wanted).items() if there.get(path) != v}
            try:
                source, facts = facts_of_case(document(there, more))
            except CaseError:
                continue
            if truth(tree, facts):
                fields = {**changes, **more}
                patient = VignettePatient(name, "patient", 0, "", criterion.title, fields, day, ())
                yield KnownPatient(patient, source, facts)


def _claims(criterion: Criterion, answers: Answers) -> Iterator[Claim]:
    """What the criterion does to this patient, as far as it can be seen in the result."""
    name = criterion.id
    yield Claim("criterion", name, "yes")
    # fmt: off
    possible = [
        *(Claim("verdict", option, verdict) for option, verdict in criterion.verdict.items()),
        *(Claim("against", o, f"{verdict} {name}") for o, verdict in criterion.verdict.items()),
        *(Claim("flags", "", f"{f.level} {f.kind} {f.option}") for f in criterion.flags),
        *(Claim("flagged", f.option, f"{f.level} {f.kind} {name}") for f in criterion.flags),
        *(Claim("supports", option, name) for option in criterion.supports),
        *([Claim("notes", "", name)] if criterion.note else []),
        *(Claim(kind, "", f"{a} > {b}")
          for a, b in preferred(criterion) for kind in ("order", "prefer")),
    ]
    # fmt: on
    yield from (claim for claim in possible if is_borne_out(claim, answers))


def as_records(shown: Sequence[Shown], mark: str) -> Iterator[str]:
    """The patients as a file of vignettes has them; `mark` stands before what each says."""
    for patient in shown:
        yield ""
        yield "[[patient]]"
        yield f"says = {inline(f'{mark}{patient.criterion.title}')}"
        yield f"base = {inline(patient.base)}"
        yield f"facts = {inline(patient.fields)}"
        yield f"must = {inline(_must(patient.claims))}"


def _must(claims: Sequence[Claim]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for claim in claims:
        kind = "holds" if claim.kind == "criterion" else claim.kind
        value = claim.name if claim.kind == "criterion" else claim.value
        if claim.name and claim.kind != "criterion":
            made.setdefault(kind, {})[claim.name] = value
        else:
            made.setdefault(kind, []).append(value)
    return made
