"""Checks a rulebook must pass before it is used; every fault is named with file and record."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from allcli.case.facts import VOCABULARY
from allcli.case.problems import MAX_PROBLEMS, shortened
from allcli.rulebook.explain import alternatives
from allcli.rulebook.language import Known, Node, atoms
from allcli.rulebook.model import (
    Access,
    Criterion,
    Key,
    Option,
    Outcome,
    RecordKind,
    Reference,
    RulebookFile,
)
from allcli.rulebook.naming import RECALLED, unknown
from allcli.rulebook.parse import ConditionError, parse
from allcli.rulebook.road_records import Constraint, Interval
from allcli.rulebook.roads import road_faults

MAX_FAULT = 1_000


class RulebookError(ValueError):
    """A rulebook that cannot be used; carries the faults found, of very many the first.

    `first` are these; `more` are left out of them, and counted behind them in `faults`.
    """

    def __init__(self, faults: Iterable[str], more: int = 0) -> None:
        every = [shortened(fault, MAX_FAULT) for fault in faults]
        self.first = every[:MAX_PROBLEMS]
        self.more = more + len(every) - len(self.first)
        counted = [f"and {self.more:,} more faults"] if self.more else []
        self.faults = (*self.first, *counted)
        super().__init__("\n".join(self.faults))


class Parsed(NamedTuple):
    """The conditions of a rulebook as trees, and what is wrong with it."""

    trees: tuple[Node, ...]
    faults: list[str]


def verify(
    files: dict[str, RulebookFile],
    groups: Iterable[str] = (),
    origin: Mapping[Key, str] = MappingProxyType({}),
) -> Parsed:
    """Parse every condition and check every name.

    Trees: options, criteria, access, outcomes, in order. `groups` is for "did you mean" only;
    `origin` is where a record stands if not in its file.
    """
    faults, trees = list(_twice(files)), []
    options = [option.id for file in files.values() for option in file.option]
    references = [reference.key for file in files.values() for reference in file.reference]
    recalled = {
        reference.key
        for file in files.values()
        for reference in file.reference
        if reference.checked == "unverified"
    }
    kinds: tuple[RecordKind, ...] = ("option", "criterion", "access", "outcome")
    for kind in kinds:
        for name, file in files.items():
            for record in getattr(file, kind):
                label = name_of(record)
                where = f"{origin.get((kind, label), name)}: {_article(record)}{label}"
                tree = _condition(record, where, faults)
                trees.append(tree)
                for key in record.references:
                    faults += unknown(key, references, f"{where}: reference")
                for option in _named_options(record):
                    faults += unknown(option, options, f"{where}: option", groups)
                if isinstance(record, Option):
                    for fact in filter(None, _named_facts(record)):
                        faults += unknown(fact, list(VOCABULARY), f"{where}: fact")
                if isinstance(record, Criterion):
                    faults += [f"{where}: {fault}" for fault in _too_strong(record, tree)]
                    if record.checked and recalled.issuperset(record.references):
                        faults.append(f"{where}: {RECALLED}")
    faults += road_faults(files, groups, origin)
    return Parsed(tuple(tree for tree in trees if tree is not None), faults)


Conditional = Option | Criterion | Access | Outcome


def name_of(record: Conditional | Interval | Constraint | Reference) -> str:
    """The id of a record, or what stands for one."""
    if isinstance(record, Access):
        return record.label
    return record.key if isinstance(record, Reference) else record.id


def _article(record: Conditional) -> str:
    return "access " if isinstance(record, Access) else ""


def _condition(record: Conditional, where: str, faults: list[str]) -> Node | None:
    text = record.applies if isinstance(record, Option) else record.when
    try:
        return parse(text)
    except ConditionError as error:
        faults.append(f"{where}: {error}")
        return None


def _twice(files: dict[str, RulebookFile]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name, file in files.items():
        ids = [
            *(o.id for o in file.option),
            *(c.id for c in file.criterion),
            *(row.id for row in file.outcome),
            *(record.id for record in file.interval),
            *(record.id for record in file.constraint),
        ]
        for named in [*ids, *(f"@{r.key}" for r in file.reference)]:
            if named in seen:
                yield f"{name}: {named.removeprefix('@')} is defined twice (also in {seen[named]})"
            seen[named] = name


def _named_options(record: Conditional) -> list[str]:
    if isinstance(record, Access):
        return [record.option]
    if isinstance(record, Outcome):
        return list(record.options)
    if isinstance(record, Option):
        return list(record.drugs)
    pairs = [name for text in record.prefer for name in map(str.strip, text.split(">"))]
    flags = [flag.option for flag in record.flags]
    return [*record.verdict, *record.supports, *record.note_for, *pairs, *flags]


def _named_facts(option: Option) -> tuple[str, ...]:
    return *option.waits_for, option.decided_by, option.cycles_given


def _too_strong(criterion: Criterion, tree: Node | None) -> Iterator[str]:
    """Effects that outrun their evidence, or that telling more could undo."""
    classes = set(criterion.verdict.values())
    if not criterion.checked and classes - {"caution"}:
        yield "what nobody could verify may not drive more than caution"
    if "contraindicated" in classes and criterion.strength != "label":
        yield "only a label contraindicates"
    if criterion.either and tree and len(criterion.either) != len(alternatives(tree)):
        count = len(alternatives(tree))
        yield f"either names {len(criterion.either)} parts, but the one or has {count}"
    if any(text.count(">") != 1 for text in criterion.prefer):
        yield 'a preference is written "better > worse"'
    decides = criterion.verdict or criterion.prefer or criterion.supports
    if tree is not None and decides and any(isinstance(atom, Known) for atom in atoms(tree)):
        yield "known() may not decide a verdict or a preference: a later result would undo it"
