"""What earlier therapy implies: which agents were given, what came of them, what they did."""

from collections.abc import Iterator

from allcli.case.agents.names import AGENTS, ANTHRACYCLINE, CD19_CAR_T, TKI
from allcli.case.calculators.scale import narrower
from allcli.case.facts.anthracyclines import ANTHRACYCLINE_TOPIC, ANTHRACYCLINES
from allcli.case.facts.given import (
    are_complete,
    drug_lines,
    given,
    given_anthracycline,
    given_dli,
    lines_with,
    none_unless_given,
)
from allcli.case.facts.outcome import (
    HYPERSENSITIVE,
    WORST,
    failed,
    hypersensitive,
    not_tolerated,
    worst_grade,
)
from allcli.case.facts.reading import Reading, days, value
from allcli.case.facts.record import CLOCK, PASSES, Fact, Value, asked, count, number, yes_no
from allcli.case.facts.reuse import CHEMOTHERAPY, given_up, refractory_to, remission_after
from allcli.case.facts.stated import PRODUCTS, TKIS, field_of, listed_tkis
from allcli.case.facts.under_way import awaited, therapy_awaited
from allcli.case.history import Exposure
from allcli.case.span import Span, span

_LINES = ("lines[].regimen", "lines[].agents")
_OUTCOME = ("lines[].best_response", "lines[].stopped_for")
_MOST_TKIS = 20
_MOST_CYCLES = 50
_TKIS = "TKIs so far and what came of them"
_LABELS = {CD19_CAR_T: "CD19 CAR-T", ANTHRACYCLINE: "an anthracycline", "dli": "DLI"}
# Drugs by what is asked of them beside whether they were given; those that may be used once more
# after a long remission; and what no rule of ours asks.
_JUDGED = (
    "blinatumomab", "inotuzumab", CD19_CAR_T, *TKIS, "nelarabine", "venetoclax", "daratumumab",
    "asparaginase", "revumenib", "clofarabine",
)  # fmt: skip
_REUSED = (
    "blinatumomab", "inotuzumab", CD19_CAR_T, "nelarabine", "venetoclax", "daratumumab",
    "revumenib",
)  # fmt: skip
_NOT_ASKED = {
    *(f"exposure.{field_of(drug)}" for drug in (*TKIS, ANTHRACYCLINE)),
    "exposure.asparaginase_failed", "exposure.clofarabine", "exposure.hypersensitivity_daratumumab",
    *(f"exposure.{drug}_not_tolerated" for drug in ("imatinib", "nilotinib", "bosutinib",
                                                    "asciminib")),
}  # fmt: skip


def _label(drug: str) -> str:
    return _LABELS.get(drug, drug)


def _prior(drug: str) -> str:
    return f"prior {_label(drug).removeprefix('an ')}"


def _topic(drug: str) -> str:
    """Whether a drug was given and what came of it is asked in one breath."""
    if drug in TKIS:
        return _TKIS
    drug = CD19_CAR_T if drug in PRODUCTS else drug
    return ANTHRACYCLINE_TOPIC if drug == ANTHRACYCLINE else f"{_prior(drug)} and what came of it"


def _was_given(drug: str) -> Fact:
    name = f"exposure.{field_of(drug)}"
    stated = name if field_of(drug) in Exposure.field_names() else ""
    return yes_no(
        name, _prior(drug), *_LINES, stated=stated, topic=_topic(drug),
        of=given_anthracycline if drug == ANTHRACYCLINE else given(drug),
        local_only=name in _NOT_ASKED,
    )  # fmt: skip


def _failed(drug: str) -> Fact:
    name = f"exposure.{field_of(drug)}_failed"
    said = "exposure.tkis_failed" if drug in TKIS else "exposure.failed"
    return yes_no(
        name, f"failure of {_label(drug)}", *_OUTCOME, said, *_LINES, of=failed(drug),
        topic=_topic(drug), local_only=name in _NOT_ASKED,
    )  # fmt: skip


def _not_tolerated(drug: str) -> Fact:
    name = f"exposure.{field_of(drug)}_not_tolerated"
    return yes_no(
        name, f"intolerance of {_label(drug)}",
        "lines[].stopped_for", "lines[].toxicities", "exposure.not_tolerated", *_LINES,
        of=not_tolerated(drug), topic=_topic(drug), local_only=name in _NOT_ASKED,
    )  # fmt: skip


def _remission(drug: str) -> Fact:
    return number(
        f"exposure.{field_of(drug)}_remission_months", f"remission after {_label(drug)}", "months",
        (0, 1200), "lines[].response_months", "lines[].best_response", *_LINES,
        of=remission_after(drug), topic=_topic(drug),
    )  # fmt: skip


def _regimen(regimen: str, label: str) -> Iterator[Fact]:
    """What came of chemotherapy that is told by all of its drugs."""
    yield yes_no(
        f"exposure.{regimen}_refractory", f"no response to {label}", "lines[].best_response",
        *_LINES, of=refractory_to(regimen), topic=CHEMOTHERAPY,
    )  # fmt: skip
    yield yes_no(
        f"exposure.{regimen}_given_up", f"{label} stopped for toxicity", "lines[].stopped_for",
        *_LINES, of=given_up(regimen), topic=CHEMOTHERAPY,
    )  # fmt: skip


def _of_drugs() -> Iterator[Fact]:
    for drug in _JUDGED:
        yield from (_was_given(drug), _failed(drug), _not_tolerated(drug))
    yield from (_was_given(ANTHRACYCLINE), _not_tolerated(ANTHRACYCLINE))
    yield from map(_was_given, PRODUCTS)
    yield yes_no(
        "exposure.cd19_car_t_awaited",
        "CD19 CAR-T awaiting evaluation",
        "lines[].best_response",
        *_LINES,
        of=awaited(CD19_CAR_T),
        topic=_topic(CD19_CAR_T),
        change=PASSES,
    )
    yield yes_no(
        "exposure.therapy_awaited", "last therapy awaiting evaluation", "lines[].best_response",
        *_LINES, of=therapy_awaited, topic="the last therapy and what came of it", change=PASSES,
    )  # fmt: skip
    yield yes_no(
        "exposure.dli",
        "prior DLI",
        "transplants[].dli_on",
        *_LINES,
        of=given_dli,
        topic=_topic("dli"),
        local_only=True,
    )
    yield _failed("dli")
    yield from map(_remission, _REUSED)
    yield from _regimen("high_dose_cytarabine", "a salvage around cytarabine")
    yield from _regimen("hyper_cvad", "hyper-CVAD")
    yield from _regimen("paediatric_reinduction", "a paediatric reinduction")
    yield yes_no(
        "exposure.inotuzumab_combination_given_up",
        "inotuzumab with chemotherapy stopped for toxicity", "lines[].stopped_for", *_LINES,
        of=_combination_given_up, topic=_topic("inotuzumab"),
    )  # fmt: skip


def _combination_given_up(reading: Reading) -> bool | None:
    """Whichever of its drugs did the harm, which a line does not tell."""
    if reading.case.exposure.inotuzumab is False:
        return False
    return reading.once(given_up("inotuzumab_combination"))


def inotuzumab_cycles(reading: Reading) -> Value:
    """Summed over the lines; where one does not say, or may have given it, at least so many."""
    lines = lines_with(reading, "inotuzumab")
    counts = [line and value(line.cycles) for line in lines]
    numbers = [number for number in counts if isinstance(number, int)]
    unsaid = sum(line is not None for line in lines) - len(numbers)
    at_least = sum(numbers) + unsaid
    if not at_least:
        return none_unless_given("inotuzumab")(reading)
    is_all = len(numbers) == len(lines)
    return at_least if is_all else Span(at_least, max(at_least, _MOST_CYCLES))


def inotuzumab_last_dose(reading: Reading) -> object:
    """The day of the last dose in the last line that gave it."""
    lines = lines_with(reading, "inotuzumab")
    return value(lines[-1].last_dose_on) if lines and lines[-1] else None


def _since_inotuzumab(reading: Reading) -> Value:
    """Days since the last dose, as far as it is stated or the lines tell it."""
    doses = (reading.case.exposure.inotuzumab_last_dose_on, inotuzumab_last_dose(reading))
    return narrower(*(days(dose, reading.case.assessed_on) for dose in doses))


def tkis_of_lines(reading: Reading) -> tuple[int, int]:
    """The fewest and the most TKIs that the lines name: one that has no name is one at most."""
    drugs = [drugs for _, drugs in reading.once(drug_lines)]
    named = {drug for read in drugs for drug in read.given if AGENTS[drug].kind == "tki"}
    is_open = TKI in named or any(read.anything for read in drugs) or not reading.once(are_complete)
    may_be = {drug for read in drugs for drug in read.open if AGENTS[drug].kind == "tki"} - {TKI}
    at_least = max(len(named - {TKI}), len(named & {TKI}))
    return at_least, _MOST_TKIS if is_open else len(named | may_be)


def _tki_number(reading: Reading) -> Value:
    """As the lines name them, and no fewer than are listed."""
    low, high = tkis_of_lines(reading)
    low = max(low, listed_tkis(reading.case.exposure))
    return None if (low, high) == (0, _MOST_TKIS) else span(low, max(low, high))


EXPOSURE = asked(
    "earlier therapy",
    *_of_drugs(),
    count(
        "exposure.blinatumomab_neurotoxicity", "neurotoxicity of blinatumomab", "", (0, 4),
        stated="exposure.blinatumomab_neurotoxicity", topic=_topic("blinatumomab"),
        of=WORST["blinatumomab_neurotoxicity"],
    ),
    count(
        "exposure.blinatumomab_crs", "CRS of blinatumomab", "", (0, 4),
        stated="exposure.blinatumomab_crs", topic=_topic("blinatumomab"),
        of=WORST["blinatumomab_crs"],
    ),
    count(
        "exposure.nelarabine_neurotoxicity", "neurotoxicity of nelarabine", "", (0, 4),
        "lines[].toxicities", *_LINES,
        of=worst_grade("nelarabine", "neurotoxicity", "neuropathy"), topic=_topic("nelarabine"),
    ),
    count(
        "exposure.cd19_car_t_neurotoxicity", "neurotoxicity of CD19 CAR-T", "", (0, 4),
        "lines[].toxicities", *_LINES,
        of=worst_grade(CD19_CAR_T, "neurotoxicity"), topic=_topic(CD19_CAR_T),
    ),
    count(
        "exposure.cd19_car_t_crs", "CRS of CD19 CAR-T", "", (0, 4), "lines[].toxicities", *_LINES,
        of=worst_grade(CD19_CAR_T, "crs"), topic=_topic(CD19_CAR_T),
    ),
    *(
        yes_no(
            f"exposure.hypersensitivity_{drug}", f"hypersensitivity to {drug}",
            "exposure.hypersensitivity", *_LINES, of=hypersensitive(drug),
            topic=_topic(drug),
            local_only=f"exposure.hypersensitivity_{drug}" in _NOT_ASKED,
        )
        for drug in HYPERSENSITIVE
    ),
    number(
        "exposure.days_since_inotuzumab", "since inotuzumab", "days", (0, 36500),
        "exposure.inotuzumab_last_dose_on", "lines[].last_dose_on",
        of=_since_inotuzumab, topic=_topic("inotuzumab"), change=CLOCK, local_only=True,
    ),
    *ANTHRACYCLINES,
    count(
        "exposure.inotuzumab_cycles", "inotuzumab cycles so far", "", (0, _MOST_CYCLES),
        "lines[].cycles", *_LINES,
        stated="exposure.inotuzumab_cycles", of=inotuzumab_cycles,
        topic=_topic("inotuzumab"),
    ),
    # `tkis_failed` takes any name
    count(
        "exposure.tki_number", "TKIs so far", "", (0, _MOST_TKIS), *_LINES,
        of=_tki_number, topic=_TKIS,
    ),
)  # fmt: skip
