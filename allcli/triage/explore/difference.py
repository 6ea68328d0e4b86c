"""What differs between two answers, in few words."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from allcli.rulebook.words import Status, Verdict
from allcli.triage.assessment import Assessment, harm

Aspect = Literal["suggestion", "certainty", "verdict", "access", "order", "flag", "note", "wording"]
NONE = "none"


class Difference(NamedTuple):
    """One thing that two answers say differently; `of` is its id, `name` how it is read."""

    aspect: Aspect
    of: str
    name: str
    before: str
    after: str

    @property
    def without(self) -> str:
        """In words, where `before` is what would stand without a change."""
        if self.aspect == "wording":
            return self.name
        now = "" if self.aspect in ("suggestion", "order") else f": {self.after}"
        return f"{self.name}{now} (without it: {self.before})"


def differences(before: Assessment, after: Assessment) -> tuple[Difference, ...]:
    """Every difference that a reader would see, the gravest first.

    Where nothing differs but words or sources, that is one difference.
    """
    differing = [
        difference
        for part in (_headline, _verdicts, _order, _access, _flags, _notes)
        for difference in part(before, after)
    ]
    if not differing and _seen(before) != _seen(after):
        differing.append(Difference("wording", "", "words or sources", "as before", "changed"))
    return tuple(differing)


def _seen(result: Assessment) -> tuple[object, ...]:
    """Everything that a report shows, but for the receipt."""
    parts = ("suggestion", "options", "flags", "notes", "outcomes", "questions", "references")
    return tuple(getattr(result, part) for part in parts)


def _headline(before: Assessment, after: Assessment) -> Iterator[Difference]:
    old, new = before.suggestion, after.suggestion
    if old.text != new.text:
        yield Difference("suggestion", "", "suggestion", old.text, new.text)
    elif old.adjuncts != new.adjuncts:
        said = (", ".join(side.adjuncts) or NONE for side in (old, new))
        yield Difference("suggestion", "adjuncts", "also consider", *said)
    if old.robust != new.robust:
        words = ("stable" if side.robust else "provisional" for side in (old, new))
        yield Difference("certainty", "", "certainty", *words)


def _verdicts(before: Assessment, after: Assessment) -> Iterator[Difference]:
    yield from compared("verdict", _by_option(before), _by_option(after), _names(before, after))


def _by_option(result: Assessment) -> dict[str, str]:
    """The verdicts with the worst case behind them; what does not apply is left out."""
    return {
        option.id: with_worst(option.verdict, option.worst)
        for option in result.options
        if option.verdict != "not-applicable"
    }


def with_worst(verdict: Verdict, worst: Verdict) -> str:
    """A verdict, with the worst that it may turn out to be."""
    return verdict if verdict == worst else f"{verdict}, at worst {worst}"


def _order(before: Assessment, after: Assessment) -> Iterator[Difference]:
    """Options of one kind and one verdict that have changed places."""
    old, new = _by_option(before), _by_option(after)
    kinds = {option.id: option.kind for option in (*before.options, *after.options)}
    names = _names(before, after)
    same = [name for name in old if old[name] == new.get(name)]
    for kind, verdict in dict.fromkeys((kinds[name], old[name]) for name in same):
        here = [name for name in same if (kinds[name], old[name]) == (kind, verdict)]
        there = [name for name in new if name in here]
        if here != there:
            said = (", ".join(names[name] for name in side) for side in (here, there))
            yield Difference("order", kind, f"order among {kind} options, {verdict}", *said)


def _access(before: Assessment, after: Assessment) -> Iterator[Difference]:
    sides = [
        {
            option.id: ACCESS[option.access.status] + ("" if option.access.settled else _SO_FAR)
            for option in result.options
            if option.verdict != "not-applicable"
        }
        for result in (before, after)
    ]
    shared = sides[0].keys() & sides[1].keys()
    old, new = ({name: side[name] for name in side if name in shared} for side in sides)
    yield from compared("access", old, new, access_names(_names(before, after)))


def access_names(names: dict[str, str]) -> dict[str, str]:
    """What a change of access is read as."""
    return {option: f"access to {name}" for option, name in names.items()}


def _flags(before: Assessment, after: Assessment) -> Iterator[Difference]:
    shared = _by_option(before).keys() & _by_option(after).keys()
    sides: list[dict[str, str]] = []
    names: dict[str, str] = {}
    for result in (before, after):
        levels = {}
        for flag in result.flags:
            if flag.option in shared:
                key = f"{flag.option}/{flag.kind}"
                levels[key] = flag.level or f"possibly {flag.possible}"
                names[key] = f"{harm(flag.kind)}, {flag.option_name}"
        sides.append(levels)
    yield from compared("flag", sides[0], sides[1], names)


def _notes(before: Assessment, after: Assessment) -> Iterator[Difference]:
    old, new = ({note.reason.criterion: "shown" for note in r.notes} for r in (before, after))
    every = (*before.notes, *after.notes)
    names = {note.reason.criterion: f"note: {note.reason.title}" for note in every}
    yield from compared("note", old, new, names)


ACCESS: dict[Status, str] = {
    "reimbursed": "reimbursed",
    "licensed": "licensed",
    "neither": "neither licensed nor reimbursed",
    "unknown": "unknown",
}
_SO_FAR = " (incomplete data)"
_MISSING: dict[Aspect, str] = {"verdict": "not for this patient", "note": "not shown"}


def compared(
    aspect: Aspect, old: dict[str, str], new: dict[str, str], names: dict[str, str]
) -> Iterator[Difference]:
    """Where two answers have another word for one thing, by its id; `names` is how it is read."""
    missing = _MISSING.get(aspect, NONE)
    for key in dict.fromkeys([*old, *new]):
        before, after = old.get(key, missing), new.get(key, missing)
        if before != after:
            yield Difference(aspect, key, names[key], before, after)


def _names(*results: Assessment) -> dict[str, str]:
    return {option.id: option.name for result in results for option in result.options}
