"""Toxicity now, asked of those whose last line can have brought it on; pancreatitis ever."""

from collections.abc import Callable

from allcli.case.agents.names import CD19_CAR_T
from allcli.case.calculators.scale import Cut, passes
from allcli.case.facts.ageing import INFECTION
from allcli.case.facts.ever import ever
from allcli.case.facts.given import are_complete, drug_lines, given
from allcli.case.facts.reading import Reading, days, finding, graded, value
from allcli.case.facts.record import ENDS, FALLS, Value, count, yes_no

_TOPIC = "toxicity now"
_PANCREAS = "pancreatitis"
_ENGAGERS = ("blinatumomab", CD19_CAR_T)
_OVER = Cut(">", 56)  # days from the last dose after which its acute toxicity is past: convention


def _excluded(reading: Reading, drugs: tuple[str, ...]) -> bool:
    """Whether the last line surely gave none of the drugs, or ended long ago; no CD19 in T-ALL."""
    is_t_cell = drugs is _ENGAGERS and value(reading.case.disease.lineage) == "t-all"
    if is_t_cell or all(reading.once(given(drug)) is False for drug in drugs):
        return True
    lines = reading.once(drug_lines)
    if not lines or not reading.once(are_complete):
        return False
    last = lines[-1]
    since = days(last.line.last_dose_on, reading.case.assessed_on)
    return all(last.drugs.gave(drug) is False for drug in drugs) or passes(since, _OVER) is True


def _grade(name: str) -> Callable[[Reading], Value]:
    def read(reading: Reading) -> Value:
        if _excluded(reading, _ENGAGERS):
            return 0
        grade: Value = graded(reading.case.toxicity, name)
        return grade

    return read


def _present(name: str, drugs: tuple[str, ...]) -> Callable[[Reading], bool | None]:
    def read(reading: Reading) -> bool | None:
        table = reading.case.toxicity
        closed = table.unstated == "absent" and getattr(table, name) is None
        return False if closed or _excluded(reading, drugs) else None

    return read


TOXICITY = (
    count(
        "toxicity.crs_grade", "CRS now", "", (0, 4), stated="toxicity.crs_grade",
        of=_grade("crs_grade"), topic=_TOPIC, change=FALLS, ages=INFECTION,
    ),
    count(
        "toxicity.icans_grade", "ICANS now", "", (0, 4), stated="toxicity.icans_grade",
        of=_grade("icans_grade"), topic=_TOPIC, change=FALLS, ages=INFECTION,
    ),
    yes_no(
        "toxicity.hlh", "haemophagocytic syndrome now", stated="toxicity.hlh",
        of=_present("hlh", _ENGAGERS), topic=_TOPIC, change=ENDS, ages=INFECTION,
    ),
    yes_no(
        "toxicity.pancreatitis", "pancreatitis now", stated="toxicity.pancreatitis",
        of=lambda reading: finding(reading.case.toxicity, "pancreatitis"),
        topic=_PANCREAS, change=ENDS, ages=INFECTION,
    ),
    yes_no(
        "toxicity.pancreatitis_past", "pancreatitis before", stated="toxicity.pancreatitis_past",
        of=ever("toxicity.pancreatitis_past"), topic=_PANCREAS,
    ),
)  # fmt: skip
