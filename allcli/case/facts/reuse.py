"""How long the remission after a drug lasted, and which regimens met no response or were given up.

What was lost again soon is used up as what failed; what held for long may be used once more.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from allcli.case.facts.given import DrugLine, OfDrug, are_complete, drug_lines, given, lines_with
from allcli.case.facts.lines import NO_REMISSION, REMISSIONS
from allcli.case.facts.reading import Reading, either, lasted, value
from allcli.case.facts.record import Value
from allcli.case.history import Line


@cache
def remission_after(drug: str) -> Callable[[Reading], Value]:
    """Months that the remission after the last line with the drug lasted, 0 where none came."""
    was_given = given(drug)

    def read(reading: Reading) -> Value:
        lines = lines_with(reading, drug)
        line = lines[-1] if lines else None
        if line is None or not reading.once(was_given):
            return None
        best = value(line.best_response)
        if best in NO_REMISSION:
            return 0
        if best in REMISSIONS:
            return lasted(line.response_months, line.response_on, line.relapsed_on)
        return None

    return read


class Backbone(NamedTuple):
    """The drugs that make a regimen, and those that make another of it."""

    drugs: tuple[str, ...]
    without: tuple[str, ...] = ()


CHEMOTHERAPY = "earlier chemotherapy and what came of it"
# By the name that the fact has; the salvages around cytarabine are taken as one.
BACKBONES: dict[str, tuple[Backbone, ...]] = {
    "high_dose_cytarabine": (
        Backbone(("cytarabine",),
                 ("vincristine", "cyclophosphamide", "asparaginase", "mercaptopurine")),
    ),
    "hyper_cvad": (
        Backbone(("cyclophosphamide", "vincristine", "doxorubicin", "dexamethasone",
                  "methotrexate", "cytarabine"), ("mercaptopurine",)),
    ),
    "paediatric_reinduction": (
        Backbone(("mitoxantrone", "vincristine", "dexamethasone", "asparaginase"),
                 ("mercaptopurine",)),
        Backbone(("vindesine", "ifosfamide", "methotrexate")),
    ),
    "inotuzumab_combination": (Backbone(("inotuzumab", "cyclophosphamide")),),
}  # fmt: skip


LineOutcome = Callable[[Line], bool | None]


def refractory_to(regimen: str) -> OfDrug:
    """Whether the leukaemia did not respond to a regimen, by the drugs of the lines."""
    return _came_of(regimen, _met_no_response)


def given_up(regimen: str) -> OfDrug:
    """Whether a regimen was stopped for its toxicity, by the drugs of the lines."""
    return _came_of(regimen, _was_given_up)


@cache
def _came_of(regimen: str, outcome: LineOutcome) -> OfDrug:
    def judge(drug_line: DrugLine) -> bool | None:
        came = outcome(drug_line.line)
        if came is False:
            return False
        gave = either([_gave(drug_line, backbone) for backbone in BACKBONES[regimen]])
        return False if gave is False else gave and came

    def read(reading: Reading) -> bool | None:
        answers = list(map(judge, reading.once(drug_lines)))
        return either(answers if reading.once(are_complete) else [*answers, None])

    return read


def _met_no_response(line: Line) -> bool | None:
    best = value(line.best_response)
    if best in REMISSIONS:
        return False
    return True if best == "nr" or value(line.stopped_for) == "no-response" else None


def _was_given_up(line: Line) -> bool | None:
    stopped = value(line.stopped_for)
    return None if stopped is None else bool(stopped == "toxicity")


def _gave(drug_line: DrugLine, backbone: Backbone) -> bool | None:
    has = [drug_line.drugs.gave(drug) for drug in backbone.drugs]
    lacks = [drug_line.drugs.gave(drug) for drug in backbone.without]
    if False in has or True in lacks:
        return False
    return None if None in has + lacks else True
