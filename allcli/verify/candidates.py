"""Facts worth trying for one condition: at and beside its thresholds."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product

from allcli.case.facts import VOCABULARY, Value
from allcli.rulebook.language import Node
from allcli.rulebook.truth import truth
from allcli.verify.conditions import MOST, by_fact, near
from allcli.verify.patients import KnownPatient

Wanted = Mapping[str, Value]


def candidates(tree: Node, patients: Iterable[KnownPatient]) -> list[Wanted]:
    """Facts at and beside the thresholds, those nearest to a patient that meets it first."""
    asked = by_fact(tree)
    values = [[*near(VOCABULARY[name], parts), None] for name, parts in asked.items()]
    rows: Iterator[tuple[Value, ...]] = islice(product(*values), MOST)
    wanted: list[Wanted] = [dict(zip(asked, row, strict=True)) for row in rows]
    meets = [patient.facts for patient in patients if truth(tree, patient.facts)]

    def distance(candidate: Wanted) -> tuple[int, int]:
        open_ = sum(value is None for value in candidate.values())
        changed = [sum(facts.value(name) != v for name, v in candidate.items()) for facts in meets]
        return min(changed, default=0), open_

    return sorted(wanted, key=distance)
