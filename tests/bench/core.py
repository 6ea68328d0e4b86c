"""The core: a case that is read, to its Assessment; and how that grows with the rulebook."""

import json
import tomllib
from collections.abc import Iterator
from functools import partial

from allcli.case.files.read import parse_case, read_case
from allcli.case.model import Case
from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared, prepared
from allcli.plan.plan import plan
from allcli.rulebook.truth import link, source
from allcli.triage.assess import assess
from allcli.triage.explore.needs import needs_of
from tests.bench.measure import Budget, in_turn
from tests.cases import A_DAY, CASES, ROOT

CALLS = 1500
FULL = ("post-hct-active-gvhd", "first-relapse-fit", "high-burden-raised-bilirubin", "t-all")
# Next to nothing is to be validated, while every option stays open and every gap is a question.
AGE_AND_LINEAGE = '[patient]\nage = 52\n[disease]\nlineage = "b-all"\n'
TIMES = 10


def core() -> Iterator[Budget]:
    """Triage against reading the same case."""
    rulebook = load_rulebook()
    for name in FULL:
        path = ROOT / "cases" / f"{name}.toml"
        source = read_case(str(path))
        text = json.dumps(tomllib.loads(path.read_text()), default=str)
        validating, assessing = in_turn(
            CALLS,
            partial(Case.model_validate_json, text),
            partial(assess, source, rulebook, A_DAY),
        )
        yield Budget(
            f"case → Assessment: {name}", "Case.model_validate_json", assessing / validating, 20.0
        )


def sparse() -> Iterator[Budget]:
    """A case of which next to nothing is told against a full one, once a first was assessed."""
    rulebook = load_rulebook()
    full = read_case(str(ROOT / "cases" / f"{FULL[0]}.toml"))
    cases = {
        "age and lineage": (parse_case("sparse.toml", AGE_AND_LINEAGE), 5.0),
        "a night call": (read_case(str(ROOT / "cases" / "sparse.toml")), None),
    }
    for what, (little_told, limit) in cases.items():
        whole, little = in_turn(
            CALLS // 50,
            partial(assess, full, rulebook, A_DAY),
            partial(assess, little_told, rulebook, A_DAY),
        )
        yield Budget(f"sparse case: {what}", f"assess: {FULL[0]}", little / whole, limit)


def needs() -> Iterator[Budget]:
    """What to find out next, branch tables and all, against assessing a case of which most is told.

    The first case leaves 25 facts open that the rulebook asks for, the second 50.
    """
    rulebook = load_rulebook()
    full = read_case(str(ROOT / "cases" / "first-relapse-fit.toml"))
    for name, limit in (("first-relapse-fit", 20.0), ("korea-2017", None)):
        source = read_case(str(ROOT / "cases" / f"{name}.toml"))
        assessing, asking = in_turn(
            CALLS // 30,
            partial(assess, full, rulebook, A_DAY),
            partial(needs_of, source, rulebook, A_DAY),
        )
        yield Budget(f"needs: {name}", "assess: first-relapse-fit", asking / assessing, limit)


def roads() -> Iterator[Budget]:
    """Every road to transplant of a case, against assessing it."""
    rulebook = load_rulebook()
    for path in CASES:
        source = read_case(str(path))
        day = source.day()
        assessing, planning = in_turn(
            CALLS // 100,
            lambda source=source, day=day: assess(source, rulebook, day),  # type: ignore[misc]
            lambda source=source, day=day: plan(source, rulebook, day),  # type: ignore[misc]
        )
        yield Budget(f"roads: {path.stem}", "assess of the same", planning / assessing, 5.0)


def many_times(rulebook: Prepared, times: int) -> Prepared:
    """A rulebook with every criterion several times, each under an id of its own."""
    start, end = len(rulebook.options), len(rulebook.options) + len(rulebook.criteria)
    criteria = [
        criterion._replace(id=f"{criterion.id}-{i}")
        for i in range(times)
        for criterion in rulebook.criteria
    ]
    trees = (*rulebook.trees[:start], *rulebook.trees[start:end] * times, *rulebook.trees[end:])
    copies = range(times)
    coded = rulebook.cells.conditions
    large = rulebook._replace(
        criteria=tuple(criteria),
        pairs={f"{name}-{i}": pairs for name, pairs in rulebook.pairs.items() for i in copies},
        measured=frozenset(f"{name}-{i}" for name in rulebook.measured for i in copies),
        trees=trees,
        conditions=link(source(trees)),
    )
    cells = rulebook.cells._replace(
        conditions=(*coded[:start], *coded[start:end] * times, *coded[end:])
    )
    return prepared(Prepared._make(large), cells)


def growth() -> Iterator[Budget]:
    """Ten times the criteria cost at most ten times as much."""
    rulebook = load_rulebook()
    large = many_times(rulebook, TIMES)
    source = parse_case("full.toml", (ROOT / "cases" / f"{FULL[0]}.toml").read_text())
    once, often = in_turn(
        100, lambda: assess(source, rulebook, A_DAY), lambda: assess(source, large, A_DAY)
    )
    yield Budget(f"{TIMES} x the criteria", "today's rulebook", often / once, float(TIMES))
