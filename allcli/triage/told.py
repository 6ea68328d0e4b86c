"""An answer for a kind of patients as one process tells it to another, which need not find it anew.

What stands in our rulebook, which both have, is told by its place there.
"""

import pickle
from io import BytesIO
from typing import Any

from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.override import override
from allcli.rulebook.model import Option, Rulebook
from allcli.triage.evaluate import Holding, holding
from allcli.triage.kinds import KindAnswer


def told(answer: KindAnswer) -> bytes:
    """What was found by our rulebook."""
    text = BytesIO()
    _AnswerPickler(text, answer.rulebook).dump(answer)
    return text.getvalue()


def heard(text: bytes) -> KindAnswer:
    """What was told."""
    answer: KindAnswer = pickle.loads(text)  # noqa: S301 - written by ourselves
    return answer


class _AnswerPickler(pickle.Pickler):
    def __init__(self, to: BytesIO, rulebook: Prepared) -> None:
        super().__init__(to, pickle.HIGHEST_PROTOCOL)
        self._rulebook = rulebook
        self._places = rulebook.table(_places)

    @override
    def reducer_override(self, obj: object) -> Any:
        if isinstance(obj, Holding):
            return holding, (self._rulebook, self._places[obj.criterion.id], obj.truth)
        # an option that is renamed for some patients is told in full
        if isinstance(obj, Option) and self._rulebook.options[obj.id] is obj:
            return _option, (self._rulebook, obj.id)
        return (load_rulebook, ()) if obj is self._rulebook else NotImplemented


def _places(rulebook: Rulebook) -> dict[str, int]:
    return {criterion.id: place for place, criterion in enumerate(rulebook.criteria)}


def _option(rulebook: Rulebook, name: str) -> Option:
    return rulebook.options[name]
