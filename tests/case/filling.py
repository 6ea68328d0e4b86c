"""Cases that become known bit by bit: what is filled in, and in what order."""

import json
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from allcli.case.calculators.scale import bounds
from allcli.case.derive import derive
from allcli.case.facts import Facts, Value
from allcli.case.files.read import parse_case
from allcli.case.kinds import CnsSite, Emergency, words_of
from allcli.case.problems import CaseError
from allcli.case.span import Span
from allcli.verify.patients import document
from tests.triage.strategies import CHOICES, GVHD, YES_NO, full_cases

Fields = Mapping[str, Any]
DAYS = st.sampled_from(["2021", "2022-05", "2023-02-01", "2024-06-01", "2025", "2025-11"])
STAGE, SCORE, TIMES = (
    st.integers(0, 4), st.integers(0, 3), st.sampled_from([0.5, 1, 1.4, 2.6, "> 3"])
)  # fmt: skip
SEVERITY = st.sampled_from(["mild", "moderate", "severe", "very-severe"])
SEROLOGY = st.sampled_from(["active", "resolved", "negative"])
LINE: dict[str, st.SearchStrategy[Any]] = {
    "regimen": st.sampled_from(["hyper-CVAD", "blina", "InO", "FLAG-Ida", "dasatinib + VP"]),
    "agents": st.lists(
        st.sampled_from(["blinatumomab", "inotuzumab", "nelarabine", "imatinib", "tisa-cel"]),
        max_size=2,
    ),
    "purpose": st.sampled_from(["frontline", "consolidation", "salvage"]),
    "cycles": st.integers(0, 4),
    "best_response": st.sampled_from(["cr", "cri", "pr", "nr", "not-evaluated"]),
    "stopped_for": st.sampled_from(["completed", "no-response", "relapse", "toxicity"]),
    "last_dose_on": DAYS,
    "response_on": DAYS,
    "relapsed_on": DAYS,
}
TRANSPLANT: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(["allogeneic", "allogeneic", "autologous"]),
    "date": DAYS,
    "relapsed_on": DAYS,
    "vod": YES_NO,
    "vod_severity": SEVERITY,
    "dli_on": st.lists(DAYS, max_size=2),
}


def some(fields: Mapping[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Most of these fields, each from its own strategy."""
    drawn = {
        name: st.one_of(strategy, strategy, strategy, st.none())
        for name, strategy in fields.items()
    }
    return st.fixed_dictionaries(drawn).map(
        lambda row: {name: value for name, value in row.items() if value is not None}
    )


LISTS: dict[str, st.SearchStrategy[Any]] = {
    "lines": st.one_of(*(st.tuples(*[some(LINE)] * count).map(list) for count in range(4))),
    "transplants": st.one_of(
        *(st.tuples(*[some(TRANSPLANT)] * count).map(list) for count in range(3))
    ),
}
MORE: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys((
        "genetics.ph_like", "liver.vod_history", "liver.fibrosis", "liver.steatohepatitis",
        "liver.haemolysis", "gvhd.acute_active", "gvhd.chronic_active", "gvhd.steroid_refractory",
        "exposure.blinatumomab", "exposure.inotuzumab", "exposure.cd19_car_t", "vod.ascites",
        "vod.hepatomegaly", "vod.painful_hepatomegaly", "vod.histology_proven",
        "vod.ultrasound_suggestive", "vod.multi_organ_dysfunction", "vod.bilirubin_rising_3_days",
        "comorbidity.arrhythmia", "comorbidity.diabetes", "comorbidity.cardiac",
        "comorbidity.chronic_hepatitis",
    ), YES_NO),
    **{f"gvhd.{organ}": STAGE for organ in ("skin", "liver", "lower_gi")},
    **{f"gvhd.chronic_{organ}": SCORE for organ in ("skin", "eyes", "lungs", "liver")},
    "disease.cns_sites": st.sets(st.sampled_from(words_of(CnsSite))).map(sorted),
    "disease.emergency": st.sets(st.sampled_from(words_of(Emergency))).map(sorted),
    "disease.sites": st.sets(st.sampled_from(["marrow", "cns", "testis", "other"])).map(sorted),
    "disease.marrow_blasts_pct": st.sampled_from([0, 3, "< 5 %", "> 4 %", 5, 30]),
    "disease.salvage_number": st.integers(1, 4),
    "mrd.status": st.sampled_from(["positive", "negative"]),
    "antigens.cd22_pct": st.sampled_from([0, 5, 19, 20, 95, "< 20 %"]),
    "liver.hepatitis_b": SEROLOGY,
    "liver.hepatitis_c": SEROLOGY,
    "vod.weight_gain_pct": st.sampled_from([1, 4, 6]),
    "vod.risk_factors": st.integers(0, 3),
    "vod.days_since_first_symptoms": st.sampled_from([2, 5, 10]),
    "exposure.hypersensitivity": st.lists(
        st.sampled_from(["blinatumomab", "inotuzumab", "nelarabine"]), max_size=1
    ),
    "exposure.failed": st.lists(
        st.sampled_from(["blinatumomab", "nelarabine", "cd19-car-t"]), max_size=1
    ),
    "exposure.blinatumomab_neurotoxicity": STAGE,
    "exposure.inotuzumab_cycles": st.integers(0, 4),
    "exposure.inotuzumab_last_dose_on": DAYS,
    "exposure.mitoxantrone": st.sampled_from([0, 40]),
    "labs.bilirubin": st.sampled_from([0.6, 1.8, 4.0, "> 2 mg/dL"]),
    "labs.bilirubin_uln": st.sampled_from([1.0, 1.2]),
    "lung.dyspnoea": st.sampled_from(["none", "slight-activity", "at-rest"]),
    "patient.sex": st.sampled_from(["female", "male"]),
    "patient.weight_kg": st.sampled_from([50, 110]),
    "patient.height_cm": st.sampled_from([160, 185]),
    "heart.qt_ms": st.sampled_from([380, 460]),
    "heart.rate_per_min": st.sampled_from([60, 90]),
    **{f"{table}.unstated": st.just("absent") for table in ("gvhd", "liver", "vod", "comorbidity")},
}  # fmt: skip
TABLES = sorted({path.partition(".")[0] for path in LISTS | CHOICES | GVHD | MORE})
# Fields that tell one thing in two ways, "instead of" each other: a patient has it in one of them.
INSTEAD: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(way.split()), frozenset(other.split()))
    for way, other in (
        ("labs.bilirubin_x_uln", "labs.bilirubin_uln"),
        ("heart.qtcf_ms", "heart.qt_ms heart.rate_per_min"),
        # what [exposure] and [disease] count themselves, and what is else read off the lines
        ("disease.salvage_number exposure.blinatumomab exposure.inotuzumab exposure.cd19_car_t "
         "exposure.inotuzumab_cycles exposure.inotuzumab_last_dose_on exposure.tkis_failed",
         "lines"),
    )
)  # fmt: skip


@st.composite
def told(draw: st.DrawFn) -> Fields:
    """A patient of whom all that matters is told, or a few tables, and who is accepted."""
    fields = CHOICES | GVHD | MORE | LISTS
    patient = {"assessed_on": "2026-03-01"}
    if draw(YES_NO):
        patient = dict(draw(full_cases()))
    else:
        tables = {*draw(st.sets(st.sampled_from(TABLES), min_size=1, max_size=3)), *LISTS}
        fields = {
            path: strategy for path, strategy in fields.items() if path.partition(".")[0] in tables
        }
    patient |= draw(some(fields))
    for way, other in INSTEAD:
        for path in draw(st.sampled_from([way, way, way, other])):
            patient.pop(path, None)
    return _accepted(patient)


def _accepted(patient: dict[str, Any]) -> dict[str, Any]:
    """The patient without the statements that contradict others."""
    while problems := _refused(patient):
        for path in problems:
            name, _, part = path.partition("[")
            if part:
                i, field = part.split("].")
                patient[name] = deepcopy(patient[name])
                patient[name][int(i)].pop(field.partition("[")[0], None)  # all of a list
            else:
                del patient[path]
    return patient


def _refused(patient: Fields) -> set[str]:
    try:
        parse_case("told.json", json.dumps(document(patient)))
    except CaseError as error:
        return {problem.path for problem in error.problems}
    return set()


Place = tuple[str | int, ...]
Piece = dict[Place, Any]  # what is told in one breath: where in the document, and what


def pieces(patient: Fields) -> dict[str, Piece]:
    """Everything that can be told of a patient, in the pieces that are told in one breath.

    What was written down is an answer too where it is silent: a table that is closed, a line that
    has a name but no agents or no purpose, the last line without a relapse or an end, CD22 in per
    cent without a word, signs of VOD/SOS without a word on whether it is ongoing.
    """
    closed = {path.partition(".")[0] for path in patient if path.endswith(".unstated")}
    known: dict[str, Piece] = {}
    for path, value in patient.items():
        if path in LISTS:
            for place, part, name in _parts(path, value, "liver" in closed):
                known.setdefault(name, {})[place] = part
        else:
            known.setdefault(_breath(path, closed), {})[tuple(path.split("."))] = value
    return known


def _parts(path: str, entries: Any, at_once: bool) -> Iterator[tuple[Place, Any, str]]:
    """The entries of a list: first how many, then field by field."""
    yield (path,), [{} for _ in entries], path
    for i, entry in enumerate(entries):
        for name, value in entry.items():
            is_last = entry is entries[-1] and path == "lines"
            known = name == "purpose" or (is_last and name in ("relapsed_on", "stopped_for"))
            known |= at_once and name in ("vod", "vod_severity")
            word = "drugs" if name in ("regimen", "agents") else name
            yield (path, i, name), value, path if known else f"{path}[{i}].{word}"


def _breath(path: str, closed: set[str]) -> str:
    table = path.partition(".")[0]
    if path == "liver.vod_severity" or (table == "liver" and "liver" in closed):
        return "transplants"  # the liver's table is silent on what the transplants tell
    if table == "vod" or path == "liver.vod_ongoing":
        return "transplants" if "liver" in closed else "vod"
    if path in ("antigens.cd22", "antigens.cd22_pct"):
        return "CD22"
    return table if table in closed else path


def written(known: Iterable[Piece]) -> dict[str, Any]:
    """The document that tells these pieces."""
    made: dict[str, Any] = {}
    for piece in known:
        for place, value in piece.items():
            table: Any = made
            for step in place[:-1]:
                table = table.setdefault(step, {}) if isinstance(step, str) else table[step]
            table[place[-1]] = deepcopy(value)
    return made


@st.composite
def filled_in(draw: st.DrawFn) -> list[Piece]:
    """What becomes known of one patient, one piece after another, in any order."""
    told_of = pieces(draw(told()))
    order: list[str] = []
    for name in draw(st.permutations(sorted(told_of))):
        whole = name.partition("[")[0]
        order += [key for key in dict.fromkeys((whole, name)) if key not in order]
    return [told_of[name] for name in order]


def stages(filled: list[Piece], count: int) -> list[dict[str, Any]]:
    """The documents at `count` stages, from an empty one to the full."""
    return [written(filled[: len(filled) * i // count]) for i in range(count + 1)]


def facts_of(document: Fields) -> Facts:
    """What follows from a document, read as a case file is."""
    return derive(parse_case("told.json", json.dumps(document)).case)


def narrowed(before: Value, after: Value) -> bool:
    """Whether a fact only became better known."""
    if before is None or before == after:
        return True
    if not isinstance(before, Span) or not isinstance(after, int | float | Span):
        return False
    (low, high), (least, most) = bounds(before), bounds(after)
    return low <= least and most <= high
