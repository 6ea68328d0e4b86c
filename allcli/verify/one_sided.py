"""Facts that bear on a class of drugs and are asked of some members only.

Else an option may win because only its rival has a criterion. A class is data: its members, each an
option or a group, and the facts that bear on it. A fact decides on a member when criteria that ask
it give each of its options a verdict or a reason for it; the member is asked the fact when they
speak of it at all.
"""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import product
from typing import NamedTuple

from allcli.engine.load import CRITERIA
from allcli.rulebook.groups import members
from allcli.rulebook.language import All, atoms
from allcli.rulebook.model import Criterion, Rulebook, RulebookFile
from allcli.verify.findings import Finding, example_of
from allcli.verify.world import UndecidedError, World

OptionNames = frozenset[str]
Speaks = Callable[[Rulebook, Criterion], OptionNames]


class DrugClass(NamedTuple):
    """Drugs that are compared; `facts` are patterns of fact names."""

    name: str
    members: tuple[str, ...]
    facts: tuple[str, ...]

    def asks(self, fact: str) -> bool:
        """Whether a fact bears on the class."""
        return any(fnmatchcase(fact, pattern) for pattern in self.facts)


def drug_classes() -> tuple[DrugClass, ...]:
    """The classes of this package."""
    text = (CRITERIA / "accepted" / "classes.toml").read_text("utf-8")
    return tuple(
        DrugClass(record["name"], tuple(record["members"]), tuple(record["facts"]))
        for record in tomllib.loads(text)["class"]
    )


def one_sided(world: World, classes: Sequence[DrugClass]) -> Iterator[Finding]:
    """Each member of a class that is not asked what decides on another, if one can have both."""
    decided, asked = _by_fact(world, _decides_on), _by_fact(world, _speaks_of)
    for drug_class in classes:
        options_of = _options(world.rulebook, drug_class)
        for fact in sorted(filter(drug_class.asks, decided)):
            judged = {
                name: options
                for name, options in options_of.items()
                if options <= decided[fact].keys()
            }
            for member, options in options_of.items():
                left_out = options - asked[fact].keys()
                rivals = {option for options in judged.values() for option in options}
                both = _both(world, decided[fact], left_out, rivals)
                if both:
                    yield Finding(
                        "one-sided", "warning", f"{drug_class.name}/{fact}/{member}",
                        f"is not asked, and decides on {', '.join(judged)}",
                        example_of(world, both),
                    )  # fmt: skip


def _by_fact(world: World, speaks: Speaks) -> Mapping[str, Mapping[str, list[Criterion]]]:
    """By fact and option, the criteria that ask the one and speak of the other."""
    spoken: defaultdict[str, dict[str, list[Criterion]]] = defaultdict(dict)
    for criterion in world.rulebook.criteria:
        for fact in {atom.fact.name for atom in atoms(world.criteria[criterion.id])}:
            for option in speaks(world.rulebook, criterion):
                spoken[fact].setdefault(option, []).append(criterion)
    return spoken


def _both(
    world: World,
    decided: Mapping[str, list[Criterion]],
    left_out: OptionNames,
    rivals: Iterable[str],
) -> All | None:
    """Where the fact decides on a rival and a drug left out could be given as well."""
    for option, rival in product(sorted(left_out), sorted(rivals)):
        for criterion in decided[rival]:
            applies = world.applies[option], world.applies[rival]
            needed = All((world.criteria[criterion.id], *applies))
            try:
                if world.can_be(needed):
                    return needed
            except UndecidedError:
                return needed
    return None


def _decides_on(_: Rulebook, criterion: Criterion) -> OptionNames:
    return frozenset((*criterion.verdict, *criterion.supports))


def _speaks_of(rulebook: Rulebook, criterion: Criterion) -> OptionNames:
    preferred = (option for pair in rulebook.pairs.get(criterion.id, ()) for option in pair)
    flagged = (flag.option for flag in criterion.flags)
    return _decides_on(rulebook, criterion) | {*preferred, *flagged, *criterion.note_for}


def _options(rulebook: Rulebook, drug_class: DrugClass) -> dict[str, OptionNames]:
    """The options of each member that the rulebook has."""
    groups = members([RulebookFile(option=tuple(rulebook.options.values()))])
    named = {name: groups.get(name, (name,)) for name in drug_class.members}
    return {
        name: frozenset(options)
        for name, options in named.items()
        if rulebook.options.keys() >= set(options)
    }
