"""What differs between two answers, in few words."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

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
    found = [
        each
        for part in (_headline, _verdicts, _order, _access, _flags, _notes)
        for each in part(before, after)
    ]
    if not found and _seen(before) != _seen(after):
        found.append(Difference("wording", "", "words or sources", "as before", "changed"))
    return tuple(found)


def _seen(result: Assessment) -> tuple[object, ...]:
    """Everything that a report shows, but for the receipt."""
    parts = ("suggestion", "options", "flags", "notes", "outcomes", "questions", "references")
    return tuple(getattr(result, part) for part in parts)


def _headline(before: Assessment, after: Assessment) -> Iterator[Difference]:
    one, two = before.suggestion, after.suggestion
    if one.text != two.text:
        yield Difference("suggestion", "", "suggestion", one.text, two.text)
    elif one.adjuncts != two.adjuncts:
        said = (", ".join(each.adjuncts) or NONE for each in (one, two))
        yield Difference("suggestion", "adjuncts", "beside it", *said)
    if one.robust != two.robust:
        words = ("robust" if each.robust else "provisional" for each in (one, two))
        yield Difference("certainty", "", "certainty", *words)


def _verdicts(before: Assessment, after: Assessment) -> Iterator[Difference]:
    yield from _compared("verdict", _by_option(before), _by_option(after), _names(before, after))


def _by_option(result: Assessment) -> dict[str, str]:
    """The verdicts with the worst case behind them; what does not apply is left out."""
    return {
        one.id: one.verdict if one.verdict == one.worst else f"{one.verdict}, at worst {one.worst}"
        for one in result.options
        if one.verdict != "not-applicable"
    }


def _order(before: Assessment, after: Assessment) -> Iterator[Difference]:
    """Options of one kind and one verdict that have changed places."""
    one, two = _by_option(before), _by_option(after)
    kinds = {each.id: each.kind for each in (*before.options, *after.options)}
    names = _names(before, after)
    same = [name for name in one if one[name] == two.get(name)]
    for kind, verdict in dict.fromkeys((kinds[name], one[name]) for name in same):
        here = [name for name in same if (kinds[name], one[name]) == (kind, verdict)]
        there = [name for name in two if name in here]
        if here != there:
            said = (", ".join(names[name] for name in side) for side in (here, there))
            yield Difference("order", kind, f"order among {kind} options, {verdict}", *said)


def _access(before: Assessment, after: Assessment) -> Iterator[Difference]:
    sides = [
        {
            one.id: _ACCESS[one.access.status] + ("" if one.access.settled else _SO_FAR)
            for one in result.options
            if one.verdict != "not-applicable"
        }
        for result in (before, after)
    ]
    shared = sides[0].keys() & sides[1].keys()
    one, two = ({name: side[name] for name in side if name in shared} for side in sides)
    names = {name: f"access to {said}" for name, said in _names(before, after).items()}
    yield from _compared("access", one, two, names)


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
    yield from _compared("flag", sides[0], sides[1], names)


def _notes(before: Assessment, after: Assessment) -> Iterator[Difference]:
    one, two = ({each.reason.criterion: "told" for each in r.notes} for r in (before, after))
    every = (*before.notes, *after.notes)
    names = {note.reason.criterion: f"note: {note.reason.title}" for note in every}
    yield from _compared("note", one, two, names)


_ACCESS = {
    "reimbursed": "paid for",
    "licensed": "licensed",
    "neither": "neither licensed nor paid for",
    "unknown": "not known",
}
_SO_FAR = " so far"
_MISSING: dict[Aspect, str] = {"verdict": "not for this patient", "note": "not told"}


def _compared(
    aspect: Aspect, one: dict[str, str], two: dict[str, str], names: dict[str, str]
) -> Iterator[Difference]:
    missing = _MISSING.get(aspect, NONE)
    for key in dict.fromkeys([*one, *two]):
        before, after = one.get(key, missing), two.get(key, missing)
        if before != after:
            yield Difference(aspect, key, names[key], before, after)


def _names(*results: Assessment) -> dict[str, str]:
    return {one.id: one.name for result in results for one in result.options}
