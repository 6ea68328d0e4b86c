"""Facts that bear on a class of drugs and are asked of some members only.

Else an option may win because only its rival has a criterion. A class is data: its members, each an
option or a group, and the facts that bear on it. A fact decides on a member when criteria that ask
it give each of its options a verdict or a reason for it; the member is asked the fact when they
speak of it at all.

Two things are no such fault. What an earlier drug did bears on the options that hold it, and on
those alone. And what is said of every option that holds the partner of a combination is said of
the partner.
"""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import partial
from itertools import product
from typing import NamedTuple

from allcli.engine.load import CRITERIA
from allcli.rulebook.build import tuples
from allcli.rulebook.groups import Members, members
from allcli.rulebook.language import All, atoms
from allcli.rulebook.model import Criterion, Rulebook, RulebookFile
from allcli.verify.findings import Finding, example_of
from allcli.verify.world import UndecidedError, World

OptionNames = frozenset[str]
Speaks = Callable[[Criterion], OptionNames]
PLACE = "jurisdiction"  # what is licensed at one place is no finding in a patient


class Own(NamedTuple):
    """Facts of an earlier drug or regimen, as patterns, and the options that hold it."""

    facts: tuple[str, ...]
    options: tuple[str, ...]


class DrugClass(NamedTuple):
    """Drugs that are compared; `facts` are patterns of fact names.

    `beside` are groups of the drugs that a member may be combined with.
    """

    name: str
    members: tuple[str, ...]
    facts: tuple[str, ...]
    beside: tuple[str, ...] = ()
    own: tuple[Own, ...] = ()

    def asks(self, fact: str) -> bool:
        """Whether a fact bears on the class."""
        return fact != PLACE and _matches(fact, self.facts)

    def bears_on(self, fact: str) -> tuple[str, ...] | None:
        """The options that hold the drug of which the fact is; None for any other fact."""
        return next((own.options for own in self.own if _matches(fact, own.facts)), None)


def drug_classes() -> tuple[DrugClass, ...]:
    """The classes of this package."""
    data = tuples(tomllib.loads((CRITERIA / "accepted" / "classes.toml").read_text("utf-8")))
    own = tuple(Own(**record) for record in data["own"])
    return tuple(DrugClass(**record, own=own) for record in data["class"])


def one_sided(world: World, classes: Sequence[DrugClass]) -> Iterator[Finding]:
    """Each member of a class that is not asked what decides on another, if one can have both."""
    groups = members([RulebookFile(option=tuple(world.rulebook.options.values()))])
    asked = _by_fact(world, partial(_speaks_of, world.rulebook))
    for drug_class in classes:
        partners = [frozenset(groups.get(group, ())) for group in drug_class.beside]
        decided = _by_fact(world, partial(_decides_on, partners))
        for fact in sorted(filter(drug_class.asks, decided)):
            options_of = _options(world.rulebook, drug_class, fact, groups)
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
            for option in speaks(criterion):
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


def _decides_on(partners: Iterable[OptionNames], criterion: Criterion) -> OptionNames:
    """But for combinations that it judges together with every other option of the partner."""
    options = frozenset((*criterion.verdict, *criterion.supports))
    return options.difference(*(partner for partner in partners if partner <= options))


def _speaks_of(rulebook: Rulebook, criterion: Criterion) -> OptionNames:
    preferred = (option for pair in rulebook.pairs.get(criterion.id, ()) for option in pair)
    flagged = (flag.option for flag in criterion.flags)
    return _decides_on((), criterion) | {*preferred, *flagged, *criterion.note_for}


def _options(
    rulebook: Rulebook, drug_class: DrugClass, fact: str, groups: Members
) -> dict[str, OptionNames]:
    """The options of each member that the rulebook has, of those on which the fact bears."""
    named = {name: frozenset(groups.get(name, (name,))) for name in drug_class.members}
    known = {name: options for name, options in named.items() if options <= rulebook.options.keys()}
    holding = drug_class.bears_on(fact)
    if holding is None:
        return known
    held = frozenset(option for name in holding for option in groups.get(name, (name,)))
    return {name: options & held for name, options in known.items() if options & held}


def _matches(fact: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(fact, pattern) for pattern in patterns)
