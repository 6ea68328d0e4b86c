"""What a criterion does, in few words, and how far its sources were checked."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Literal, NamedTuple, TypeVar

from allcli.rulebook.groups import Members, members
from allcli.rulebook.model import Criterion, LocalChange, Outcome, Reference, Rulebook, RulebookFile

T = TypeVar("T")
EffectKind = Literal["verdict", "flag", "note", "support", "prefer"]


class Effect(NamedTuple):
    """One thing that a criterion does to options; a preference puts `options` above `over`."""

    kind: EffectKind
    head: str
    options: tuple[str, ...]
    over: tuple[str, ...] = ()

    def said(self, groups: Members) -> str:
        """`avoid: mec, fla-ida`, with the name of a group where all of it is meant."""
        targets = ", ".join(short(self.options, groups))
        if self.over:
            return f"{self.head} {targets} > {', '.join(short(self.over, groups))}"
        return f"{self.head}: {targets}" if targets else self.head


def effects(criterion: Criterion) -> list[Effect]:
    """Everything the criterion does, each effect once with all its options."""
    verdicts = _inverted(criterion.verdict.items())
    flags = _inverted((flag.option, f"{flag.level} {flag.kind} flag") for flag in criterion.flags)
    listed = [Effect("verdict", verdict, options) for verdict, options in verdicts.items()]
    if criterion.supports:
        listed.append(Effect("support", "supports", criterion.supports))
    listed += [Effect("prefer", "prefers", *sides) for sides in _preferences(criterion)]
    listed += [Effect("flag", head, options) for head, options in flags.items()]
    if criterion.note:
        listed.append(Effect("note", f"{criterion.note} note", criterion.note_for))
    return listed


def one_line(criterion: Criterion, groups: Members) -> str:
    """Every effect on one line, and where it holds if not everywhere."""
    said = (effect.said(groups) for effect in effects(criterion))
    return "; ".join([*places(criterion), *said])


def places(criterion: Criterion) -> list[str]:
    """`only in KR`, where a criterion does not hold everywhere."""
    return [f"only in {', '.join(criterion.jurisdictions)}"] if criterion.jurisdictions else []


def touching(criterion: Criterion, kind: EffectKind | None, options: Sequence[str]) -> list[Effect]:
    """The effects of a kind, or of any, on these options, or on any if none is named."""
    return [
        effect
        for effect in effects(criterion)
        if kind in (None, effect.kind)
        and (not options or set(options) & {*effect.options, *effect.over})
    ]


def doubt(record: Criterion | Outcome, references: Mapping[str, Reference]) -> str:
    """What a reader must know of the sources: nothing where all were seen themselves."""
    if not record.checked:
        return "unverified"
    ways = {references[key].checked for key in record.references}
    worst = next((way for way in ("unverified", "secondary") if way in ways), "")
    return f"a source {worst}" if worst else ""


def mark(record: Criterion | Outcome, references: Mapping[str, Reference]) -> str:
    """The same in brackets, to stand behind a line."""
    unsure = doubt(record, references)
    return f" ({unsure})" if unsure else ""


def local_changes(rulebook: Rulebook, name: str) -> list[LocalChange]:
    """What local rulebooks changed in the record with this id."""
    return [
        change for change in rulebook.changes if change.name == name and change.kind != "reference"
    ]


def is_local(rulebook: Rulebook, name: str) -> bool:
    """Whether a record is not, or no longer, as it stands in our rulebook."""
    return any(not change.expired for change in local_changes(rulebook, name))


def decided(change: LocalChange) -> str:
    """Who changed a record, why, and until when."""
    ran = "; expired, not applied, it ran" if change.expired else ";"
    until = f"{ran} until {change.expires}" if change.expires else ""
    return f"{change.reason} ({change.author}, {PurePath(change.file).name}{until})"


def groups_of(rulebook: Rulebook) -> Members:
    """The groups of the rulebook with their options."""
    return members([RulebookFile(option=tuple(rulebook.options.values()))])


def short(options: Sequence[str], groups: Members) -> list[str]:
    """The options, with the name of a group in place of its options where all are there."""
    left = list(options)
    for group, inside in sorted(groups.items(), key=lambda item: -len(item[1])):
        if len(inside) > 1 and set(inside) <= set(left):
            left[left.index(inside[0])] = group
            left = [option for option in left if option not in inside]
    return left


def _preferences(criterion: Criterion) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The pairs of a criterion joined again: options, and those that all of them stand above."""
    pairs = (text.split(" > ") for text in criterion.prefer)  # so the groups were spelt out
    below = _inverted((worse, better) for better, worse in pairs)
    return [(above, worse_ones) for worse_ones, above in _inverted(below.items()).items()]


def _inverted(pairs: Iterable[tuple[str, T]]) -> dict[T, tuple[str, ...]]:
    """Names by what they share, in the order of first use."""
    names: dict[T, list[str]] = {}
    for name, shared in pairs:
        names.setdefault(shared, []).append(name)
    return {shared: tuple(sharing) for shared, sharing in names.items()}
