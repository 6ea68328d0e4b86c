"""Which changes of local rulebooks touched an answer: those without which it would differ."""

from collections.abc import Callable, Iterator
from pathlib import PurePath

from allcli.engine.mixture import Mixture, between
from allcli.engine.prepared import Prepared, prepared
from allcli.rulebook.model import LocalChange
from allcli.triage.assessment import Assessment
from allcli.triage.explore.difference import differences
from allcli.triage.receipt import LocalResult

Answerer = Callable[[Prepared], Assessment]


def touching(rulebook: Prepared, result: Assessment, answer: Answerer) -> tuple[LocalResult, ...]:
    """Every change that touched this answer, and every one that has expired.

    Each is undone on its own and the case assessed anew.
    """
    return tuple(_touching(rulebook, result, answer))


def _touching(rulebook: Prepared, result: Assessment, answer: Answerer) -> Iterator[LocalResult]:
    base = rulebook.base
    if base is None:
        return
    without_any = answer(prepared(base))
    mixture = between(rulebook, base)
    undone: dict[object, tuple[str, ...]] = {}  # two files may change one record
    for change in rulebook.changes:
        if change.expired:
            yield _told(change, ())
        elif not _is_silent(change, result, without_any):
            if change.key not in undone:
                without = answer(_undone(change, rulebook, mixture))
                touched = differences(without, result)
                undone[change.key] = tuple(difference.without for difference in touched)
            if undone[change.key]:
                yield _told(change, undone[change.key])


def _undone(change: LocalChange, rulebook: Prepared, mixture: Mixture) -> Prepared:
    """The rulebook without one change."""
    if change.kind == "reference" and rulebook.base:
        ours = {change.name: rulebook.base.references[change.name]}
        return rulebook._replace(references=rulebook.references | ours)
    return mixture.taking([change.key])


def _is_silent(change: LocalChange, result: Assessment, without: Assessment) -> bool:
    """Whether the change cannot have mattered, so that nothing need be assessed anew."""
    if change.kind == "criterion":  # it holds neither as it is nor as it was
        said = (side.findings.get(change.name, "no") for side in (result, without))
        return all(answer == "no" for answer in said)
    if change.kind == "reference":  # a new one is cited by a change only, which is named itself
        cited = change.name in {source.key for source in result.references}
        return change.what == "added" or not cited
    return False


def _told(change: LocalChange, touches: tuple[str, ...]) -> LocalResult:
    return LocalResult(
        change.kind, change.name, change.what, change.author, change.reason, change.expires,
        change.expired, PurePath(change.file).name, touches,
    )  # fmt: skip
